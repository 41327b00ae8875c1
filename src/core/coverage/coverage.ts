import { allThemes, type Review } from '../annotations/annotation';
import { oncePer } from '../base/oncePer';
import { type Codebook, type Theme, themeOf } from '../codebook/codebook';
import { codingsOf } from '../corpus/codings';
import type { Analysis, CodedSource, Corpus, PlacedAnnotation } from '../corpus/corpus';
import { countedIn } from '../corpus/counted';
import { charactersInScope } from '../corpus/scope';
import { blanksAmong } from '../text/units';
import type { Cell, CellState, CodeCell, Tally, Total } from './cells';
import { sumCells } from './sums';
import { planTally, type TallyPlan, tally } from './tally';

export type { Cell, CellState, CodeCell, Total } from './cells';

/** A cell of a text column: the labels of its annotations in order of place. */
export interface TextCell {
  readonly theme: string;
  readonly labels: readonly string[];
}

/** The counts of one source. */
export interface Counts {
  /** One for each theme of kind `check`, in the codebook's order. */
  readonly cells: readonly Cell[];
  /** One for each theme of kind `text`. */
  readonly texts: readonly TextCell[];
  /**
   * Codes below themes of kind `check`, in the codebook's order: those of which something is coded, or a review says that
   * they are absent. Any other is absent or unknown where the code above it is, and else not reviewed.
   */
  readonly codes: readonly CodeCell[];
  /** Characters of the reading, and its units: what shares are shares of. */
  readonly characters: number;
  readonly units: number;
  /** Characters of the reading that keywords count in. */
  readonly inScope: number;
}

export interface Row extends Counts {
  readonly coded: CodedSource;
}

/** The table: sources x themes. */
export interface Coverage {
  readonly rows: readonly Row[];
  readonly totals: readonly Total[];
}

export function buildCoverage(corpus: Corpus): Coverage {
  const plan = planOf(corpus.codebook);
  const rows = corpus.sources.map((coded): Row => ({ coded, ...countsIn(coded, plan) }));
  return { rows, totals: totalsOf(corpus.codebook, rows) };
}

/** The foot of a table that has these rows. */
export function totalsOf(codebook: Codebook, rows: readonly Counts[]): readonly Total[] {
  return planOf(codebook).checks.map((theme, i) =>
    sumCells(
      theme.id,
      rows.map(row => row.cells[i]!),
    ),
  );
}

/** The counts of one source. */
export function countsOf(coded: CodedSource, codebook: Codebook): Counts {
  return countsIn(coded, planOf(codebook));
}

/** The row of one source; nothing is counted of the others. */
export function rowOf({ codebook }: Corpus, coded: CodedSource): Row {
  return { coded, ...countsOf(coded, codebook) };
}

interface Plan {
  readonly codebook: Codebook;
  readonly checks: readonly Theme[];
  readonly texts: readonly Theme[];
  /** Codes below the themes, with the path of the one above. */
  readonly codes: readonly string[];
  /** Themes, then codes. */
  readonly tally: TallyPlan;
}

const planOf = oncePer((codebook: Codebook): Plan => {
  const checks = codebook.themes.filter(theme => theme.kind === 'check');
  const checked = new Set(checks.map(theme => theme.id));
  const codes = [...codebook.codes.keys()].filter(path => path.includes('/') && checked.has(themeOf(path)));
  const columns = [...checks.map(theme => theme.id), ...codes].map(id => ({ id, codes: [id] }));
  const texts = codebook.themes.filter(theme => theme.kind === 'text');
  return { codebook, checks, texts, codes, tally: planTally(columns, codebook) };
});

/** The last counts of a text, and what they were counted from. */
interface Known {
  readonly codebook: Codebook;
  readonly annotations: readonly PlacedAnnotation[];
  readonly reviews: readonly Review[];
  readonly unread: readonly string[];
  readonly counts: Counts;
}

/** Counted once: the next snapshot has the same of all sources but the one that was edited. */
const known = new WeakMap<Analysis, Known>();

function countsIn(coded: CodedSource, plan: Plan): Counts {
  const { analysis } = coded;
  const { annotations, reviews, unread } = countedIn(coded);
  const before = known.get(analysis);
  if (
    before?.codebook === plan.codebook &&
    sameItems(before.reviews, reviews, (a, b) => a === b) &&
    before.unread.length > 0 === unread.length > 0 &&
    sameItems(
      before.annotations,
      annotations,
      (a, b) => a.annotation === b.annotation && a.anchor === b.anchor,
    )
  ) {
    return before.counts;
  }
  const counts = count(coded, plan);
  known.set(analysis, { codebook: plan.codebook, annotations, reviews, unread, counts });
  return counts;
}

function sameItems<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return a.length === b.length && a.every((each, i) => same(each, b[i]!));
}

function count(coded: CodedSource, plan: Plan): Counts {
  const { codebook, checks, texts } = plan;
  const tallies = tally(coded, plan.tally);
  const absent = new Set(
    countedIn(coded)
      .reviews.filter(review => review.absent)
      .map(review => review.code),
  );
  const isRead = countedIn(coded).reviews.some(review => review.code === allThemes);
  const labels = new Map<string, string[]>();
  for (const { annotation } of texts.length > 0 ? codingsOf(coded) : []) {
    const { codes, label, quote } = annotation;
    for (const theme of themesOf(codes, codebook)) {
      labels.set(theme, [...(labels.get(theme) ?? []), label ?? quote]);
    }
  }
  const stateOf = (code: string, { annotations }: Tally): CellState => {
    if (annotations > 0) return 'coded';
    if (countedIn(coded).unread.length > 0) return 'unknown';
    return isRead || absent.has(code) ? 'absent' : 'unreviewed';
  };
  return {
    cells: checks.map(({ id }, i) => ({ theme: id, ...tallies[i]!, state: stateOf(id, tallies[i]!) })),
    texts: texts.map(({ id }) => ({ theme: id, labels: labels.get(id) ?? [] })),
    codes: plan.codes
      .map((code, i): CodeCell => {
        const found = tallies[checks.length + i]!;
        const { annotations, characters, units } = found;
        return { code, annotations, characters, units, state: stateOf(code, found) };
      })
      .filter(({ state }) => state === 'coded' || state === 'absent'),
    characters: coded.analysis.reading.text.length,
    units: blanksAmong(coded.analysis.reading.text, coded.analysis.units).filled,
    inScope: charactersInScope(coded.analysis),
  };
}

/**
 * The themes an annotation counts for: those of its codes that are in the codebook. Two codes of one theme make it
 * one annotation of that theme.
 */
export function themesOf(codes: readonly string[], codebook: Codebook): ReadonlySet<string> {
  return new Set(codes.filter(code => codebook.codes.has(code)).map(themeOf));
}
