import type { Span } from '../lines';
import type { Mask } from './mask';

/** Blocks of a Markdown text whose marks are read together, and the names that links may refer to. */
export interface Blocks {
  readonly blocks: readonly Span[];
  readonly references: ReadonlySet<string>;
}

const fence = /^[ \t]*(?:>[ \t]*)*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}(?!.*`)|~{3,})/;
const quote = /^[ \t]{0,3}(?:>[ \t]?)+/;
const item = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
const heading = /^[ \t]{0,3}#{1,6}(?:[ \t]|$)/;
const rule = /^[ \t]*(?:=+|-+|(?:[-*_][ \t]*){3,})[ \t]*$/;
const tableRule = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const row = /^[ \t]*\|/;
const definition = /^[ \t]{0,3}\[(?!\^)([^\]\n]{1,200})\]:[ \t]*\S+.*$/;
const title = /^[ \t]+(?:"[^"]*"|'[^']*'|\([^)]*\))[ \t]*$/;
const note = /^[ \t]{0,3}\[\^[^\]\s]{1,100}\]:[ \t]?/;
/** A line of front matter: a name and its value. */
const keyed = /^\s*["']?[\p{L}\w. -]{1,60}["']?[ \t]*[:=]/mu;
const rawHead = /<(script|style)\b[^<>]{0,1000}>/gi;

/** Hides everything except text (front matter, comments, fences, rules, definitions) and finds the blocks. */
export function findBlocks(text: string, mask: Mask): Blocks {
  const references = new Set<string>();
  const blocks: Span[] = [];
  let open: number | undefined;
  let fenced: string | undefined;
  let defined = false;
  const close = (end: number) => {
    if (open !== undefined && end > open) blocks.push({ start: open, end });
    open = undefined;
  };
  let at = hideFrontMatter(text, mask);
  hideComments(text, at, mask);
  for (; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    const line = text.slice(at, end);
    const start = at;
    at = end + 1;
    const marks = opensFence(line);
    if (fenced !== undefined) {
      if (closesFence(line, fenced)) {
        mask.hide(start, end);
        fenced = undefined;
      }
      continue;
    }
    if (marks !== undefined && !mask.isHidden(start)) {
      close(start);
      mask.hide(start, end);
      fenced = marks;
      continue;
    }
    if (isEmpty(line, start, mask)) {
      close(start);
      defined = false;
      continue;
    }
    const inner = quote.exec(line)?.[0].length ?? 0;
    mask.hide(start, start + inner);
    const own = line.slice(inner);
    const name = definition.exec(own)?.[1];
    if (name !== undefined || (defined && title.test(own))) {
      close(start);
      if (name !== undefined) references.add(elementName(name));
      defined = name !== undefined;
      mask.hide(start, end);
      continue;
    }
    defined = false;
    if (rule.test(own) || (tableRule.test(own) && own.includes('-'))) {
      close(start);
      mask.hide(start, end);
      continue;
    }
    const isOwn = heading.test(own) || row.test(own);
    const noteMark = note.exec(own)?.[0].length ?? 0;
    mask.hide(start + inner, start + inner + noteMark);
    if (isOwn || noteMark > 0 || item.test(own)) close(start);
    open ??= start;
    if (isOwn) close(end);
  }
  close(text.length);
  return { blocks, references };
}

/** The marks of a line that opens fenced code; the same marks close it. */
export function opensFence(line: string): string | undefined {
  return fence.exec(line)?.[1];
}

/** Whether a line closes the code opened by these marks. */
export function closesFence(line: string, marks: string): boolean {
  if (!opensFence(line)?.startsWith(marks)) return false;
  return (
    line
      .trim()
      .replace(/^(?:>\s*)*/, '')
      .replace(/[`~]+/, '') === ''
  );
}

/** Normalised name of a link reference: case and white space make no difference. */
export function elementName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Hides front matter; returns its end. */
function hideFrontMatter(text: string, mask: Mask): number {
  const head = /^(?:---|\+\+\+)[ \t]*\n/.exec(text)?.[0];
  if (head === undefined) return 0;
  const foot = head.startsWith('+') ? /^\+\+\+[ \t]*$/gm : /^(?:---|\.\.\.)[ \t]*$/gm;
  foot.lastIndex = head.length;
  const found = foot.exec(text);
  const data = text.slice(head.length, found?.index ?? head.length);
  // Otherwise it is a rule with text below it.
  if (!found || (data.trim() !== '' && !keyed.test(data))) return 0;
  mask.hide(0, foot.lastIndex);
  return foot.lastIndex;
}

/** Hides comments, scripts and styles that are not in code. */
function hideComments(text: string, from: number, mask: Mask): void {
  rawHead.lastIndex = from;
  if (!text.includes('<!--', from) && !rawHead.test(text)) return;
  const isCode = codeIn(text, from);
  for (let at = text.indexOf('<!--', from); at !== -1; ) {
    const end = text.indexOf('-->', at + 4);
    if (end === -1) break;
    if (isCode[at] === 0) mask.hide(at, end + 3);
    at = text.indexOf('<!--', isCode[at] === 0 ? end + 3 : at + 4);
  }
  rawHead.lastIndex = from;
  const small = text.toLowerCase();
  for (let found = rawHead.exec(text); found; found = rawHead.exec(text)) {
    const foot = small.indexOf(`</${found[1]!.toLowerCase()}`, rawHead.lastIndex);
    const end = foot === -1 ? -1 : text.indexOf('>', foot);
    if (end === -1) break;
    if (isCode[found.index] === 0) mask.hide(found.index, end + 1);
    rawHead.lastIndex = end + 1;
  }
}

/** Places inside fenced code, or inside code in a line that contains the start of a comment. */
function codeIn(text: string, from: number): Uint8Array {
  const isCode = new Uint8Array(text.length);
  const fences = /^[ \t]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t]*\1[`~]*[ \t]*$|$(?![\s\S]))/gm;
  const inLine = /(?<!`)(`+)(?!`)[^`\n]{0,300}<!--[^`\n]{0,300}\1(?!`)/g;
  for (const pattern of [fences, inLine]) {
    pattern.lastIndex = from;
    for (const each of text.matchAll(pattern)) isCode.fill(1, each.index, each.index + each[0].length);
  }
  return isCode;
}

function isEmpty(line: string, start: number, mask: Mask): boolean {
  for (let i = 0; i < line.length; i++) if (!mask.isHidden(start + i) && /\S/.test(line[i]!)) return false;
  return true;
}
