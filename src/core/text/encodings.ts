/** Encodings of sources, by the names that browsers know them by (WHATWG Encoding). */
export const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];

/** Bytes of a text that are invalid in its encoding. */
export interface BadBytes {
  readonly count: number;
  /** The first ones: offset in the file from 0, and line from 1. */
  readonly first: readonly { readonly byte: number; readonly line: number }[];
}
