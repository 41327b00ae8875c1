import { foldToLetters, type Letters } from '../annotations/letters';
import { defined } from '../base/values';
import type { CodingRow } from '../import/rows';
import type { Span } from '../text/lines';
import { normalizeText } from '../text/source';
import type { Counting, ForeignProblem, ForeignSelection, KeptComment } from './foreign';
import { bestFit, fits, type Offsets, standsAt } from './units';

/** The selections of one text as rows of an import, and how their positions were counted. */
export interface SelectionRows {
  readonly rows: readonly CodingRow[];
  readonly problems: readonly ForeignProblem[];
  /** `undefined` where no selection has positions, or all ways to count are one in this text. */
  readonly counting: (Counting & { readonly by: 'quotes' | 'ends' | 'format' }) | undefined;
  /** Comments with their places counted as ours are; those that lead nowhere are left out. */
  readonly comments: readonly KeptComment[];
}

/** A text as its file has it, and what says where to find things in it. */
export interface SelectedText {
  /** Path of the source. */
  readonly path: string;
  readonly text: string;
  /** The text of the file that it is in, where that has other line ends. */
  readonly file?: string;
  readonly selections: readonly ForeignSelection[];
  readonly comments?: readonly KeptComment[];
  /** How the format counts, the most likely first. */
  readonly units: readonly Counting[];
}

/** Each selection is looked at in the text; how positions are counted is found out by what stands there. */
export function rowsOf({
  path,
  text,
  file = text,
  selections,
  comments = [],
  units,
}: SelectedText): SelectionRows {
  const coded = selections.filter(({ codes }) => codes.length > 0);
  if (coded.length + comments.length === 0)
    return { rows: [], problems: [], counting: undefined, comments: [] };
  const all = fits(text, coded, units);
  const fit = bestFit(all);
  const points = pointsBetween(text, file);
  const letters = foldToLetters(text);
  const rows = new Map<string, CodingRow>();
  const problems: ForeignProblem[] = [];
  for (const [i, selection] of coded.entries()) {
    const { guid, where, codes, coder, memo, label, id, created } = selection;
    const found = placeOf(selection, text, fit.offsets, letters);
    if ('reason' in found) {
      problems.push({ reason: found.reason, at: where, ...defined({ detail: selection.quote }) });
      continue;
    }
    const { quote, span, name } = found;
    // Tables have a row for each code of a passage.
    const same = JSON.stringify(guid === undefined && span ? [span, quote, coder, memo] : i);
    const before = rows.get(same)?.codes ?? [];
    rows.set(same, {
      line: i + 1,
      where,
      source: path,
      quote,
      codes: [...new Set([...before, ...codes])],
      ...(span && { start: points(span.start), end: points(span.end) }),
      ...defined({ coder, memo, label: label ?? name, id, created }),
    });
  }
  const placed = comments.flatMap(comment => {
    const span = fit.offsets.span(comment.start, comment.end);
    if (!span) return [];
    const quote = asRead(text.slice(span.start, span.end));
    const start = [...normalizeText(text.slice(0, span.start))].length;
    return [{ ...comment, source: path, start, end: start + [...quote].length, quote }];
  });
  return { rows: [...rows.values()], problems, counting: countingOf(fit, all, coded), comments: placed };
}

function countingOf(
  fit: ReturnType<typeof bestFit>,
  all: ReturnType<typeof fits>,
  selections: readonly ForeignSelection[],
): SelectionRows['counting'] {
  const isPlaced = selections.some(({ start }) => start !== undefined);
  const isOne = all.every(({ offsets }) => offsets.length === fit.offsets.length);
  if (!isPlaced || isOne) return undefined;
  const rest = all.filter(({ offsets }) => offsets !== fit.offsets);
  const by = rest.some(({ quoted }) => quoted < fit.quoted)
    ? 'quotes'
    : rest.some(({ broken, likely }) => broken > fit.broken || likely < fit.likely)
      ? 'ends'
      : 'format';
  return { ...fit.offsets.counting, by };
}

