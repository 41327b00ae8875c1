/** What a coverage table counts: what people coded, or what the machine found. Never both in one number. */
export type Basis = 'coded' | 'keywords';

export const bases: readonly Basis[] = ['coded', 'keywords'];

/**
 * What a cell shows: a mark; how many passages or hits; their share of the characters, or of the units, of the source; the
 * first line of evidence. A mark stands for zero too.
 */
export const cellKinds = ['marks', 'counts', 'share', 'units', 'evidence'] as const;
export type CellKind = (typeof cellKinds)[number];
