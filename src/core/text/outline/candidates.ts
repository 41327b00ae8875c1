import { type FormName, usualRank } from './headingForms';
import { offsetIn, type ReadLine } from './lines';
import { type Mark, readMark } from './marks';

/**
 * Form of a line with a mark: a title `alone`, a title that text `runs in` after, one `sentence`, an `item` of an
 * enumeration, or a line that continues (`open`).
 */
export type HeadingShape = 'alone' | 'runIn' | 'sentence' | 'item' | 'open';

/** A line, or part of a line, that begins like a heading. */
export interface HeadingCandidate extends Mark {
  /** Its line in the text. */
  readonly at: number;
  /** Source offset of its mark, or of its line if the line begins with it. */
  readonly offset: number;
  readonly title: string;
  readonly shape: HeadingShape;
  /** Length of the title without its mark, in characters. */
  readonly length: number;
  /** Whether the line ends after the mark. */
  readonly isBare: boolean;
}

/** What ends a title that is set in bold by signs, as in **一、形势**. */
const closing = /(?:\*\*|__)$/;
/** Longest title, in UTF-16 code units. */
export const longestTitle = 80;
/** Longest first sentence that counts as a title. */
const longestSentence = 60;
/** Longest label before a colon: `总体目标：…`. */
const longestLabel = 20;
/** Longest distance, in characters, at which a further heading is looked for on a line. */
const farthestHead = 120;

