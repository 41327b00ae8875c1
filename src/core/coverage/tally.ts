import type { Codebook } from '../codebook/codebook';
import { type CodedSource, isPlaced } from '../corpus/corpus';
import type { Span } from '../text/lines';
import { fromSource } from '../text/reading';
import type { CountedColumn } from './columns';
import { coveredLength, touchedUnits } from './shares';

/** How much of one source belongs to a column. */
export interface Tally {
  /** Annotations whose passages are in the text; one that has several codes of the column counts once. */
  readonly annotations: number;
  /** Characters of the reading in a coded passage; where passages overlap, once. */
  readonly characters: number;
  /** Units that have a character of a coded passage. */
  readonly units: number;
  /** Keyword matches; a sub-code has none, since keywords belong to themes. */
  readonly matches: number;
  /** Characters of the reading in a match; where matches overlap, once. */
  readonly matchCharacters: number;
  /** Units in which a match begins. */
  readonly matchUnits: number;
}

/** Columns, and which of them a code and the keywords of a theme count for. */
export interface TallyPlan {
  readonly columns: readonly CountedColumn[];
  readonly byCode: ReadonlyMap<string, readonly number[]>;
  readonly byTheme: ReadonlyMap<string, readonly number[]>;
}

export function planTally(columns: readonly CountedColumn[], { codes, themes }: Codebook): TallyPlan {
  const indices = (wanted: (code: string) => boolean) =>
    columns.flatMap((column, i) => (column.codes.some(wanted) ? [i] : []));
  return {
    columns,
    byCode: new Map(
      [...codes.keys()].map(path => [path, indices(code => path === code || path.startsWith(`${code}/`))]),
    ),
    byTheme: new Map(themes.map(({ id }) => [id, indices(code => code === id)])),
  };
}

/** Counts one source for every column of a plan, in their order. */
export function tally(coded: CodedSource, plan: TallyPlan): readonly Tally[] {
  const { reading, units, matches } = coded.analysis;
  const tallies = plan.columns.map(() => ({ ...nothing }));
  const spans: (Span[] | undefined)[] = [];
  for (const placed of coded.annotations) {
    if (!isPlaced(placed)) continue;
    const { start, end } = placed.anchor.span;
    const span = { start: fromSource(reading, start), end: fromSource(reading, end) };
    for (const column of columnsOf(placed.annotation.codes, plan)) {
      tallies[column]!.annotations++;
      const list = spans[column];
      if (list) list.push(span);
      else spans[column] = [span];
    }
  }
  spans.forEach((list, column) => {
    if (!list) return;
    tallies[column]!.characters = coveredLength(list);
    tallies[column]!.units = touchedUnits(list, units);
  });
  const reached = plan.columns.map(() => 0);
  const unit = plan.columns.map(() => -1);
  for (const match of matches) {
    for (const column of plan.byTheme.get(match.keyword.theme) ?? []) {
      const counted = tallies[column]!;
      counted.matches++;
      // Matches come in order of place.
      const from = Math.max(match.readingStart, reached[column]!);
      if (match.readingEnd > from) {
        counted.matchCharacters += match.readingEnd - from;
        reached[column] = match.readingEnd;
      }
      if (match.unit === unit[column]) continue;
      counted.matchUnits++;
      unit[column] = match.unit;
    }
  }
  return tallies;
}

const nothing: Tally = {
  annotations: 0,
  characters: 0,
  units: 0,
  matches: 0,
  matchCharacters: 0,
  matchUnits: 0,
};

/** The columns an annotation counts for, each once. */
function columnsOf(codes: readonly string[], { byCode }: TallyPlan): Iterable<number> {
  if (codes.length === 1) return byCode.get(codes[0]!) ?? [];
  return new Set(codes.flatMap(code => byCode.get(code) ?? []));
}
