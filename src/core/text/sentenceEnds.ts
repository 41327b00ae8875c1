import { countUpTo } from '../base/count';
import { beforeNumbers, beforeOrdinals, maybeLast, neverLast, starters } from './abbreviations';
import { endsEntity } from './entities';

/** Marks that end a sentence wherever they stand: in full width, half width, small and vertical forms, and of other scripts. */
export const fullMarks = '。！？；｡︒︕︖︔﹗﹖﹔‼⁇⁈⁉‽❗❓❕❔؟؛۔।॥።។။།༎᠃᠉։';
/** Marks that end one unless they stand in an address or an entity. */
const halfMarks = '!?;';
/** Stops, which also stand in numbers, names and abbreviations. */
export const stops = '.．﹒';

/** What a UTF-16 code unit may be: 0 is no mark. */
const full = 1;
const half = 2;
const stop = 3;
const ellipsis = 4;

const kinds = tableOf([
  [`${fullMarks}\n\u2028\u2029`, full],
  [halfMarks, half],
  [stops, stop],
  ['…', ellipsis],
]);

function tableOf(marks: readonly (readonly [marks: string, kind: number])[]): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [each, kind] of marks) for (const mark of each) table[mark.charCodeAt(0)] = kind;
  return table;
}

/** Whether a UTF-16 code unit by itself is a mark that ends sentences, whatever stands around it. */
export function isSentenceMark(codeUnit: number): boolean {
  return kinds[codeUnit] === full || kinds[codeUnit] === half;
}

let last: { readonly text: string; readonly ends: Uint32Array } | undefined;

/**
 * The places after the ends of a text's sentences, in order. In Chinese a mark is enough. A stop, and in alphabetic text any
 * mark, is looked at with what stands around it: rules of our own, because those of `Intl.Segmenter` change with the engine,
 * and end sentences after abbreviations and numbers of lists.
 */
export function sentenceEnds(text: string): Uint32Array {
  // The text at hand is asked for again and again.
  if (last?.text !== text) last = { text, ends: findEnds(text) };
  return last.ends;
}

/** The stretch of the sentences that a stretch of text stands in. */
export function sentencesAround(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const ends = sentenceEnds(text);
  const before = countUpTo(ends, start);
  const from = before === 0 ? 0 : ends[before - 1]!;
  return { start: from, end: ends[countUpTo(ends, Math.max(start, end - 1))] ?? text.length };
}

function findEnds(text: string): Uint32Array {
  const ends: number[] = [];
  const finder = new Finder(text);
  for (let at = 0; at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)]!;
    if (kind === 0) continue;
    if (kind === full || finder.ends(kind, at, ends.at(-1) ?? 0)) ends.push(at + 1);
  }
  return Uint32Array.from(ends);
}

/** Longest stretch of an address that is looked at on one side. */
const longestAddress = 200;
/** Longest word before a stop that may be an abbreviation, and longest number of a list. */
const longestWord = 24;

