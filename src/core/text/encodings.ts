/** Encodings of sources, by the names that browsers know them by (WHATWG Encoding). */
export const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];
