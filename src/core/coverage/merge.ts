import { mergedId } from '../codebook/columns';
import type { Corpus } from '../corpus/corpus';
import type { Cell, CellState, Total } from './cells';
import type { Coverage, Row } from './coverage';
import { sumCells } from './sums';
import { planTally, tally } from './tally';

/** Themes shown as one column. */
export interface MergedColumn {
  /** Ids of its themes joined by `+`. */
  readonly theme: string;
  readonly themes: readonly string[];
  /** A cell for each row. */
  readonly cells: readonly Cell[];
  readonly total: Total;
}

/**
 * Merges themes, for the eye only: coded where any of them is, absent only where all are. Its numbers are those of
 * distinct annotations: one that has codes of two of the themes counts once, and so do characters and units.
 */
export function mergeThemes(
  { codebook, sources }: Corpus,
  { rows }: Coverage,
  merged: readonly (readonly string[])[],
): readonly MergedColumn[] {
  const columns = merged.map(themes => ({ id: mergedId(themes), codes: themes }));
  const plan = planTally(columns, codebook);
  const tallies = sources.map(coded => tally(coded, plan));
  return columns.map(({ id, codes }, i) => {
    const cells = rows.map((row, k): Cell => ({ theme: id, ...tallies[k]![i]!, state: stateOf(row, codes) }));
    return { theme: id, themes: codes, cells, total: sumCells(id, cells) };
  });
}

function stateOf({ cells }: Row, themes: readonly string[]): CellState {
  const states = cells.filter(cell => themes.includes(cell.theme)).map(cell => cell.state);
  if (states.includes('coded')) return 'coded';
  if (states.includes('unknown')) return 'unknown';
  return states.every(state => state === 'absent') ? 'absent' : 'unreviewed';
}