const addressHead = /(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:|[a-z0-9-]+\.[a-z]{2,}(?::\d+)?\/)[^\s<>"]*$/i;
const query = /^\?[\w.[\]%-]+=/;
const closers = /["'”’』」】》〉）)\]]/;
const citation = /^[[［]\d[\d,–-]*[\]］]/;
const han = /[\p{Script=Han}〇]/u;
const cased = /[\p{L}\p{Nd}]/u;
/** A number or letter of a list, and nothing else since the sentence before. */
const listMark =
  /^[\s"'“‘(（[［〔•●·*–—-]*(?:[0-9０-９]{1,3}(?:[.．][0-9０-９]{1,3})*|[ivxlcdm]{1,6}|[IVXLCDM]{1,6}|[A-Za-zＡ-Ｚ]|[一二三四五六七八九十]{1,3})[)）\]］〕]?$/;
/** 5, § 5, (b), IV: what a reference is to. */
const number = /^(?:[\d§№]|[(（[][\da-zA-Z]{1,4}[)）\]]|[IVXLC]+\b)/;
/** What a number stands after where it is a name: 图 1．, 表 2．. */
const numbered = /[图表第式例注卷册附件录栏章节条款项题][\s\u3000]*[0-9０-９]{1,3}$/;

/** What the number of an item stands after where no line end parts it: …负责）2．, 措施：1．. */
const itemNumber = /[）)：:；;。][\s\u3000]*[0-9０-９]{1,2}$/;

class Finder {
  private readonly stopsHan: () => boolean;

  constructor(private readonly text: string) {
    let known: boolean | undefined;
    // Whether the text ends lines of Han characters with a stop: then it writes one for 。 everywhere.
    this.stopsHan = () => {
      known ??= /\p{Script=Han}\.[”’"』」）)]*[ \t]*(?:\n|$)/u.test(text);
      return known;
    };
  }

  /** Whether the mark at a place ends a sentence that begins at `start`. */
  ends(kind: number, at: number, start: number): boolean {
    switch (kind) {
      case half:
        return !this.isInAddress(at) && !this.goesOn(at + 1) && !this.isEntity(at);
      case ellipsis:
        // Chinese has its own marks after it.
        return this.text[at + 1] !== '…' && this.isWord(at - 1) && this.beginsCapital(at + 1);
      default:
        return this.endsAtStop(at, start);
    }
  }

  private isEntity(at: number): boolean {
    return this.text[at] === ';' && endsEntity(this.text, at);
  }

  /** Whether an address goes on after a mark. */
  private isInAddress(at: number): boolean {
    const { text } = this;
    if (!/[\w%/#&=+@~-]/.test(text[at + 1] ?? '')) return false;
    if (text[at] === '?' && query.test(text.slice(at, at + 40))) return true;
    return addressHead.test(text.slice(Math.max(0, at - longestAddress), at));
  }

  /** Whether a small letter follows after closing marks and blanks: "Why?" is asked. */
  private goesOn(at: number): boolean {
    const next = this.behind(at);
    return next > at && this.isBlank(next - 1) && /\p{Ll}/u.test(this.text[next] ?? '');
  }

  /** Whether a capital begins a sentence after blanks. */
  private beginsCapital(at: number): boolean {
    const next = this.behind(at);
    return next > at && this.isBlank(next - 1) && /[\p{Lu}\p{Lo}]/u.test(this.text[next] ?? '');
  }

  private endsAtStop(at: number, start: number): boolean {
    const { text } = this;
    const next = text[at + 1] ?? '\n';
    // Of several stops, the last one.
    if (kinds[next.charCodeAt(0)] === stop || next === '…') return false;
    let head = at;
    while (head > 0 && kinds[text.charCodeAt(head - 1)] === stop) head--;
    if (this.isListMark(start, head)) return false;
    // 5 . 5%: a number that was set with blanks.
    if (
      /\d[ \u3000]+$/.test(text.slice(Math.max(0, head - 4), head)) &&
      /^[ \u3000]*\d/.test(text.slice(at + 1, at + 5))
    )
      return false;
    let inner = head;
    while (inner > 0 && closers.test(text[inner - 1]!)) inner--;
    const before = text[inner - 1] ?? '';
    const behind = this.behind(at + 1);
    const isApart = behind > at + 1 || behind >= text.length || next === '\n';
    if (han.test(before)) return this.endsHan(at, next, isApart);
    if (han.test(text[behind] ?? '') && itemNumber.test(text.slice(Math.max(0, head - 6), head)))
      return false;
    if (text[at] !== '.')
      return (han.test(next) || !cased.test(next)) && !numbered.test(text.slice(Math.max(0, at - 8), at));
    if (han.test(next)) return this.stopsHan() && !this.isShort(head) && !this.isNumbered(at);
    if (cased.test(next)) return this.lacksBlank(head, at);
    return isApart && (behind >= text.length || this.endsAlphabetic(at, head, behind));
  }

  /** A stop after Han characters: a full stop, but for a half-width one in a name. */
  private endsHan(at: number, next: string, isApart: boolean): boolean {
    if (this.text[at] !== '.') return true;
    return isApart || (han.test(next) && this.stopsHan());
  }

  /** A stop after an alphabetic word or a number, with a blank after it. */
  private endsAlphabetic(at: number, head: number, behind: number): boolean {
    const next = this.text[behind]!;
    if (next === '\n') return true;
    // A small letter goes on, but for one that numbers an item: a. b) .
    if (/\p{Ll}/u.test(next)) return /^[a-z][.)]\s/.test(this.text.slice(behind, behind + 3));
    if (/[,;:!?%–—-]/.test(next)) return false;
    if (at > head) return true;
    const word = this.wordBefore(head);
    const bare = word.replace(/^.*[’']/, '').toLowerCase();
    const isNumber = number.test(this.text.slice(behind, behind + 8));
    if (neverLast.has(bare)) return false;
    if (beforeNumbers.has(bare) && isNumber) return false;
    const follows = /^[\p{L}’']+/u.exec(this.text.slice(behind, behind + longestWord))?.[0] ?? '';
    const isStarter = follows === '' ? !isNumber : starters.has(follows.toLowerCase()) || han.test(follows);
    if (/^[ap]\.m$/.test(bare)) return !/^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/.test(follows);
    // Initials, U.S., and what may be part of a name.
    if (maybeLast.has(bare) || /^(?:\p{L}\.)*\p{Lu}$/u.test(word) || /^\p{Ll}$/u.test(word)) return isStarter;
    if (/^\d{1,2}$/.test(word)) return !this.isOrdinal(head - word.length, follows);
    return true;
  }

  /** 30. August: a German ordinal, told by the word before it or the month after it. */
  private isOrdinal(at: number, follows: string): boolean {
    if (
      /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)$/.test(
        follows,
      )
    )
      return !/^(?:April|August|September|November)$/.test(follows) || this.isBehindGerman(at);
    return this.isBehindGerman(at);
  }

  private isBehindGerman(at: number): boolean {
    return beforeOrdinals.has(this.wordBefore(at - 1).toLowerCase());
  }

  /** 2025.Talent: a number, a stop and a word with no blank between them. */
  private lacksBlank(head: number, at: number): boolean {
    const isWord = /^\p{Lu}\p{Ll}{2}/u.test(this.text.slice(at + 1, at + 4));
    return isWord && /^\d{3,}$/.test(this.wordBefore(head));
  }

  private isListMark(start: number, at: number): boolean {
    return at - start <= longestWord && listMark.test(this.text.slice(start, at));
  }

  private isNumbered(at: number): boolean {
    return numbered.test(this.text.slice(Math.max(0, at - 8), at));
  }

  /** An initial or an abbreviation, as in J.K.罗琳 and No.5 号. */
  private isShort(at: number): boolean {
    const word = this.wordBefore(at).toLowerCase();
    return neverLast.has(word) || beforeNumbers.has(word) || /^(?:\p{L}\.)*\p{L}$/u.test(word);
  }

  /** The word that ends at a place, with stops and hyphens inside it. */
  private wordBefore(at: number): string {
    const stretch = this.text.slice(Math.max(0, at - longestWord), at);
    const word = /[\p{L}\p{M}\p{Nd}º№]+(?:[.．’'-][\p{L}\p{M}\p{Nd}º]+)*$/u.exec(stretch)?.[0] ?? '';
    // Chinese puts no blank between: 附件No. 5.
    return word.replace(/^.*\p{Script=Han}/u, '');
  }

  /** The first place from one on that is neither a closing mark nor a blank. */
  private behind(at: number): number {
    let next = at;
    while (next < this.text.length && closers.test(this.text[next]!)) next++;
    next += citation.exec(this.text.slice(next, next + longestWord))?.[0].length ?? 0;
    while (next < this.text.length && this.isBlank(next)) next++;
    // An opening quote or bracket belongs to what it opens.
    if (next > at && /["'“‘«(（[]/.test(this.text[next] ?? '') && cased.test(this.text[next + 1] ?? ''))
      return this.text[next] === '(' || this.text[next] === '[' ? next : next + 1;
    return next;
  }

  private isBlank(at: number): boolean {
    return /[^\S\n]/.test(this.text[at] ?? '');
  }

  private isWord(at: number): boolean {
    const before = this.text[at] ?? '';
    return cased.test(before) && !han.test(before);
  }
}
