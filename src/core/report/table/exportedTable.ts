/** The coverage table as every writer of documents prints it. */
export interface ExportTable {
  readonly title: string;
  /** The first is that of the sources. */
  readonly columns: readonly ExportColumn[];
  /** As many cells as there are columns; so too in `totals`, the rows of totals. */
  readonly rows: readonly (readonly ExportCell[])[];
  readonly totals: readonly (readonly ExportCell[])[];
  /** The notes below it: the key of marks and numbered headings, what is left out, the method in short. */
  readonly notes: readonly string[];
}

export interface ExportColumn {
  /** Narrow: ①. */
  readonly head: string;
  readonly name: string;
  readonly kind: 'source' | 'mark' | 'text';
}

/** Marks and texts, or counts. */
export type ExportCell = string | number;
