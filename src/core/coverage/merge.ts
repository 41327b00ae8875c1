import type { Codebook } from '../codebook/codebook';
import { type CountedColumn, mergedId } from '../codebook/columns';
import type { CodedSource } from '../corpus/corpus';
import type { Cell, CellState, Tally, Total } from './cells';
import type { Row } from './coverage';
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

/** Counts one source for each merged column. */
export function tallyMerged(
  coded: CodedSource,
  codebook: Codebook,
  merged: readonly (readonly string[])[],
): readonly Tally[] {
  if (merged.length === 0) return [];
  return tally(coded, planTally(columnsOf(merged), codebook));
}

/**
 * Merges themes, for the eye only: coded where any of them is, absent only where all are. Its numbers are those of
 * distinct annotations: one that has codes of two of the themes counts once, and so do characters and units. `tallies` are those of
 * `tallyMerged`, one list for each row.
 */
export function mergeThemes(
  rows: readonly Pick<Row, 'cells'>[],
  merged: readonly (readonly string[])[],
  tallies: readonly (readonly Tally[])[],
): readonly MergedColumn[] {
  return columnsOf(merged).map(({ id, codes }, i) => {
    const cells = rows.map((row, k): Cell => ({ theme: id, ...tallies[k]![i]!, state: stateOf(row, codes) }));
    return { theme: id, themes: codes, cells, total: sumCells(id, cells) };
  });
}

function columnsOf(merged: readonly (readonly string[])[]): readonly CountedColumn[] {
  return merged.map(themes => ({ id: mergedId(themes), codes: themes }));
}

function stateOf({ cells }: Pick<Row, 'cells'>, themes: readonly string[]): CellState {
  const states = cells.filter(cell => themes.includes(cell.theme)).map(cell => cell.state);
  if (states.includes('coded')) return 'coded';
  if (states.includes('unknown')) return 'unknown';
  return states.every(state => state === 'absent') ? 'absent' : 'unreviewed';
}
