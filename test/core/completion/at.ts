/** A text whose cursor is written `|`: the text without it, and its offset. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  if (offset === -1 || marked.includes('|', offset + 1)) throw new Error(`One | is wanted: ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
