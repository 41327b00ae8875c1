import search from 'approx-string-match';

/** A place that resembles a quote. */
export interface Alike {
  readonly start: number;
  readonly end: number;
  /** Edit distance to the quote: characters changed, inserted or deleted. */
  readonly errors: number;
}

/** Shorter quotes are not searched for approximately: they resemble too much. */
const shortest = 8;
/** Largest share of a quote's characters that may differ. */
const tolerance = 0.4;
/** Length of the character sequences (grams) that a place must share with the quote to be considered. */
const gram = 3;
/** Candidate windows that are compared closely, those with most shared grams first. */
const mostWindows = 8;
/** Grams with more occurrences are ignored. */
const mostPlacesOfGram = 400;
/** Grams looked up for one quote. */
const mostGrams = 512;
/** Of longer quotes, only head and tail are compared, each of `endLength`. */
const longest = 1024;
const endLength = 256;

/**
 * Finds the places of a text that resemble a quote, best first. Only windows that share a gram with the quote are compared
 * character by character: at most eight, of some 3,000 characters at most. So a quote takes a few milliseconds, one of
 * 1,000 characters about 50, whatever the length of the text. The index is made once, at 10 ns a character.
 */
export class Alikes {
  private index: GramIndex | undefined;

  constructor(private readonly text: string) {}

  find(quote: string): readonly Alike[] {
    if (quote.length < shortest) return [];
    if (quote.length <= longest) return this.within(quote);
    const heads = this.within(quote.slice(0, endLength));
    const tails = this.within(quote.slice(-endLength));
    return best(
      heads.flatMap(head =>
        tails.flatMap(tail => {
          const length = tail.end - head.start;
          if (length < quote.length * (1 - tolerance) || length > quote.length * (1 + tolerance)) return [];
          const share = (head.errors + tail.errors) / (2 * endLength);
          const errors = Math.max(Math.round(share * quote.length), Math.abs(length - quote.length));
          return [{ start: head.start, end: tail.end, errors }];
        }),
      ),
    );
  }

  /** Share of a stretch's grams, 0..1, that occur elsewhere with the same spacing, outside of `own`. */
  share(stretch: string, own: { readonly start: number; readonly end: number }): number {
    if (stretch.length < shortest) return 0;
    this.index ??= new GramIndex(this.text);
    return this.index.share(stretch, own);
  }

  private within(quote: string): readonly Alike[] {
    const { text } = this;
    this.index ??= new GramIndex(text);
    const most = Math.floor(quote.length * tolerance);
    const found = new Map<string, Alike>();
    for (const [from, to] of this.index.windows(quote, most)) {
      for (const { start, end, errors } of search(text.slice(from, to), quote, most)) {
        const place = wholeCharacters(text, from + start, from + end);
        const key = `${place.start}-${place.end}`;
        if (!found.has(key)) found.set(key, { ...place, errors });
      }
    }
    return best([...found.values()]);
  }
}

/** Similarity of two strings, 0..1, by the characters that differ. */
export function likenessOf(text: string, quote: string): number {
  const longer = Math.max(text.length, quote.length);
  // The search lets the text go on beyond the quote at no cost, so that cost is added here.
  const errors = search(text.slice(0, longest), quote.slice(0, longest), Math.min(quote.length, longest))[0]
    ?.errors;
  const differing = Math.max(errors ?? longer, Math.abs(text.length - quote.length));
  return Math.max(0, 1 - differing / longer);
}

/** Keeps the best of overlapping places. The result is sorted, best first. */
function best(places: readonly Alike[]): readonly Alike[] {
  const chosen: Alike[] = [];
  for (const place of [...places].sort((a, b) => a.errors - b.errors || a.start - b.start)) {
    if (chosen.every(({ start, end }) => place.end <= start || place.start >= end)) chosen.push(place);
  }
  return chosen;
}

