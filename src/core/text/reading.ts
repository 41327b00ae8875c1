import { countUpTo } from '../base/count';
import { oncePer } from '../base/oncePer';
import { finish, type Steps } from '../base/steps';
import { HyphenatedWords } from './hyphens';
import { LineIndex, type Span } from './lines';
import { isMarkdown, readMarkdown } from './markdown/markdown';
import { findSoftLineEnds, type SoftLineEnds } from './softLineEnds';
import type { Source } from './source';
import { assumeWrapping, detectWrapping, type Wrapping } from './wrapping';

/** How line ends are read: detected from the text, soft wherever text continues, or hard everywhere. */
export type LineEnds = 'auto' | 'soft' | 'hard';
export const lineEndKinds: readonly LineEnds[] = ['auto', 'soft', 'hard'];

/**
 * A source as a reader reads it: without the soft line ends of hard-wrapped text and without Markdown marks, so that words,
 * sentences and quotes are whole. Every character knows its place in the source.
 */
export interface Reading {
  readonly text: string;
  /** Source offset of each character; `undefined` when the reading is the source text itself. */
  readonly offsets: Uint32Array | undefined;
  /** Source offset after each character; `undefined` where every one is a single character of the source. */
  readonly ends: Uint32Array | undefined;
  /** Number of soft line ends that were removed. */
  readonly joins: number;
  /** Number of page numbers, running titles and imprints removed within sentences. */
  readonly pageLines: number;
  /**
   * Places where a hyphen at a line end was removed although it may belong to its word. Keywords are searched for with it
   * as well.
   */
  readonly hyphens: readonly number[];
}

/** Reads a source. Text that is not hard-wrapped stays as it is. */
export function readSource(source: Source, lineEnds: LineEnds = 'auto'): Reading {
  return finish(readInSteps(source, lineEnds));
}

/** A text before its line ends are read: the source, or its Markdown as read. */
interface Base {
  readonly text: string;
  readonly lines: LineIndex;
  readonly starts: Uint32Array | undefined;
  readonly ends: Uint32Array | undefined;
}

/** As `readSource`, in small steps. */
export function* readInSteps(source: Source, lineEnds: LineEnds): Steps<Reading> {
  const base = yield* baseOf(source);
  const plain: Reading = {
    text: base.text,
    offsets: base.starts,
    ends: base.ends,
    joins: 0,
    pageLines: 0,
    hyphens: [],
  };
  if (lineEnds === 'hard') return plain;
  const lines = Array.from({ length: base.lines.count }, (_, i) => base.lines.line(i + 1));
  const told = lineEnds === 'soft';
  const wrapping = told ? assumeWrapping(lines) : yield* detectWrapping(lines);
  if (!wrapping) return plain;
  yield;
  const soft = yield* findSoftLineEnds(lines, wrapping, told);
  return soft.next.some(line => line > 0) ? yield* join(base, lines, soft, wrapping) : plain;
}

function* baseOf({ path, text, lines }: Source): Steps<Base> {
  if (!isMarkdown(path)) return { text, lines, starts: undefined, ends: undefined };
  const read = yield* readMarkdown(text);
  // Most have nothing to leave out.
  if (read.text === text) return { text, lines, starts: undefined, ends: undefined };
  return { ...read, lines: new LineIndex(read.text) };
}

/** Stretch of the source for a stretch of the reading. */
export function toSource(reading: Reading, start: number, end: number): Span {
  const { offsets } = reading;
  if (!offsets) return { start, end };
  const first = offsets[start] ?? endOf(reading, offsets.length);
  return { start: first, end: end > start ? endOf(reading, end) : first };
}

/** End, in the source, of the character before a place of the reading. */
function endOf({ offsets, ends }: Reading, at: number): number {
  return ends?.[at - 1] ?? (offsets![at - 1] ?? -1) + 1;
}

/**
 * Like `toSource`, but as several stretches without what the reading omits: a line end in a word, the foot and head of a
 * page.
 */
export function piecesInSource(reading: Reading, start: number, end: number): readonly Span[] {
  const { offsets } = reading;
  if (!offsets) return [{ start, end }];
  const pieces: { start: number; end: number }[] = [];
  for (let i = start; i < end; i++) {
    const offset = offsets[i]!;
    const last = pieces.at(-1);
    if (last?.end === offset) last.end = endOf(reading, i + 1);
    else pieces.push({ start: offset, end: endOf(reading, i + 1) });
  }
  return pieces;
}

