import { compareText } from '../base/order';

/**
 * A trie of patterns; its memory depends on their length alone. States are numbered level by level, so that the children of
 * a state are adjacent, in order of their code units. Most places begin no pattern, which one table lookup decides.
 */
export interface Automaton {
  /** State after a UTF-16 code unit that some pattern begins with; 0 = none does. State 0 is the root. */
  readonly heads: Int32Array;
  /** Children of state `s` are the states from `first[s]` to `first[s + 1]`. */
  readonly first: Int32Array;
  /** Code unit that leads to a state. */
  readonly codeUnits: Uint16Array;
  /** Pattern that ends in a state, or -1. */
  readonly pattern: Int32Array;
  /** 1 for every UTF-16 code unit that is in some pattern. */
  readonly holds: Uint8Array;
}

/** Builds the automaton. Patterns are identified by index. An empty pattern never matches; of equal ones, the first wins. */
export function buildAutomaton(patterns: readonly string[]): Automaton {
  const holds = new Uint8Array(0x10000);
  let most = 1;
  for (const pattern of patterns) {
    most += pattern.length;
    for (let i = 0; i < pattern.length; i++) holds[pattern.charCodeAt(i)] = 1;
  }
  // By code units, twins by their number: what a state's patterns have in common co-occurs.
  const sorted = [...patterns.keys()].sort((a, b) => compareText(patterns[a]!, patterns[b]!) || a - b);
  const first = new Int32Array(most + 1);
  const codeUnits = new Uint16Array(most);
  const ending = new Int32Array(most).fill(-1);
  // For each state, the patterns that pass through it, and its depth.
  const from = new Int32Array(most);
  const to = new Int32Array(most);
  const depth = new Int32Array(most);
  to[0] = sorted.length;
  let used = 1;
  for (let state = 0; state < used; state++) {
    const length = depth[state]!;
    let at = from[state]!;
    // What ends here comes first; of the root, that is nothing.
    if (at < to[state]! && patterns[sorted[at]!]!.length === length && length > 0)
      ending[state] = sorted[at]!;
    while (at < to[state]! && patterns[sorted[at]!]!.length === length) at++;
    first[state] = used;
    while (at < to[state]!) {
      const codeUnit = patterns[sorted[at]!]!.charCodeAt(length);
      from[used] = at;
      while (at < to[state]! && patterns[sorted[at]!]!.charCodeAt(length) === codeUnit) at++;
      to[used] = at;
      depth[used] = length + 1;
      codeUnits[used++] = codeUnit;
    }
  }
  first[used] = used;
  const heads = new Int32Array(0x10000);
  for (let state = first[0]!; state < first[1]!; state++) heads[codeUnits[state]!] = state;
  return {
    heads,
    holds,
    first: first.slice(0, used + 1),
    codeUnits: codeUnits.slice(0, used),
    pattern: ending.slice(0, used),
  };
}

/** Children of a state that are looked through one by one; more are halved first. */
const few = 4;

/** The state after a code unit; 0 = no way on. */
function step(first: Int32Array, codeUnits: Uint16Array, state: number, codeUnit: number): number {
  let low = first[state]!;
  let high = first[state + 1]!;
  while (high - low > few) {
    const middle = (low + high) >> 1;
    if (codeUnits[middle]! > codeUnit) high = middle;
    else low = middle;
  }
  for (; low < high; low++) if (codeUnits[low] === codeUnit) return low;
  return 0;
}

/** Called for a pattern at a place; returns whether it may count there. */
export type Visit = (start: number, end: number, pattern: number) => boolean;

/**
 * Reports every match, leftmost-longest and without overlap. Of the patterns at the leftmost place, the longest that
 * `accept` allows counts; the search continues after it.
 */
export function scan(
  automaton: Automaton,
  codeUnits: Uint16Array,
  length: number,
  accept: Visit,
  report: (start: number, end: number, pattern: number) => void,
): void {
  const { heads, first, codeUnits: ways, pattern } = automaton;
  for (let start = firstHead(heads, codeUnits, 0, length); start < length; ) {
    let state = heads[codeUnits[start]!]!;
    let found = -1;
    let end = start + 1;
    for (let at = start + 1; state !== 0; at++) {
      const ending = pattern[state]!;
      if (ending !== -1 && accept(start, at, ending)) {
        found = ending;
        end = at;
      }
      if (at >= length) break;
      state = step(first, ways, state, codeUnits[at]!);
    }
    if (found !== -1) report(start, end, found);
    start = firstHead(heads, codeUnits, end, length);
  }
}

/**
 * The first place, from a given one, where some pattern may begin. Most places begin none, and a loop this small is
 * compiled at once.
 */
function firstHead(heads: Int32Array, codeUnits: Uint16Array, from: number, length: number): number {
  let at = from;
  while (at < length && heads[codeUnits[at]!] === 0) at++;
  return at;
}

/** Reports every pattern at every place, including overlaps, by start, then end. */
export function scanAll(
  automaton: Automaton,
  codeUnits: Uint16Array,
  length: number,
  report: (start: number, end: number, pattern: number) => void,
): void {
  const { heads, first, codeUnits: ways, pattern } = automaton;
  for (let start = 0; start < length; start++) {
    let state = heads[codeUnits[start]!]!;
    for (let at = start + 1; state !== 0; at++) {
      if (pattern[state] !== -1) report(start, at, pattern[state]!);
      if (at >= length) break;
      state = step(first, ways, state, codeUnits[at]!);
    }
  }
}
