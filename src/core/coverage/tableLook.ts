import type { Basis, CellKind } from './basis';
import type { CellState } from './cells';

/** What cells of the table are about: coding, keyword hits, or both side by side. */
export type TableBasis = Basis | 'both';
export const tableBases: readonly TableBasis[] = ['coded', 'keywords', 'both'];

/** What cells show: marks; how many; the share of the characters, or of the units; the first line of evidence. */
export type Display = CellKind;
export const displays: readonly Display[] = ['marks', 'counts', 'share', 'units', 'evidence'];

/** How the table is shown: what its cells are about and show, and its layout. */
export interface TableLook {
  readonly basis: TableBasis;
  readonly display: Display;
  readonly settings: TableSettings;
}

/** The layout of the table. Columns are named by their keys (`Column.key`); names that no longer exist do no harm. */
export interface TableSettings {
  /** Columns whose sub-codes are shown. */
  readonly expanded: readonly string[];
  readonly hidden: readonly string[];
  /** Names of attributes that are shown as columns. */
  readonly attributes: readonly string[];
  /** Columns in the order that the user has chosen; all others follow in the order of the codebook. */
  readonly order: readonly string[];
  /** Kept at the left. */
  readonly pinned: readonly string[];
  /** Ids of themes shown as one column. */
  readonly merged: readonly (readonly string[])[];
  /** Attribute that rows are grouped by. */
  readonly group: string | undefined;
  /** Keys of the groups whose sources are shown. */
  readonly open: readonly string[];
  /** `undefined`: the order of the project. */
  readonly sort: { readonly column: string; readonly descending: boolean } | undefined;
  readonly filter: TableFilter;
}

export interface TableFilter {
  /** By attribute, the values that sources may have, as texts; an empty text stands for none. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** Only sources that have a cell in that state. */
  readonly state: CellState | undefined;
  /** Only sources with that in their names. */
  readonly search: string;
}

export const noFilter: TableFilter = { attributes: {}, state: undefined, search: '' };

export const initialTable: TableSettings = {
  expanded: [],
  hidden: [],
  attributes: [],
  order: [],
  pinned: [],
  merged: [],
  group: undefined,
  open: [],
  sort: undefined,
  filter: noFilter,
};
