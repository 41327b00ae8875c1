import type { Source } from './source';

/** A heading of a plan, with the stretch of lines it governs. */
export interface Heading {
  /** Depth in the scheme of plan texts: smaller is higher. Levels may be skipped. */
  readonly level: number;
  readonly title: string;
  /** 1-based line the heading stands on. */
  readonly line: number;
  /** 1-based last line it governs, up to the next heading of the same or a higher level. */
  readonly endLine: number;
}

/** Longest heading line, in UTF-16 units; a longer line is body text that begins like a heading. */
const longestHeading = 40;

const numeral = '[一二三四五六七八九十百零〇0-9０-９]';

/** Heading forms of plan texts, highest first; the index is the level. Kept in step with syntaxes/. */
const forms: readonly RegExp[] = [
  new RegExp(`^第${numeral}+编(?=[\\s\\u3000:：]|$)`),
  new RegExp(`^第${numeral}+章`),
  new RegExp(`^第${numeral}+节`),
  new RegExp(`^第${numeral}+条(?=[\\s\\u3000])`),
  /^[一二三四五六七八九十]+、(?![一二三四五六七八九十]+、)/,
  /^[（(][一二三四五六七八九十]+[）)]/,
  /^[0-9０-９]{1,2}(?:[.．](?![0-9０-９])|、)/,
  /^[（(][0-9０-９]{1,2}[）)]/,
  /^[①-⑳]/,
];
const column = /^专栏\s*[0-9０-９一二三四五六七八九十]+/;
const columnLevel = forms.length;

/** How headings of each level begin in plan texts. */
export const headingExamples: readonly string[] = [
  '第一编',
  '第一章',
  '第一节',
  '第一条',
  '一、',
  '（一）',
  '1.',
  '（1）',
  '①',
  '专栏 1',
];
const markdown = /^(#{1,6})\s+(.+?)\s*#*$/;
const leadingBlanks = /^[\s\u3000]+/;

/** The level of the heading form a line begins with; `undefined` for body text. */
export function headingLevel(line: string): number | undefined {
  const text = line.replace(leadingBlanks, '');
  // A look at one character spares most lines the patterns.
  if (!/^[第一二三四五六七八九十（(0-9０-９①-⑳专#]/.test(text)) return undefined;
  const hashes = markdown.exec(text);
  if (hashes) return hashes[1]!.length - 1;
  if (column.test(text)) return columnLevel;
  const level = forms.findIndex(form => form.test(text));
  return level === -1 ? undefined : level;
}

/**
 * The title of a heading line. A run-in heading (`（一）加强监管。各地……`) is its first sentence; a line that only
 * begins like a heading gives `undefined`.
 */
function headingTitle(line: string): string | undefined {
  const text = line.replace(leadingBlanks, '').trimEnd();
  const stop = text.search(/[。！？；]/);
  if (stop === -1) return text.length <= longestHeading ? text.replace(markdown, '$2') : undefined;
  // `1. 修复档案。` is a list item, not a heading; a stop further on ends a run-in heading.
  return stop < longestHeading && stop < text.length - 1 ? text.slice(0, stop) : undefined;
}

/** How a heading of Markdown begins, which shares the upper six levels; `undefined` for other lines. */
export function markdownMark(line: string): string | undefined {
  return markdown.exec(line.replace(leadingBlanks, ''))?.[1];
}

/** All headings of a source in order of lines. */
export function findHeadings(source: Source): readonly Heading[] {
  const found: { level: number; title: string; line: number }[] = [];
  for (let line = 1; line <= source.lines.count; line++) {
    const text = source.lines.line(line);
    const level = headingLevel(text);
    if (level === undefined) continue;
    const title = headingTitle(text);
    if (title !== undefined) found.push({ level, title, line });
  }
  return withEnds(found, source.lines.count);
}

/** Adds the last line each heading governs: the one before the next heading of its level or a higher one. */
function withEnds(found: readonly Omit<Heading, 'endLine'>[], lastLine: number): readonly Heading[] {
  const headings: Heading[] = [];
  // From the back; holds the headings that may still end one further up, the nearest last.
  const later: Omit<Heading, 'endLine'>[] = [];
  for (const heading of found.toReversed()) {
    while (later.length > 0 && later.at(-1)!.level > heading.level) later.pop();
    headings.push({ ...heading, endLine: (later.at(-1)?.line ?? lastLine + 1) - 1 });
    later.push(heading);
  }
  return headings.reverse();
}
