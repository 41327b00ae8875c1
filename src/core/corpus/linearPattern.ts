// A regular expression as picomatch makes them of globs, matched in a time that grows with its length times that of the text:
// V8's own way goes back and tries again, for `*a*a*a*ab` as often as there are ways to divide a name among the stars. RE2 knows no
// lookahead, which every glob needs. So all places that the expression may be at are followed together (Thompson 1968), and a
// lookahead is answered once for each place of the text.

/** The most places an expression may have; a glob of a hundred stars has some thousands. */
const mostStates = 5000;
/** The most steps one name may take, which only lookaheads in lookaheads come near. */
const mostSteps = 5_000_000;

/** An expression that picomatch did not make, or that is too long to follow. */
export class NotLinear extends Error {}

type Test = (text: string, at: number) => boolean;

type State =
  | { readonly kind: 'character'; readonly test: Test; next: number }
  | { readonly kind: 'fork'; next: number; other: number }
  | { readonly kind: 'begin' | 'end'; next: number }
  | { readonly kind: 'look'; readonly start: number; readonly isNot: boolean; next: number }
  | { readonly kind: 'accept' };

/** A piece of the expression: where it begins, and what is to lead on to what follows. */
interface Piece {
  readonly start: number;
  readonly ends: readonly ((next: number) => void)[];
}

/** An expression that is ready. */
export interface Linear {
  /** Whether a text fits it from its start. */
  readonly fits: (text: string) => boolean;
  /** How many steps that takes. */
  readonly steps: (text: string) => number;
}

/** Reads an expression. Throws NotLinear. */
export function compileLinear(source: string): Linear {
  const states: State[] = [];
  const { start, ends } = new Parser(source, states).whole();
  const accept = states.push({ kind: 'accept' }) - 1;
  for (const end of ends) end(accept);
  const run = (text: string) => {
    const each = new Run(states, text);
    try {
      return { fits: each.fits(start, 0), steps: each.steps };
    } catch (error) {
      // Whoever writes so many lookaheads in lookaheads wants nothing found.
      if (error instanceof NotLinear) return { fits: false, steps: each.steps };
      throw error;
    }
  };
  return { fits: text => run(text).fits, steps: text => run(text).steps };
}

