import type { Span } from '../../src/core/text/lines';

/** A text of which every character knows where it comes from. */
export interface Traced {
  readonly text: string;
  /** One number a UTF-16 code unit, the same in both texts for the same character. */
  readonly origins: readonly number[];
}

/** Letters that a stretch must keep to be worth anything: fewer are typed again by chance, as headings are. */
const lettersOfStretch = 16;

/**
 * Explains a text by an earlier one: which letters were kept, in how many stretches. Its value is the letters kept, less 16
 * for each stretch; a stretch that the old text has twice is worth nothing, since it is typed again wherever it is needed. The
 * history of an edit is one explanation. Others lead to the very same two texts, and a reader who has
 * only the texts believes the one of the highest value.
 */
export class Explanations {
  private readonly old: Letters;
  private readonly now: Letters;
  private readonly history: Kept;

  constructor(old: Traced, now: Traced) {
    this.old = lettersOf(old.text);
    this.now = lettersOf(now.text);
    const known = new Map(this.old.places.map((place, i) => [old.origins[place], i]));
    const last = this.old.places.length - 1;
    this.history = this.now.places.map((place, i, all) =>
      i === 0 ? 0 : i === all.length - 1 ? last : (known.get(now.origins[place]!) ?? -1),
    );
  }

  /**
   * By how much the best explanation that has a passage at a place beats the best one that has not. Above 0, the texts say that
   * it is there; at 0, they leave it open. Both are sought from the history, step by step.
   */
  lead(then: Span, place: Span): number {
    const [own, here] = [stretchOf(this.old, then), stretchOf(this.now, place)];
    const quote = this.old.text.slice(own.start, own.end);
    if (quote !== this.now.text.slice(here.start, here.end)) return Number.NEGATIVE_INFINITY;
    const shift = own.start - here.start;
    const isHere = (i: number) => i >= here.start && i < here.end;
    const isOwn = (was: number) => was >= own.start && was < own.end;
    const withIt = (kept: Kept) => kept.map((was, i) => (isHere(i) ? i + shift : isOwn(was) ? -1 : was));
    const withoutIt = (kept: Kept) => kept.map((was, i) => (isHere(i) && was === i + shift ? -1 : was));
    const starts = this.around(own.start, here.start, quote.length).flatMap(stretch =>
      this.changes(this.history, stretch),
    );
    const first = this.bestOf([this.history, ...starts].map(withIt));
    const best = this.bestOf([this.improved(first, withIt), this.improved(withIt(this.history), withIt)]);
    const rival = this.bestOf([this.history, withoutIt(best)].map(kept => this.improved(kept, withoutIt)));
    return this.valueOf(best) - this.valueOf(rival);
  }

  /** Stretches that a place and a passage have in common, with as much beside them as agrees. */
  private around(start: number, place: number, length: number): readonly Common[] {
    const [old, now] = [this.old.text, this.now.text];
    let [head, tail] = [0, 0];
    while (head < widest && head < Math.min(start, place) && old[start - 1 - head] === now[place - 1 - head])
      head++;
    const [end, to] = [start + length, place + length];
    while (tail < widest && end + tail < old.length && old[end + tail] === now[to + tail]) tail++;
    return Array.from({ length: (head + 1) * (tail + 1) }, (_, i) => {
      const [before, after] = [i % (head + 1), Math.floor(i / (head + 1))];
      return { a: start - before, b: place - before, length: before + length + after };
    });
  }

  /** Changes an explanation, which a condition is imposed on, as long as its value rises. */
  private improved(from: Kept, impose: (kept: Kept) => Kept): Kept {
    let best = impose(from);
    let value = this.valueOf(best);
    for (let isBetter = true; isBetter; ) {
      isBetter = false;
      for (const stretch of this.common) {
        for (const changed of this.changes(best, stretch)) {
          const next = impose(changed);
          const nextValue = this.valueOf(next);
          if (nextValue <= value) continue;
          [best, value, isBetter] = [next, nextValue, true];
        }
      }
    }
    return best;
  }

