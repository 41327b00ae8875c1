import { finish, type Steps } from '../steps';
import type { Span } from './lines';
import { findSoftLineEnds, type SoftLineEnds } from './softLineEnds';
import type { Source } from './source';
import { assumeWrapping, detectWrapping, type Wrapping } from './wrapping';

/** What line ends are: told by the text itself, seen through wherever text runs on, or boundaries everywhere. */
export type LineEnds = 'auto' | 'soft' | 'hard';
export const lineEndKinds: readonly LineEnds[] = ['auto', 'soft', 'hard'];

/**
 * A source as a reader reads it: soft line ends of hard-wrapped text are gone, so that words, sentences and quotes
 * are whole. Every character knows its place in the source.
 */
export interface Reading {
  readonly text: string;
  /** Source offset of each character; `undefined` when the reading is the source text itself. */
  readonly offsets: Uint32Array | undefined;
  /** Soft line ends seen through. */
  readonly joins: number;
  /** Page numbers, running titles and imprints in mid-sentence, left out of the reading. */
  readonly pageLines: number;
}

/** Reads a source; text that is not hard-wrapped is read as it stands. */
export function readSource(source: Source, lineEnds: LineEnds = 'auto'): Reading {
  return finish(readInSteps(source, lineEnds));
}

/** As `readSource`, in small steps. */
export function* readInSteps(source: Source, lineEnds: LineEnds): Steps<Reading> {
  const plain: Reading = { text: source.text, offsets: undefined, joins: 0, pageLines: 0 };
  if (lineEnds === 'hard') return plain;
  const lines = Array.from({ length: source.lines.count }, (_, i) => source.lines.line(i + 1));
  const told = lineEnds === 'soft';
  const wrapping = told ? assumeWrapping(lines) : yield* detectWrapping(lines);
  if (!wrapping) return plain;
  yield;
  const soft = yield* findSoftLineEnds(lines, wrapping, told);
  return soft.next.some(line => line > 0) ? yield* join(source, lines, soft, wrapping) : plain;
}

/** The stretch of the source that a stretch of the reading stands for. */
export function toSource(reading: Reading, start: number, end: number): Span {
  const { offsets } = reading;
  if (!offsets) return { start, end };
  const first = offsets[start] ?? (offsets.at(-1) ?? -1) + 1;
  return { start: first, end: end > start ? offsets[end - 1]! + 1 : first };
}

/** As `toSource`, without what the reading leaves out in between: the line end in a word, and a page's foot and head. */
export function piecesInSource(reading: Reading, start: number, end: number): readonly Span[] {
  const { offsets } = reading;
  if (!offsets) return [{ start, end }];
  const pieces: { start: number; end: number }[] = [];
  for (let i = start; i < end; i++) {
    const offset = offsets[i]!;
    const last = pieces.at(-1);
    if (last?.end === offset) last.end++;
    else pieces.push({ start: offset, end: offset + 1 });
  }
  return pieces;
}

/** The first character of the reading at or after a source offset. */
export function fromSource(reading: Reading, offset: number): number {
  const { offsets } = reading;
  if (!offsets) return offset;
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lines that are joined in one step. */
const linesAtOnce = 4000;

function* join(
  source: Source,
  lines: readonly string[],
  { next, pageLines }: SoftLineEnds,
  { cutsWords }: Wrapping,
): Steps<Reading> {
  const { starts } = source.lines;
  const pieces: string[] = [];
  const offsets = new Uint32Array(source.text.length);
  let length = 0;
  let joins = 0;
  const append = (piece: string, from: number) => {
    pieces.push(piece);
    for (let i = 0; i < piece.length; i++) offsets[length++] = from + i;
  };
  // Characters at the head of the current line that the join before it has used up.
  let indent = 0;
  for (let i = 0, since = 0; i < lines.length; ) {
    if (i - since > linesAtOnce) {
      since = i;
      yield;
    }
    const line = lines[i]!;
    const start = starts[i]!;
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
    const glue = cut ? 'nothing' : glueBetween(head, tail);
    append(head.slice(indent, glue === 'hyphen' ? -1 : undefined), start + indent);
    if (glue === 'blank') append(' ', start + head.length);
    indent = lines[below]!.length - tail.length;
    i = below;
  }
  return { text: pieces.join(''), offsets: offsets.slice(0, length), joins, pageLines };
}

/** Han text joins with nothing, as does a number in it; Latin words with a blank, a hyphenated word without its hyphen. */
function glueBetween(head: string, tail: string): 'nothing' | 'blank' | 'hyphen' {
  if (/\p{Script=Latin}-$/u.test(head) && /^\p{Lowercase_Letter}/u.test(tail)) return 'hyphen';
  if (/\p{Script=Han}\d+$/u.test(head) && /^\d+\p{Script=Han}/u.test(tail)) return 'nothing';
  return /[\p{Script=Latin}\d,.;:)%]$/u.test(head) && /^[\p{Script=Latin}\d(]/u.test(tail)
    ? 'blank'
    : 'nothing';
}
