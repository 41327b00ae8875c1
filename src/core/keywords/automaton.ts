/**
 * A dense trie over the compact alphabet of its patterns: one table look-up per character, none for characters that
 * no pattern holds. Built once per codebook.
 */
export interface Automaton {
  /** Class of every UTF-16 unit; 0 = in no pattern. */
  readonly classes: Uint16Array;
  readonly width: number;
  /** `next[state * width + class]`; 0 = no way on. State 0 is the root. */
  readonly next: Int32Array;
  /** Pattern that ends in a state, or -1. */
  readonly pattern: Int32Array;
}

/** Builds the automaton. Patterns are numbered by their place; an empty pattern never matches, the first of twins wins. */
export function buildAutomaton(patterns: readonly string[]): Automaton {
  const classes = new Uint16Array(0x10000);
  let width = 1;
  let states = 1;
  for (const pattern of patterns) {
    states += pattern.length;
    for (let i = 0; i < pattern.length; i++) {
      const unit = pattern.charCodeAt(i);
      if (classes[unit] === 0) classes[unit] = width++;
    }
  }
  const next = new Int32Array(states * width);
  const ending = new Int32Array(states).fill(-1);
  let used = 1;
  patterns.forEach((pattern, index) => {
    let state = 0;
    for (let i = 0; i < pattern.length; i++) {
      const slot = state * width + classes[pattern.charCodeAt(i)]!;
      if (next[slot] === 0) next[slot] = used++;
      state = next[slot]!;
    }
    if (state !== 0 && ending[state] === -1) ending[state] = index;
  });
  return { classes, width, next, pattern: ending };
}

/** Told of a pattern that stands at a place; says whether it may count there. */
export type Visit = (start: number, end: number, pattern: number) => boolean;

/**
 * Tells of every match, leftmost-longest and without overlap: of the patterns that begin at the leftmost place the
 * longest that `accept` takes counts, and the search goes on behind it.
 */
export function scan(
  automaton: Automaton,
  units: Uint16Array,
  length: number,
  accept: Visit,
  report: (start: number, end: number, pattern: number) => void,
): void {
  const { classes, width, next, pattern } = automaton;
  for (let start = firstHead(automaton, units, 0, length); start < length; ) {
    let state = next[classes[units[start]!]!]!;
    let found = -1;
    let end = start + 1;
    for (let at = start + 1; state !== 0; at++) {
      const ending = pattern[state]!;
      if (ending !== -1 && accept(start, at, ending)) {
        found = ending;
        end = at;
      }
      if (at >= length) break;
      const unit = classes[units[at]!]!;
      state = unit === 0 ? 0 : next[state * width + unit]!;
    }
    if (found !== -1) report(start, end, found);
    start = firstHead(automaton, units, end, length);
  }
}

/** The first place, from one on, where some pattern may begin: most begin none, and a loop this small is compiled at once. */
function firstHead({ classes, next }: Automaton, units: Uint16Array, from: number, length: number): number {
  let at = from;
  while (at < length && next[classes[units[at]!]!] === 0) at++;
  return at;
}

/** Tells of every pattern at every place, overlapping ones too, in order of start, then end. */
export function scanAll(
  automaton: Automaton,
  units: Uint16Array,
  length: number,
  report: (start: number, end: number, pattern: number) => void,
): void {
  const { classes, width, next, pattern } = automaton;
  for (let start = 0; start < length; start++) {
    let state = next[classes[units[start]!]!]!;
    for (let at = start + 1; state !== 0; at++) {
      if (pattern[state] !== -1) report(start, at, pattern[state]!);
      if (at >= length) break;
      const unit = classes[units[at]!]!;
      state = unit === 0 ? 0 : next[state * width + unit]!;
    }
  }
}