const stops = /[。！？!?｡]|[.．](?=$)/;
/** Text that no heading contains: a full stop, or nothing but figures and punctuation. */
const noTitle = /^[。，、；！？）)”》]|^[^\p{L}]+$/u;
/** Number of a standard, which ends table rows. */
const standard = /[A-Z]{1,4}(?:\/[A-Z]{1,3})?\s?\d[\d.]*\s?[-—～~]\s?\d[\d.A-Z-]*$/;
const trailing = /(?:[（(][^（）()]*[）)]|[”’"』」]|\s)+$/;

/** The heading that begins with a mark within a line. */
export function candidateAt(line: ReadLine, at: number, mark: Mark): HeadingCandidate {
  const rest = line.text.slice(mark.titleStart).trimEnd();
  const { shape, length } = shapeOf(rest, mark.form);
  const title = `${line.text.slice(mark.start, mark.titleStart)}${rest.slice(0, length).trim()}`.trim();
  return { ...mark, at, offset: offsetIn(line, mark.start), title, shape, length, isBare: rest === '' };
}

/** Possible headings of a line: one, or several if no line end separates them. */
export function candidatesOf(
  line: ReadLine,
  at: number,
  below: string | undefined,
): readonly HeadingCandidate[] {
  const { text } = line;
  const first = readMark(text);
  if (!first) return [];
  const marks = [first, ...furtherMarks(text, first)];
  return marks.map((mark, i) => {
    const next = marks[i + 1];
    const offset = i === 0 ? line.start : offsetIn(line, mark.start);
    const all = text.slice(mark.titleStart, next?.start).trimEnd();
    // A mark alone on its line has its title on the next line.
    const rest = next || below === undefined ? all : withBelow(all, below, isAlphabetic(text[mark.start]!));
    const { shape, length } = next
      ? { shape: 'alone' as const, length: rest.length }
      : completed(shapeOf(rest, mark.form), rest, below);
    const name = rest.slice(0, length).trim();
    const head = text.slice(mark.start, mark.titleStart);
    const gap = all === '' && isAlphabetic(head[0] ?? '') ? ' ' : '';
    const title = mark.form.startsWith('hash')
      ? name.replace(/\s*#*$/, '')
      : `${gap ? head.trimEnd() : head}${gap}${name}`.trim().replace(closing, '');
    const { form, value, prefix, doubt, start, titleStart } = mark;
    const isBare = all === '';
    // Spread, it would take longer than all else here.
    return { form, value, prefix, doubt, start, titleStart, at, offset, title, shape, length, isBare };
  });
}

/** A title continues on the next line after a mark alone, or after a comma. */
function withBelow(rest: string, below: string, alphabetic: boolean): string {
  if (rest === '') {
    return isShortTitle(below) || (alphabetic && isAlphabeticTitle(below)) ? below.trim() : rest;
  }
  return /[，、]$/.test(rest) && isShortTitle(below) ? rest + below.trim() : rest;
}

/** An item whose semicolon is on the next line is no title. */
function completed(
  found: { readonly shape: HeadingShape; readonly length: number },
  rest: string,
  below: string | undefined,
): { readonly shape: HeadingShape; readonly length: number } {
  const isItem =
    found.shape === 'alone' &&
    below !== undefined &&
    below.length <= rest.length &&
    /；\s*$/.test(below) &&
    !readMark(below);
  return isItem ? { shape: 'item', length: found.length } : found;
}

function isShortTitle(text: string): boolean {
  return text.trim().length <= 30 && !/[。！？；，：]/.test(text) && !readMark(text);
}

function isAlphabetic(character: string): boolean {
  return /[\p{Script=Latin}\p{Script=Cyrillic}§]/u.test(character);
}

/** A title in an alphabetic script takes more characters, and may hold a comma. */
function isAlphabeticTitle(text: string): boolean {
  return (
    /^\s*\p{Lu}/u.test(text) &&
    text.trim().length <= longestTitle &&
    !/[.!?;:]\s*$/.test(text) &&
    !readMark(text)
  );
}

/** Divisions that may follow each other directly on a line. */
const inlineForms: ReadonlySet<FormName> = new Set<FormName>([
  'book',
  'volume',
  'part',
  'chapter',
  'section',
]);

/** Divisions of a law, and the longest title of one that its first article is looked for behind, in characters. */
const ofArticles: ReadonlySet<FormName> = new Set<FormName>(['chapter', 'section']);
const longestAboveArticles = 16;

/** Further marks on a line: after a gap, or of another division without a separator (第三篇…第十三章…). */
function furtherMarks(text: string, first: Mark): readonly Mark[] {
  const found: Mark[] = [];
  let form = first.form;
  // Most lines contain neither.
  if (!text.includes('第', first.titleStart) && !/\s{2}|\u3000/.test(text.slice(first.titleStart)))
    return found;
  if (form.startsWith('hash') || first.doubt === 'likely') return found;
  const isDivided = inlineForms.has(form) || form === 'han';
  const end = Math.min(text.length, first.titleStart + farthestHead);
  for (let place = first.titleStart + 1; place < end; place++) {
    const before = text[place - 1]!;
    if (/[。！？；]/.test(before)) break;
    const isDivision = text[place] === '第' && !/[按照依据根据见和与及、的在对由《“（(〈]/.test(before);
    const isBehindGap = gapBefore(text, place) >= 4;
    if (!isDivision && !isBehindGap) continue;
    const mark = readMark(text, place);
    if (!mark || mark.start !== place || mark.form === form || mark.form === 'ordinal') continue;
    // 第一章总则第一条为了…: only an article follows a short title so.
    const isArticle =
      mark.form === 'article' &&
      (isBehindGap || (ofArticles.has(form) && place - first.titleStart <= longestAboveArticles));
    if (mark.doubt === 'likely' || mark.doubt === 'weak' || (mark.doubt === 'bare' && !isArticle)) continue;
    if (!isBehindGap && !isArticle && !(isDivided && inlineForms.has(mark.form))) continue;
    found.push(mark);
    form = mark.form;
    place = mark.titleStart;
  }
  return found;
}

/** Number of blanks before a place that is not blank itself. */
function gapBefore(text: string, place: number): number {
  if (/\s/.test(text[place]!)) return 0;
  let columns = 0;
  for (let i = place - 1; i >= 0 && /\s/.test(text[i]!); i--) columns += columnsOf(text[i]!);
  return columns;
}

function columnsOf(blank: string): number {
  return blank === '\t' ? 4 : blank === '\u3000' ? 2 : 1;
}

function shapeOf(rest: string, form: FormName): { readonly shape: HeadingShape; readonly length: number } {
  if (noTitle.test(rest) || standard.test(rest)) return { shape: 'item', length: 0 };
  const gap = gapInTitle(rest);
  if (gap !== undefined) return { shape: 'runIn', length: gap };
  const bare = rest.replace(trailing, '');
  const kept = /[。！？!?]$/.test(bare) ? bare : rest;
  const stop = kept.search(stops);
  if (stop === -1) return withoutStop(rest, form);
  const isOne = stop >= kept.length - 1;
  const label = labelOf(rest, stop);
  // 3.“双高计划”：2024年… is an entry of a list.
  if (label !== undefined && isLow(form)) return { shape: 'item', length: label };
  if (isOne) return { shape: 'sentence', length: label ?? shortened(rest, stop) };
  if (label === undefined && rest.slice(0, stop).includes('；'))
    return { shape: 'sentence', length: shortened(rest, stop) };
  return { shape: 'runIn', length: label ?? shortened(rest, stop) };
}

/** Whether lists use a form as well. */
export function isLow(form: FormName): boolean {
  return usualRank[form] >= usualRank.arabic && form !== 'column' && !form.startsWith('decimal');
}

function withoutStop(
  rest: string,
  form: FormName,
): { readonly shape: HeadingShape; readonly length: number } {
  const last = rest.at(-1) ?? '';
  if (/[；;]/.test(rest)) return { shape: 'item', length: shortened(rest, rest.length) };
  if (/[，,、]/.test(last)) return { shape: 'open', length: rest.length - 1 };
  if (/[：:]/.test(last))
    return { shape: rest.length <= longestLabel + 10 ? 'alone' : 'open', length: rest.length - 1 };
  const label = labelOf(rest, rest.length);
  if (label !== undefined && isLow(form)) return { shape: 'item', length: label };
  if (rest.length <= longestTitle) return { shape: 'alone', length: rest.length };
  return { shape: 'runIn', length: shortened(rest, rest.length) };
}

/** End of a title that is followed by text after a gap; `undefined` if there is no such gap. */
function gapInTitle(rest: string): number | undefined {
  const punctuation = rest.search(/[，。；：！？]/);
  let narrow: number | undefined;
  for (const { 0: blanks, index } of rest.matchAll(/\s+/g)) {
    if (index > farthestHead) break;
    const behind = rest.length - index - blanks.length;
    const columns = [...blanks].reduce((sum, each) => sum + columnsOf(each), 0);
    if (columns >= 4 && behind >= 10) return index;
    if ((columns >= 2 || blanks.length >= 2) && index < punctuation) narrow = index;
  }
  return narrow !== undefined && /[。！？]/.test(rest) ? narrow : undefined;
}

/** Label before a colon and before the first full stop. */
function labelOf(rest: string, stop: number): number | undefined {
  const colon = rest.slice(0, Math.min(stop, longestLabel + 1)).search(/[：:]/);
  return colon > 0 ? colon : undefined;
}

/** Title within a first sentence: the whole sentence, its first clause, or nothing. */
function shortened(rest: string, stop: number): number {
  if (stop <= longestSentence) return stop;
  const clause = rest.search(/[，,：:；]/);
  return clause > 0 && clause <= longestSentence ? clause : 0;
}