/** The first character of the reading at or after a source offset. */
export function fromSource(reading: Reading, offset: number): number {
  const { offsets } = reading;
  if (!offsets) return offset;
  return countUpTo(offsets, offset - 1);
}

/** A source's text as it stands, with all its marks and line ends. */
export const asItStands = oncePer(
  ({ text }: Source): Reading => ({
    text,
    offsets: undefined,
    ends: undefined,
    joins: 0,
    pageLines: 0,
    hyphens: [],
  }),
);

/** Lines that are joined in one step. */
const linesAtOnce = 4000;

function* join(
  base: Base,
  lines: readonly string[],
  { next, pageLines }: SoftLineEnds,
  { cutsWords }: Wrapping,
): Steps<Reading> {
  const lineStarts = base.lines.starts;
  const pieces: string[] = [];
  const offsets = new Uint32Array(base.text.length);
  const ends = base.ends && new Uint32Array(base.text.length);
  const hyphens: number[] = [];
  const words = new HyphenatedWords(lines);
  let length = 0;
  let joins = 0;
  const append = (piece: string, from: number) => {
    pieces.push(piece);
    for (let i = 0; i < piece.length; i++) {
      offsets[length] = base.starts ? base.starts[from + i]! : from + i;
      if (ends) ends[length] = base.ends![from + i]!;
      length++;
    }
  };
  // Characters at the head of the current line that the join before it has used up.
  let indent = 0;
  for (let i = 0, since = 0; i < lines.length; ) {
    if (i - since > linesAtOnce) {
      since = i;
      yield;
    }
    const line = lines[i]!;
    const start = lineStarts[i]!;
    const below = next[i]!;
    if (below === 0) {
      append(line.slice(indent), start + indent);
      if (i + 1 < lines.length) append('\n', start + line.length);
      indent = 0;
      i++;
      continue;
    }
    joins++;
    const head = line.trimEnd();
    const tail = lines[below]!.trimStart();
    const cut = cutsWords && head === line && tail === lines[below];
    const glue = cut ? 'nothing' : glueBetween(head, tail, words);
    const isWithout = glue === 'no hyphen' || glue === 'perhaps a hyphen';
    append(head.slice(indent, isWithout ? -1 : undefined), start + indent);
    if (glue === 'perhaps a hyphen') hyphens.push(length);
    if (glue === 'blank') append(' ', start + head.length);
    indent = lines[below]!.length - tail.length;
    i = below;
  }
  return {
    text: pieces.join(''),
    offsets: offsets.slice(0, length),
    ends: ends?.slice(0, length),
    joins,
    pageLines,
    hyphens,
  };
}

/** What a join inserts between two lines, or removes. */
type Glue = 'nothing' | 'blank' | 'no hyphen' | 'perhaps a hyphen';

/** Signs of scripts that are written with blanks between words. */
const spaced = String.raw`\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}`;
const hyphened = new RegExp(`[${spaced}]\\p{M}*[-‐¬]$`, 'u');
const spacedEnd = new RegExp(`[${spaced}\\p{M}\\d,.;:!?)\\]%"'”’…]$`, 'u');
const spacedStart = new RegExp(`^[${spaced}\\d(["'“‘$€£]`, 'u');
/** A word that stands alone after the hyphen of what it shares a part with: Energie- und Klimapolitik. */
const shared = /^(?:und|oder|sowie|bzw\.|and|or)\s/;

/** Han text joins with nothing, as does a number in it; words with a blank; a hyphen stays or goes by what else the text has. */
function glueBetween(head: string, tail: string, words: HyphenatedWords): Glue {
  if (hyphened.test(head) && /^\p{Ll}/u.test(tail)) {
    if (shared.test(tail)) return 'blank';
    return head.endsWith('¬') ? 'no hyphen' : words.glueOf(head, tail);
  }
  if (/\p{Script=Han}\d+$/u.test(head) && /^\d+\p{Script=Han}/u.test(tail)) return 'nothing';
  return spacedEnd.test(head) && spacedStart.test(tail) ? 'blank' : 'nothing';
}
