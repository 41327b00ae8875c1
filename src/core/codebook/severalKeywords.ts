import { renderInline } from '../yaml/render';

/**
 * The keywords that one entry seems to hold, such as `就业、养老`: with a comma, semicolon or 、 between them, or with a
 * blank between Han characters, which would be looked for as if it were not there. `undefined` for one keyword: a part
 * of one character makes a set phrase (`土、水、气`).
 */
export function severalKeywords(entry: string): readonly string[] | undefined {
  const parts = entry
    .split(/[、，,；;]|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u)
    .map(part => part.trim())
    .filter(part => part !== '');
  return parts.length > 1 && parts.every(part => [...part].length > 1) ? parts : undefined;
}

/** Keywords as entries of a YAML list in the place of one, of whose line `before` is what stands before it: the dash, in a list by lines. */
export function keywordEntries(keywords: readonly string[], before: string): string {
  return keywords.map(keyword => renderInline(keyword)).join(/^\s*-\s+$/.test(before) ? `\n${before}` : ', ');
}