type Place =
  | { readonly quote: string; readonly span?: Span; readonly name?: string }
  | { readonly reason: 'no-place' | 'past-end' };

function placeOf(selection: ForeignSelection, text: string, offsets: Offsets, letters: Letters): Place {
  const { start, end, quote } = selection;
  if (start === undefined || end === undefined)
    return quote === undefined
      ? { reason: 'no-place' }
      : { quote: asRead(quote), ...onlyPlace(quote, letters) };
  const span = offsets.span(start, end);
  const stretch = span && text.slice(span.start, span.end);
  if (span && stretch !== undefined && (quote === undefined || standsAt(stretch, selection)))
    return { quote: asRead(stretch), span };
  if (isQuote(selection, letters.text)) {
    // The quote decides; the place, which is not its own, is told as wrong.
    const whole = selection.isCut ? fromItsBeginning(selection, text, offsets) : undefined;
    return { quote: asRead(whole ?? quote!), span: { start: text.length, end: text.length } };
  }
  if (span && stretch !== undefined) return { quote: asRead(stretch), span, name: asRead(quote!) };
  return { reason: start >= 0 && end > start ? 'past-end' : 'no-place' };
}

/** Where the words of a quote stand, if they stand in the text once: however short, they are meant. */
function onlyPlace(quote: string, { text, starts, ends }: Letters): { readonly span?: Span } {
  const own = foldToLetters(asRead(quote)).text;
  const at = own === '' ? -1 : text.indexOf(own);
  if (at === -1 || text.indexOf(own, at + 1) !== -1) return {};
  return { span: { start: starts[at]!, end: ends[at + own.length - 1]! } };
}

/** Whether what is said of a selection is its quote, and no name that somebody gave it. */
function isQuote(
  { quote, isCut, mayBeName, start = 0, end = 0 }: ForeignSelection,
  letters: string,
): boolean {
  if (quote === undefined) return false;
  if (!mayBeName) return true;
  const isLong = isCut || [...quote].length === end - start || quote.length === end - start;
  const own = foldToLetters(quote).text;
  return isLong && own !== '' && letters.includes(own);
}

/** A passage of which only the beginning is said, found by that and as long as it should be. */
function fromItsBeginning(
  { quote = '', start = 0, end = 0 }: ForeignSelection,
  text: string,
  offsets: Offsets,
): string | undefined {
  const folded = foldToLetters(text);
  const own = foldToLetters(quote).text;
  const at = folded.text.indexOf(own);
  if (at === -1 || at !== folded.text.lastIndexOf(own)) return undefined;
  const position = offsets.positionOf(folded.starts[at]!);
  return offsets.slice(position, Math.min(position + end - start, offsets.length));
}

function asRead(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n');
}

/** The same in a file whose text has other line ends, or a mark before it. */
function pointsBetween(text: string, file: string): (offset: number) => number {
  if (file === text) return pointsIn(text);
  const points = pointsIn(file);
  const offsets = normalOffsets(file);
  // Where each offset of the text with LF line ends is in the file.
  const inFile = new Uint32Array(file.length + 1);
  for (let at = file.length; at >= 0; at--) inFile[offsets[at]!] = at;
  const own = normalOffsets(text);
  return offset => points(inFile[own[offset]!]!);
}

/** For each offset of a text, the offset once it has LF line ends and no byte-order mark. */
function normalOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let normal = 0;
  for (let at = 0; at < text.length; at++) {
    offsets[at] = normal;
    const isLost = text.startsWith('\r\n', at) || (at === 0 && text.startsWith('\ufeff'));
    if (!isLost) normal++;
  }
  offsets[text.length] = normal;
  return offsets;
}

/** Code points before an offset, as rows of an import count them: CRLF as two, a BOM not. */
function pointsIn(text: string): (offset: number) => number {
  const before = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const length = text.codePointAt(at)! > 0xffff ? 2 : 1;
    before.fill(count, at, at + length);
    if (!(at === 0 && text.startsWith('\ufeff'))) count++;
    at += length;
  }
  before[text.length] = count;
  return offset => before[offset]!;
}