  /** An explanation with a stretch kept at another place: what stood there is new, or was swapped with it. */
  private changes(kept: Kept, { a, b, length }: Common): readonly Kept[] {
    const { old, now } = this;
    if (kept[b] === a && kept[b + length - 1] === a + length - 1) return [];
    const isMoved = (was: number) => was >= a && was < a + length;
    const at = (i: number) => i >= b && i < b + length;
    return [
      kept.map((was, i) => (at(i) ? a + i - b : isMoved(was) ? -1 : was)),
      kept.map((was, i) => {
        if (at(i)) return a + i - b;
        if (!isMoved(was)) return was;
        const displaced = kept[b + was - a]!;
        return displaced >= 0 && !isMoved(displaced) && old.text[displaced] === now.text[i] ? displaced : -1;
      }),
    ];
  }

  private valueOf(kept: Kept): number {
    let value = 0;
    for (let i = 0; i < kept.length; ) {
      const from = i++;
      if (kept[from]! < 0) continue;
      while (i < kept.length && kept[i]! === kept[i - 1]! + 1) i++;
      const worth = i - from - lettersOfStretch;
      value += worth > 0 && this.recurs(kept[from]!, i - from) ? 0 : worth;
    }
    return value;
  }

  private readonly known = new Map<number, boolean>();

  /** Whether the old text has a stretch of it twice. */
  private recurs(start: number, length: number): boolean {
    const key = start * this.old.text.length + length;
    let found = this.known.get(key);
    if (found === undefined) {
      const { text } = this.old;
      const stretch = text.slice(start, start + length);
      found = text.indexOf(stretch) !== text.lastIndexOf(stretch);
      this.known.set(key, found);
    }
    return found;
  }

  private bestOf(explanations: readonly Kept[]): Kept {
    return explanations.reduce((a, b) => (this.valueOf(b) > this.valueOf(a) ? b : a));
  }

  /** Every longest stretch that both texts have, of some letters. */
  private get common(): readonly Common[] {
    if (this.found) return this.found;
    const [old, now] = [this.old.text, this.now.text];
    const found: Common[] = [];
    for (let shift = 1 - now.length; shift < old.length; shift++) {
      let length = 0;
      for (let b = Math.max(0, -shift); b <= now.length && b + shift <= old.length; b++) {
        if (b < now.length && b + shift < old.length && old[b + shift] === now[b]) length++;
        else {
          if (length >= shortest) found.push({ a: b + shift - length, b: b - length, length });
          length = 0;
        }
      }
    }
    this.found = found.sort((x, y) => y.length - x.length);
    return this.found;
  }

  private found: readonly Common[] | undefined;
}

/** Letter of the old text that each letter of the new text was, or -1. */
type Kept = readonly number[];

interface Common {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Letters beside a passage that are tried as kept with it. */
const widest = 60;
/** Letters of the shortest stretch that is tried elsewhere. */
const shortest = 4;

interface Letters {
  readonly text: string;
  /** Offset of each in the text. */
  readonly places: readonly number[];
}

/**
 * Letters alone: punctuation and line ends come and go. The beginning and the end of a text are two more, which are always
 * kept.
 */
function lettersOf(text: string): Letters {
  const places = Array.from(text, (_, i) => i).filter(i => !/[\p{P}\s]/u.test(text[i]!));
  const letters = places.map(place => text[place]!).join('');
  return { text: `<${letters}>`, places: [-1, ...places, text.length] };
}

/** Letters of a stretch; of punctuation, the letter before it. */
function stretchOf({ places }: Letters, { start, end }: Span): Span {
  const before = (offset: number) => places.filter(place => place < offset).length;
  const letters = { start: before(start), end: before(end) };
  if (letters.end > letters.start) return letters;
  return { start: Math.max(0, letters.start - 1), end: Math.max(1, letters.end) };
}