function wholeCharacters(text: string, start: number, end: number): { start: number; end: number } {
  const isTrail = (at: number) => /[\uDC00-\uDFFF]/.test(text[at] ?? '');
  return { start: isTrail(start) ? start - 1 : start, end: isTrail(end) ? end + 1 : end };
}

/** Index of the places of every gram: a hash table of chains. */
class GramIndex {
  /** Last place with a hash, plus 1; 0 for none. */
  private readonly last: Uint32Array;
  /** Previous place with the same hash, plus 1; 0 for none. */
  private readonly previous: Uint32Array;
  private readonly mask: number;

  constructor(private readonly text: string) {
    const size = 2 ** Math.max(10, Math.min(20, Math.ceil(Math.log2(text.length + 1))));
    this.mask = size - 1;
    this.last = new Uint32Array(size);
    this.previous = new Uint32Array(text.length);
    for (let at = 0; at + gram <= text.length; at++) {
      const hash = this.hash(text, at);
      this.previous[at] = this.last[hash]!;
      this.last[hash] = at + 1;
    }
  }

  /** Windows that share most with a quote: the most grams with the same spacing. */
  windows(quote: string, slack: number): readonly (readonly [from: number, to: number])[] {
    const width = Math.max(16, Math.ceil(quote.length / 2));
    const votes = new Map<number, number>();
    const step = Math.max(1, Math.floor((quote.length - gram + 1) / mostGrams));
    for (let i = 0; i + gram <= quote.length; i += step) {
      for (const place of this.places(quote, i)) {
        const cell = Math.floor((place - i) / width);
        votes.set(cell, (votes.get(cell) ?? 0) + 1);
      }
    }
    // A stretch that begins near the end of a cell has some of its grams in the next cell.
    const weight = (cell: number) => (votes.get(cell) ?? 0) + (votes.get(cell + 1) ?? 0);
    return [...new Set([...votes.keys()].flatMap(cell => [cell - 1, cell]))]
      .sort((a, b) => weight(b) - weight(a) || a - b)
      .slice(0, mostWindows)
      .map(cell => [
        Math.max(0, cell * width - slack),
        Math.min(this.text.length, (cell + 2) * width + quote.length + slack),
      ]);
  }

  /** Largest share of a stretch's grams on one diagonal, except those at `own`. */
  share(stretch: string, own: { readonly start: number; readonly end: number }): number {
    const width = 8;
    const votes = new Map<number, number>();
    let most = 0;
    for (let i = 0; i + gram <= stretch.length; i++) {
      // A gram that occurs several times in one cell counts once.
      const cells = new Set<number>();
      for (const place of this.places(stretch, i)) {
        if (place < own.end && place + gram > own.start) continue;
        cells.add(Math.floor((place - i + stretch.length) / width));
      }
      for (const cell of cells) {
        const count = (votes.get(cell) ?? 0) + 1;
        votes.set(cell, count);
        most = Math.max(most, count + (votes.get(cell - 1) ?? 0), count + (votes.get(cell + 1) ?? 0));
      }
    }
    return Math.min(1, most / (stretch.length - gram + 1));
  }

  private places(quote: string, at: number): readonly number[] {
    const found: number[] = [];
    let next = this.last[this.hash(quote, at)]!;
    for (let looked = 0; next > 0 && looked < 2 * mostPlacesOfGram; looked++) {
      const place = next - 1;
      if (this.text.startsWith(quote.slice(at, at + gram), place)) found.push(place);
      next = this.previous[place]!;
    }
    return next > 0 || found.length > mostPlacesOfGram ? [] : found;
  }

  private hash(text: string, at: number): number {
    const mixed =
      Math.imul(text.charCodeAt(at), 0x9e3779b1) ^
      Math.imul(text.charCodeAt(at + 1), 0x85ebca6b) ^
      Math.imul(text.charCodeAt(at + 2), 0xc2b2ae35);
    return ((mixed >>> 11) ^ mixed) & this.mask;
  }
}
