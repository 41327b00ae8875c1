import { countUpTo } from '../base/count';

/** A stretch common to two texts: from `a` in the first and `b` in the second. */
export interface CommonBlock {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Length of a row of letters that anchors the comparison where it is unique in both texts. */
const gram = 12;

/** Longest common stretches around rows of letters that are unique in both texts, in an order that both texts share. */
export function chainOf(a: string, b: string): readonly CommonBlock[] {
  return inOrder(blocksOf(a, b));
}

function blocksOf(a: string, b: string): readonly CommonBlock[] {
  const [inA, inB] = [new UniqueGrams(a), new UniqueGrams(b)];
  const blocks: CommonBlock[] = [];
  let end = 0;
  for (let at = 0; at + gram <= a.length; at++) {
    if (at < end || inA.place(a, at) !== at) continue;
    const place = inB.place(a, at);
    if (place === undefined) continue;
    let start = at;
    let from = place;
    // The block is extended backwards over text without a unique row, but not into the previous block.
    while (start > end && from > 0 && a[start - 1] === b[from - 1]) {
      start--;
      from--;
    }
    let length = at - start + gram;
    while (start + length < a.length && a[start + length] === b[from + length]) length++;
    blocks.push({ a: start, b: from, length });
    end = start + length;
  }
  return blocks;
}

/** The chain of blocks with the most letters whose order is the same in both texts. */
function inOrder(blocks: readonly CommonBlock[]): readonly CommonBlock[] {
  const ends = [...new Set(blocks.map(({ b, length }) => b + length))].sort((x, y) => x - y);
  const rankOf = (offset: number) => countUpTo(ends, offset);
  // Best chain among those that end at or before an offset of `b` (a Fenwick tree of maxima).
  const tree = new Int32Array(ends.length + 1).fill(-1);
  const weights: number[] = [];
  const previous: number[] = [];
  const better = (one: number, other: number) => other >= 0 && (one < 0 || weights[other]! > weights[one]!);
  blocks.forEach((block, i) => {
    let last = -1;
    for (let at = rankOf(block.b); at > 0; at -= at & -at) if (better(last, tree[at]!)) last = tree[at]!;
    previous.push(last);
    weights.push((last < 0 ? 0 : weights[last]!) + block.length);
    for (let at = rankOf(block.b + block.length); at <= ends.length; at += at & -at)
      if (better(tree[at]!, i)) tree[at] = i;
  });
  let best = -1;
  for (let i = 0; i < blocks.length; i++) if (better(best, i)) best = i;
  const chain: CommonBlock[] = [];
  for (let i = best; i >= 0; i = previous[i]!) chain.push(blocks[i]!);
  return chain.reverse();
}

/** Index of the rows of letters that occur once in a text. */
class UniqueGrams {
  /** Place of a row, plus 1; negative if the row recurs. */
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(private readonly text: string) {
    const size = 2 ** Math.ceil(Math.log2(2 * Math.max(16, text.length)));
    this.slots = new Int32Array(size);
    this.mask = size - 1;
    for (let at = 0; at + gram <= text.length; at++) {
      const slot = this.slotOf(text, at);
      this.slots[slot] = this.slots[slot] === 0 ? at + 1 : -Math.abs(this.slots[slot]!);
    }
  }

  /** Place in this text of the row at a place of any text; `undefined` unless it occurs exactly once. */
  place(text: string, at: number): number | undefined {
    const found = this.slots[this.slotOf(text, at)]!;
    return found > 0 ? found - 1 : undefined;
  }

  private slotOf(text: string, at: number): number {
    let hash = 0x811c9dc5;
    for (let i = 0; i < gram; i++) hash = Math.imul(hash ^ text.charCodeAt(at + i), 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & this.mask;
    for (;;) {
      const found = Math.abs(this.slots[slot]!);
      if (found === 0 || this.isSame(text, at, found - 1)) return slot;
      slot = (slot + 1) & this.mask;
    }
  }

  private isSame(text: string, at: number, place: number): boolean {
    for (let i = 0; i < gram; i++) if (text[at + i] !== this.text[place + i]) return false;
    return true;
  }
}