/** Reads an expression: alternatives of sequences of what may be repeated. */
class Parser {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly states: State[],
  ) {}

  whole(): Piece {
    const piece = this.alternatives();
    if (this.at < this.source.length) throw new NotLinear(`at ${this.at}`);
    return piece;
  }

  private alternatives(): Piece {
    const pieces = [this.sequence()];
    while (this.takes('|')) pieces.push(this.sequence());
    return pieces.reduceRight((others, piece) => ({
      start: this.add({ kind: 'fork', next: piece.start, other: others.start }),
      ends: [...piece.ends, ...others.ends],
    }));
  }

  private sequence(): Piece {
    const start = this.add({ kind: 'fork', next: -1, other: -1 });
    let ends: Piece['ends'] = [next => this.lead(start, next)];
    while (this.at < this.source.length && !/[|)]/.test(this.source[this.at]!)) {
      const piece = this.repeated();
      for (const end of ends) end(piece.start);
      ends = piece.ends;
    }
    return { start, ends };
  }

  private repeated(): Piece {
    const begin = this.at;
    const piece = this.atom();
    const sign = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(this.source.slice(this.at, this.at + 16))?.[0];
    if (sign === undefined) return piece;
    const isGreedyOrNot = this.source[this.at + sign.length] === '?';
    this.at += sign.length + (isGreedyOrNot ? 1 : 0);
    if (sign.startsWith('{')) return this.counted(sign, begin);
    const fork = this.add({ kind: 'fork', next: piece.start, other: -1 });
    const out = (next: number) => this.lead(fork, next, true);
    if (sign === '?') return { start: fork, ends: [...piece.ends, out] };
    for (const end of piece.ends) end(fork);
    return { start: sign === '*' ? fork : piece.start, ends: [out] };
  }

  /** `a{2,3}` is read as often as it may be there. */
  private counted(sign: string, begin: number): Piece {
    const [least = 0, most = least] = sign.slice(1, -1).split(',').map(Number);
    const after = this.at;
    if (sign.endsWith(',}') || most > 1000) throw new NotLinear(sign);
    const start = this.add({ kind: 'fork', next: -1, other: -1 });
    let ends: Piece['ends'] = [next => this.lead(start, next)];
    const early: ((next: number) => void)[] = [];
    for (let i = 0; i < most; i++) {
      this.at = begin;
      const piece = this.atom();
      if (i >= least) {
        const fork = this.add({ kind: 'fork', next: piece.start, other: -1 });
        early.push(next => this.lead(fork, next, true));
        for (const end of ends) end(fork);
      } else for (const end of ends) end(piece.start);
      ends = piece.ends;
    }
    this.at = after;
    return { start, ends: [...ends, ...early] };
  }

  private atom(): Piece {
    const from = this.at;
    const character = this.source[this.at++]!;
    switch (character) {
      case '(':
        return this.group();
      case '[':
        return this.characters(this.classFrom(from));
      case '.':
        return this.characters('.');
      case '^':
        return this.single({ kind: 'begin', next: -1 });
      case '$':
        return this.single({ kind: 'end', next: -1 });
      case '\\': {
        // Neither a back reference nor a word boundary is a glob.
        if (/[1-9bBkpPcux]/.test(this.source[this.at] ?? 'b')) throw new NotLinear(`at ${from}`);
        this.at++;
        return this.characters(this.source.slice(from, this.at));
      }
      case '*':
      case '+':
      case '?':
        throw new NotLinear(`at ${from}`);
      default:
        return this.single({ kind: 'character', test: (text, at) => text[at] === character, next: -1 });
    }
  }

  private group(): Piece {
    const sign = /^\?(?:[:=!])/.exec(this.source.slice(this.at, this.at + 2))?.[0];
    if (sign === undefined && this.source[this.at] === '?') throw new NotLinear(`at ${this.at}`);
    this.at += sign?.length ?? 0;
    const inner = this.alternatives();
    if (!this.takes(')')) throw new NotLinear(`at ${this.at}`);
    if (sign !== '?=' && sign !== '?!') return inner;
    const accept = this.add({ kind: 'accept' });
    for (const end of inner.ends) end(accept);
    return this.single({ kind: 'look', start: inner.start, isNot: sign === '?!', next: -1 });
  }

  /** The source of a class, such as `[^/]`. */
  private classFrom(from: number): string {
    while (this.at < this.source.length && this.source[this.at] !== ']') {
      this.at += this.source[this.at] === '\\' ? 2 : 1;
    }
    if (!this.takes(']')) throw new NotLinear(`at ${from}`);
    return this.source.slice(from, this.at);
  }

  /** Signs that stand for one character: V8 itself says for which, which takes it one step. */
  private characters(source: string): Piece {
    const one = new RegExp(`^${source}$`);
    const known = new Map<string, boolean>();
    const test: Test = (text, at) => {
      const character = text[at]!;
      let fits = known.get(character);
      if (fits === undefined) {
        fits = one.test(character);
        known.set(character, fits);
      }
      return fits;
    };
    return this.single({ kind: 'character', test, next: -1 });
  }

  private single(state: Exclude<State, { kind: 'accept' }>): Piece {
    const start = this.add(state);
    return { start, ends: [next => this.lead(start, next)] };
  }

  private add(state: State): number {
    if (this.states.length >= mostStates) throw new NotLinear('too long');
    return this.states.push(state) - 1;
  }

  private lead(from: number, next: number, isOther = false): void {
    const state = this.states[from]!;
    if (state.kind === 'accept') return;
    if (state.kind === 'fork' && isOther) state.other = next;
    else state.next = next;
  }

  private takes(character: string): boolean {
    if (this.source[this.at] !== character) return false;
    this.at++;
    return true;
  }
}

/** One text matched against the states. */
class Run {
  steps = 0;
  private readonly answers = new Map<number, boolean>();

  constructor(
    private readonly states: readonly State[],
    private readonly text: string,
  ) {}

  /** Whether a path from a state, at a place of the text, reaches the end. */
  fits(start: number, from: number): boolean {
    let now: readonly number[] = [start];
    for (let at = from; now.length > 0 && at <= this.text.length; at++) {
      const found = this.reached(now, at);
      if (found === 'accept') return true;
      now = found;
    }
    return false;
  }

  /** The states after the next character; or that the end is reached before it. */
  private reached(from: readonly number[], at: number): readonly number[] | 'accept' {
    const seen = new Set<number>();
    const next: number[] = [];
    const open = [...from];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (index < 0 || seen.has(index)) continue;
      seen.add(index);
      if (++this.steps > mostSteps) throw new NotLinear('too many steps');
      const state = this.states[index]!;
      switch (state.kind) {
        case 'accept':
          return 'accept';
        case 'fork':
          open.push(state.other, state.next);
          break;
        case 'begin':
          if (at === 0) open.push(state.next);
          break;
        case 'end':
          if (at === this.text.length) open.push(state.next);
          break;
        case 'look':
          if (this.looks(index, state.start, at) !== state.isNot) open.push(state.next);
          break;
        case 'character':
          if (at < this.text.length && state.test(this.text, at)) next.push(state.next);
      }
    }
    return next;
  }

  private looks(index: number, start: number, at: number): boolean {
    const key = index * (this.text.length + 1) + at;
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const answer = this.fits(start, at);
    this.answers.set(key, answer);
    return answer;
  }
}
