import { type Codebook, isWithin } from '../codebook/codebook';
import type { CountedColumn } from '../codebook/columns';
import { codingsOf } from '../corpus/codings';
import type { CodedSource } from '../corpus/corpus';
import type { Match } from '../keywords/match';
import type { Span } from '../text/lines';
import { fromSource } from '../text/reading';
import { blanksAmong } from '../text/units';
import type { Tally } from './cells';
import { coveredLength, touchedUnits } from './shares';
import { noTally } from './sums';

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
    byCode: new Map([...codes.keys()].map(path => [path, indices(code => isWithin(path, code))])),
    byTheme: new Map(themes.map(({ id }) => [id, indices(code => code === id)])),
  };
}

/** Counts one source for every column of a plan, in their order. */
export function tally(coded: CodedSource, plan: TallyPlan): readonly Tally[] {
  const { reading, units, matches } = coded.analysis;
  const tallies = plan.columns.map(() => ({ ...noTally }));
  const spans: (Span[] | undefined)[] = [];
  for (const placed of codingsOf(coded)) {
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
    tallies[column]!.units = touchedUnits(list, units, reading.text);
  });
  countMatches(matches, blanksAmong(reading.text, units).isBlank, plan, tallies);
  return tallies;
}

/** Counts the matches, which come in order of place. */
function countMatches(
  matches: readonly Match[],
  isBlank: Uint8Array,
  { columns, byTheme }: TallyPlan,
  tallies: readonly { -readonly [Key in keyof Tally]: Tally[Key] }[],
): void {
  const last = columns.map(() => ({ end: 0, unit: -1 }));
  for (const { keyword, readingStart, readingEnd, unit } of matches) {
    for (const column of byTheme.get(keyword.theme) ?? []) {
      const counted = tallies[column]!;
      const before = last[column]!;
      counted.matches++;
      if (readingEnd > before.end) {
        counted.matchCharacters += readingEnd - Math.max(readingStart, before.end);
        before.end = readingEnd;
      }
      if (unit === before.unit || isBlank[unit] === 1) continue;
      counted.matchUnits++;
      before.unit = unit;
    }
  }
}

/** The columns an annotation counts for, each once. */
function columnsOf(codes: readonly string[], { byCode }: TallyPlan): Iterable<number> {
  if (codes.length === 1) return byCode.get(codes[0]!) ?? [];
  return new Set(codes.flatMap(code => byCode.get(code) ?? []));
}
