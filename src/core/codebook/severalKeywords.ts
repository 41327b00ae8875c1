import { renderInline } from '../yaml/render';

/**
 * The keywords that one entry probably contains, such as `就业、养老`: separated by a comma, semicolon or 、, or by a blank
 * between Han characters, which would be ignored in the search. `undefined` for one keyword; a part of one character marks
 * a set phrase (`土、水、气`).
 */
export function severalKeywords(entry: string): readonly string[] | undefined {
  const parts = entry
    .split(/[、，,；;]|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u)
    .map(part => part.trim())
    .filter(part => part !== '');
  return parts.length > 1 && parts.every(part => [...part].length > 1) ? parts : undefined;
}

/** Keywords that somebody typed or pasted as a list, with commas, semicolons, 、 or line ends between them; none twice. */
export function listedKeywords(list: string): readonly string[] {
  const entries = list
    .split(/[、，,；;\r\n]/)
    .map(entry => entry.trim())
    .flatMap(entry => severalKeywords(entry) ?? [entry]);
  return [...new Set(entries.filter(entry => entry !== ''))];
}

/** Keywords as entries of a YAML list in the place of one, of whose line `before` is what stands before it: the dash, in a list by lines. */
export function keywordEntries(keywords: readonly string[], before: string): string {
  return keywords.map(keyword => renderInline(keyword)).join(/^\s*-\s+$/.test(before) ? `\n${before}` : ', ');
}
