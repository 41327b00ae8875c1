import { type Steps, stepSize } from '../base/steps';

/** A row of Han characters that occurs several times, with what stands next to it. */
export interface Ngram {
  readonly text: string;
  /** Characters in it. */
  readonly length: number;
  /** Occurrences, also those that overlap. */
  readonly count: number;
  /** Branching entropies in bits: how freely the character before and the one after vary. */
  readonly left: number;
  readonly right: number;
}

/** Texts as numbers: each Han character by the order of its first occurrence, 0 for anything else. */
interface Codes {
  readonly codes: Int32Array;
  readonly characters: readonly string[];
}

const isHan = /\p{Script=Han}/u;

/**
 * Counts all rows of one to `longest` Han characters that occur at least `fewest` times. Any other character, and the end
 * of a text, ends a clause; no row reaches across. For single characters no entropies are computed (0).
 *
 * Positions are sorted by the `longest` + 1 characters from them on (radix sort, linear in time and memory), so that equal
 * rows are adjacent, and within them those with equal next characters.
 */
export function* countNgrams(
  texts: readonly string[],
  longest: number,
  fewest: number,
): Steps<{ readonly ngrams: readonly Ngram[]; readonly characters: number }> {
  const { codes, characters } = yield* encode(texts, longest + 1);
  const order = yield* sortPositions(codes, characters.length, longest + 1);
  const shared = yield* sharedLengths(codes, order, longest + 1);
  const found: Ngram[] = [];
  const tally = new Tally(characters.length);
  let work = 0;
  for (let length = 1; length <= longest; length++) {
    for (let start = 0; start < order.length; ) {
      let end = start + 1;
      while (end < order.length && shared[end]! >= length) end++;
      work += end - start;
      if (work > stepSize) {
        yield;
        work = 0;
      }
      const count = end - start;
      if (count >= fewest && reaches(codes, order[start]!, length)) {
        const from = order[start]!;
        const text = Array.from(codes.subarray(from, from + length), code => characters[code]).join('');
        found.push({
          text,
          length,
          count,
          left: length === 1 ? 0 : tally.entropy(codes, order, start, end, -1),
          right: length === 1 ? 0 : tally.entropy(codes, order, start, end, length),
        });
      }
      start = end;
    }
  }
  return { ngrams: found, characters: order.length };
}

function* encode(texts: readonly string[], padding: number): Steps<Codes> {
  const numbers = new Map<string, number>();
  const characters = [''];
  const codes = new Int32Array(texts.reduce((sum, text) => sum + text.length + 1, 1) + padding);
  // A 0 precedes the first text, so that every position has a predecessor.
  let at = 1;
  let work = 0;
  for (const text of texts) {
    for (const character of text) {
      let code = numbers.get(character);
      if (code === undefined) {
        code = isHan.test(character) ? characters.push(character) - 1 : 0;
        numbers.set(character, code);
      }
      codes[at++] = code;
      if (++work % (4 * stepSize) === 0) yield;
    }
    at++;
  }
  return { codes: codes.subarray(0, at + padding), characters };
}

/** Positions of all Han characters, sorted by the `depth` codes from each on: a stable sort, last code first. */
function* sortPositions(codes: Int32Array, alphabet: number, depth: number): Steps<Int32Array> {
  let order = new Int32Array(codes.reduce((sum, code) => sum + (code === 0 ? 0 : 1), 0));
  for (let i = 0, n = 0; i < codes.length; i++) if (codes[i] !== 0) order[n++] = i;
  let sorted = new Int32Array(order.length);
  const slice = 16 * stepSize;
  for (let offset = depth - 1; offset >= 0; offset--) {
    const starts = new Int32Array(alphabet + 1);
    for (let i = 0; i < order.length; i++) {
      starts[codes[order[i]! + offset]! + 1]!++;
      if (i % slice === 0) yield;
    }
    for (let code = 0; code < alphabet; code++) starts[code + 1]! += starts[code]!;
    for (let i = 0; i < order.length; i++) {
      const position = order[i]!;
      sorted[starts[codes[position + offset]!]!++] = position;
      if (i % slice === 0) yield;
    }
    [order, sorted] = [sorted, order];
  }
  return order;
}

/** Number of codes that each position shares with its predecessor in the order; `depth` at most. */
function* sharedLengths(codes: Int32Array, order: Int32Array, depth: number): Steps<Uint8Array> {
  const shared = new Uint8Array(order.length);
  for (let i = 1; i < order.length; i++) {
    const [a, b] = [order[i - 1]!, order[i]!];
    let length = 0;
    while (length < depth && codes[a + length] === codes[b + length]) length++;
    shared[i] = length;
    if (i % (8 * stepSize) === 0) yield;
  }
  return shared;
}

function reaches(codes: Int32Array, from: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (codes[from + i] === 0) return false;
  return true;
}

/** Counts the characters next to the occurrences of a row. Reused for all rows, to avoid allocations. */
class Tally {
  private readonly counts: Int32Array;
  private readonly seen: Int32Array;

  constructor(alphabet: number) {
    this.counts = new Int32Array(alphabet);
    this.seen = new Int32Array(alphabet);
  }

  /** Entropy, in bits, of the character `offset` codes away. Every end of a clause counts as a different neighbour. */
  entropy(codes: Int32Array, order: Int32Array, start: number, end: number, offset: number): number {
    const total = end - start;
    let distinct = 0;
    let ends = 0;
    for (let i = start; i < end; i++) {
      const code = codes[order[i]! + offset]!;
      if (code === 0) ends++;
      else if (this.counts[code]!++ === 0) this.seen[distinct++] = code;
    }
    let sum = 0;
    for (let i = 0; i < distinct; i++) {
      const code = this.seen[i]!;
      const count = this.counts[code]!;
      sum += count * Math.log2(total / count);
      this.counts[code] = 0;
    }
    return (sum + ends * Math.log2(total)) / total;
  }
}
