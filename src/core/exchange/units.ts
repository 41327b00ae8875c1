import { foldToLetters } from '../annotations/letters';
import type { Span } from '../text/lines';
import type { Counting, ForeignSelection } from './foreign';

const points: readonly Counting[] = [
  { unit: 'code-point', crlf: 2 },
  { unit: 'code-point', crlf: 1 },
];
const units16: readonly Counting[] = [
  { unit: 'utf-16', crlf: 2 },
  { unit: 'utf-16', crlf: 1 },
];

/** REFI-QDA means code points. Some programs count otherwise, and a CRLF as one or as two. */
export const pointsFirst: readonly Counting[] = [...points, ...units16];

/** What a page in a browser counts, unless it has been told to count what one sees as a character. */
export const unitsFirst: readonly Counting[] = [...units16, { unit: 'grapheme', crlf: 1 }, ...points];

/** Offsets of a text counted in one way, as UTF-16 offsets in the text as it stands. */
export class Offsets {
  /** For each position its offset, and one more for the end. */
  private readonly offsets: readonly number[];

  constructor(
    private readonly text: string,
    readonly counting: Counting,
  ) {
    this.offsets = [...offsetsIn(text, counting)];
  }

  /** How many positions there are. */
  get length(): number {
    return this.offsets.length - 1;
  }

  /** `undefined` where it leads out of the text, or is empty. */
  span(start: number, end: number): Span | undefined {
    if (!(Number.isInteger(start) && Number.isInteger(end)) || start < 0 || end <= start) return undefined;
    const [from, to] = [this.offsets[start], this.offsets[end]];
    return from === undefined || to === undefined || to <= from ? undefined : { start: from, end: to };
  }

  /** The position at an offset of the text, or the next one. */
  positionOf(offset: number): number {
    const at = this.offsets.findIndex(each => each >= offset);
    return at === -1 ? this.length : at;
  }

  slice(start: number, end: number): string | undefined {
    const span = this.span(start, end);
    return span && this.text.slice(span.start, span.end);
  }
}

/** What one sees as a character: CRLF, flags, letters with their marks, emoji joined to one. */
const grapheme =
  /\r\n|\p{Regional_Indicator}{2}|[\s\S](?:[\p{M}\p{Emoji_Modifier}\u200c]|\u200d\p{Extended_Pictographic}?)*/gu;

function* offsetsIn(text: string, { unit, crlf }: Counting): Iterable<number> {
  const begin = text.startsWith('\ufeff') ? 1 : 0;
  if (unit === 'grapheme') {
    for (const { index } of text.slice(begin).matchAll(grapheme)) yield begin + index;
    yield text.length;
    return;
  }
  for (let at = begin; at < text.length; ) {
    const code = text.codePointAt(at)!;
    const length = code > 0xffff ? 2 : 1;
    const isOneLineEnd = crlf === 1 && text.startsWith('\r\n', at);
    const width = isOneLineEnd ? 1 : unit === 'utf-16' ? length : unit === 'utf-8' ? bytesOf(code) : 1;
    for (let i = 0; i < width; i++) yield unit === 'utf-16' ? at + i : at;
    at += isOneLineEnd ? 2 : length;
  }
  yield text.length;
}

function bytesOf(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** How well the selections of a text fit a way to count. */
export interface Fit {
  readonly offsets: Offsets;
  /** Selections whose quote stands there. */
  readonly quoted: number;
  /** Selections that would lead out of the text, or cut a character in two. */
  readonly broken: number;
  /** Ends of selections without a quote that are where people begin and end a passage. */
  readonly likely: number;
}

/** Tries the ways in which a format may count. What the file itself says, its quotes, decides; the ends of passages are a hint where it has none. */
export function fits(
  text: string,
  selections: readonly ForeignSelection[],
  units: readonly Counting[],
): readonly Fit[] {
  return units.map(counting => {
    const offsets = new Offsets(text, counting);
    let [quoted, broken, likely] = [0, 0, 0];
    for (const selection of selections) {
      const { start, end, quote } = selection;
      if (start === undefined || end === undefined) continue;
      const span = offsets.span(start, end);
      if (!span || isCutIn(text, span.start) || isCutIn(text, span.end)) broken++;
      if (!span) continue;
      if (quote !== undefined && standsAt(text.slice(span.start, span.end), selection)) quoted++;
      else if (quote === undefined) likely += likelyEnds(text, span);
    }
    return { offsets, quoted, broken, likely };
  });
}

/** The way to count that fits best; the first where nothing tells. */
export function bestFit(all: readonly Fit[]): Fit {
  return all.reduce((best, each) => {
    const more = each.quoted - best.quoted || best.broken - each.broken || each.likely - best.likely;
    return more > 0 ? each : best;
  });
}

/** Whether a stretch is the quote of a selection, whatever blanks and line ends became of. */
export function standsAt(stretch: string, { quote = '', isCut }: ForeignSelection): boolean {
  const [is, said] = [plain(stretch), plain(quote)];
  if (is === said || (isCut && is.startsWith(said))) return true;
  const [letters, saidLetters] = [foldToLetters(is).text, foldToLetters(said).text];
  if (saidLetters === '' || !sameEnds(is, said, isCut === true)) return false;
  return isCut ? letters.startsWith(saidLetters) : letters === saidLetters;
}

/** Blanks at the ends do not count as letters, but a shift by one of them is one. */
function sameEnds(is: string, said: string, isCut: boolean): boolean {
  const blank = /^\s|\s$/;
  return isCut || blank.test(is) === blank.test(said);
}

function plain(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').normalize('NFC');
}

/** Whether an offset is within a character, or within a CRLF. */
function isCutIn(text: string, offset: number): boolean {
  return /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(offset - 1, offset + 1)) && offset > 0;
}

/** How many of both ends are where people put them: at blanks, at punctuation, at the end of a sentence. */
function likelyEnds(text: string, { start, end }: Span): number {
  const border = /^[\s\p{P}]?$/u;
  const word = /[\p{L}\p{N}]/u;
  const [before = '', first = '', last = '', after = ''] = [
    text[start - 1],
    text[start],
    text[end - 1],
    text[end],
  ];
  const begins = !border.test(first) && border.test(before);
  const ends = (word.test(last) && border.test(after)) || /[。！？；.!?;”’」』）)\udc00-\udfff]/.test(last);
  return Number(begins) + Number(ends);
}
