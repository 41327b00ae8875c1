import type { Corpus } from '../corpus/corpus';
import { buildCoverage } from './coverage';

/** An unreviewed cell: nothing is coded there, and nobody marked it absent. */
export interface Gap {
  /** Path of the source. */
  readonly source: string;
  /** Id of the theme. */
  readonly theme: string;
}

/** Which gaps; what is `undefined` leaves nothing out. */
export interface GapFilter {
  readonly source?: string;
  readonly theme?: string;
}

/** All unreviewed cells: source by source in the order of the rows, in each the themes in the codebook's order. */
export function listGaps(corpus: Corpus, filter: GapFilter = {}): readonly Gap[] {
  return buildCoverage(corpus).rows.flatMap(({ coded, cells }) => {
    const source = coded.source.path;
    if (filter.source !== undefined && filter.source !== source) return [];
    return cells
      .filter(({ state, theme }) => state === 'unreviewed' && (filter.theme ?? theme) === theme)
      .map(({ theme }) => ({ source, theme }));
  });
}

/** Where a cell stands among the gaps. */
export interface GapPlace {
  /** Its number, from 1; `undefined` if it is not one of them (any more). */
  readonly at: number | undefined;
  readonly total: number;
  /** The previous and next one in the order of the table, wrapping around; `undefined` if there is no other. */
  readonly previous: Gap | undefined;
  readonly next: Gap | undefined;
}

/** Finds a cell's place among gaps, whether it is one of them or not. */
export function placeAmongGaps(corpus: Corpus, gaps: readonly Gap[], cell: Gap): GapPlace {
  const row = new Map(corpus.sources.map(({ source }, i) => [source.path, i]));
  const column = new Map(corpus.codebook.themes.map(({ id }, i) => [id, i]));
  const compare = (a: Gap, b: Gap) =>
    (row.get(a.source) ?? 0) - (row.get(b.source) ?? 0) ||
    (column.get(a.theme) ?? 0) - (column.get(b.theme) ?? 0);
  const found = gaps.findIndex(gap => compare(gap, cell) === 0);
  const others = gaps.filter((_, i) => i !== found);
  return {
    at: found === -1 ? undefined : found + 1,
    total: gaps.length,
    previous: others.findLast(gap => compare(gap, cell) < 0) ?? others.at(-1),
    next: others.find(gap => compare(gap, cell) > 0) ?? others[0],
  };
}
