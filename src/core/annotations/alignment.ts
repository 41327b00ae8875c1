import { countBefore } from '../base/count';
import { offsetsOf } from './candidates';
import { type CommonBlock, chainOf } from './commonBlocks';
import type { Haystack } from './haystack';
import { isPunctuation } from './letters';
import { alikesIn } from './lookalikes';
import { withoutNumbers } from './sections';

/** Letters compared on either side of a place. More would add no evidence. */
const reach = 400;
/** Letters of agreement on one side that hardly recur by chance. */
const oneSided = 32;
/** Letters of agreement on both sides that hardly recur together by chance. */
const framing = 16;
/** Letters that must agree on both sides if the passage has been copied: a copy brings its surroundings along. */
const unmoved = 120;
/** Letters that the beginning or end of both texts counts for. */
const edge = 16;
/** A rival explains one side better if it agrees there with more than this many letters beyond the place. */
const chance = 3;
/** Letters by which a place must lead every rival. */
const clearLead = 12;
/** Length, in letters, from which a paragraph identifies itself. Shorter ones, such as headings, are typed again elsewhere. */
const tellingParagraph = 20;
/** Length, in letters, from which a paragraph identifies itself between two stretches that both texts have. */
const shortParagraph = 6;
/** Longest gap, in letters, between such stretches. */
const narrowGap = 80;
/** Length, in letters, from which a passage with its agreeing surroundings identifies itself. */
const tellingStretch = 24;
/** Quotes with more occurrences are not followed. */
const mostPlaces = 20_000;
/** Longest gap, in letters, that is searched between two common stretches. */
const widestGap = 1200;

/** Letters on either side of a place in the old text that also stand beside a place in the new text. */
interface Around {
  readonly before: number;
  readonly after: number;
}

/**
 * Follows passages from a text to a later version of it, when both are available. A place is accepted only if no other
 * place of the new text, and no other passage of the old one, explains it as well.
 */
export class Alignment {
  private numberless: { readonly old: string; readonly now: string } | undefined;
  private chain: readonly CommonBlock[] | undefined;

  constructor(
    private readonly old: Haystack,
    private readonly now: Haystack,
  ) {}

  /** Place of a stretch of the old text in the new one, as offsets of the new haystack; `undefined` if it is not certain. */
  find(start: number, end: number): { readonly start: number; readonly end: number } | undefined {
    const { old, now } = this;
    // Punctuation at the ends does not tell the stretch from others.
    let [first, last] = [start, end];
    while (first < last && isPunctuation(old.text.charCodeAt(first))) first++;
    while (last > first && isPunctuation(old.text.charCodeAt(last - 1))) last--;
    const quote = old.text.slice(first, last);
    const places = offsetsOf(now.text, quote);
    if (places.length === 0 || places.length > mostPlaces) return undefined;
    const others = offsetsOf(old.text, quote).filter(other => other !== first);
    if (others.length > mostPlaces) return undefined;
    const place =
      this.byWhatStandsAround(first, quote, places, others) ?? this.byOrder(first, quote, places, others);
    if (place === undefined || this.isBrokenElsewhere(first, place, quote.length)) return undefined;
    const found = { start: place - (first - start), end: place + end - first };
    return now.text.slice(found.start, found.end) === old.text.slice(start, end) ? found : undefined;
  }

  private byWhatStandsAround(
    start: number,
    quote: string,
    places: readonly number[],
    others: readonly number[],
  ): number | undefined {
    const known = places.map(place => ({ place, around: this.around(start, place, quote.length) }));
    const best = known.reduce((a, b) => (sum(b.around) > sum(a.around) ? b : a));
    const { before, after } = best.around;
    const isFramed = before >= framing && after >= framing;
    const rivals = [
      ...known.filter(each => each !== best).map(({ around }) => around),
      ...others.map(other => this.around(other, best.place, quote.length)),
    ];
    if (rivals.some(rival => isRival(rival, best.around))) return undefined;
    // If there are more occurrences than before, one is a copy. Then neither side of the place may agree with both.
    const isCopied = (rival: Around) =>
      quote.length + sum(rival) >= clearLead && !isAheadOnBothSides(best.around, rival);
    if (known.some(each => each !== best && isCopied(each.around))) return undefined;
    const isOther = (place: number, around: Around) =>
      others.some(other => sum(this.around(other, place, quote.length)) >= sum(around) + clearLead);
    const hasCopy = known.some(
      each => each !== best && sum(each.around) >= clearLead && !isOther(each.place, each.around),
    );
    if (hasCopy && Math.min(before, after) < unmoved) return undefined;
    if (isFramed) return best.place;
    if (this.alikesOf(start, quote, best.place).some(alike => isLikelier(alike, best.around)))
      return undefined;
    if (Math.max(before, after) >= oneSided) return best.place;
    const stretch = quote.length + before + after;
    if (rivals.length > 0 || !this.isSameExtent(start, best.place, quote.length, best.around))
      return undefined;
    const isParagraph = isWholeParagraph(this.old, start, start + quote.length, best.around);
    if (isParagraph && stretch >= tellingParagraph) return best.place;
    return stretch >= tellingStretch && Math.max(before, after) >= framing / 2 ? best.place : undefined;
  }

  /**
   * Whether a short passage has other line ends than before, and other text beside it: the end of one paragraph and the
   * beginning of the next may have the same words by chance.
   */
  private isBrokenElsewhere(start: number, place: number, length: number): boolean {
    if (length >= oneSided) return false;
    const { before, after } = this.around(start, place, length);
    if (Math.min(before, after) >= framing) return false;
    for (let i = 1; i < length; i++)
      if (this.old.begins(start + i) !== this.now.begins(place + i)) return true;
    return false;
  }

  /** Finds a passage that stands once between two common stretches that have the same order in both texts. */
  private byOrder(
    start: number,
    quote: string,
    places: readonly number[],
    others: readonly number[],
  ): number | undefined {
    const [place] = places;
    if (place === undefined || places.length > 1 || others.length > 0) return undefined;
    this.chain ??= chainOf(this.old.text, this.now.text);
    const end = start + quote.length;
    const gap = gapAround(this.chain, start, end, this.old.text.length, this.now.text.length);
    if (!gap || place < gap.nowStart || place + quote.length > gap.nowEnd) return undefined;
    const around = this.around(start, place, quote.length);
    if (!this.isSameExtent(start, place, quote.length, around)) return undefined;
    const stretch = quote.length + around.before + around.after;
    const isTelling = stretch >= tellingParagraph && Math.max(around.before, around.after) >= 6;
    // A short paragraph, such as a heading, is typed again elsewhere, but hardly where it was.
    const isNarrow = gap.oldEnd - gap.oldStart <= narrowGap && gap.nowEnd - gap.nowStart <= narrowGap;
    const isParagraph =
      isNarrow && isWholeParagraph(this.old, start, end, around) && stretch >= shortParagraph;
    if (!isTelling && !isParagraph) return undefined;
    const isDoubtful = this.alikesOf(start, quote, place).some(alike => isLikelier(alike, around));
    return isDoubtful ? undefined : place;
  }

  /**
   * Whether the equal text is whole paragraphs in both texts, or in neither. Otherwise it may now be part of a recurring
   * paragraph.
   */
  private isSameExtent(start: number, place: number, length: number, around: Around): boolean {
    const wasWhole = isWholeParagraph(this.old, start, start + length, around);
    return wasWhole === isWholeParagraph(this.now, place, place + length, around);
  }

  /** Surroundings of similar places in either text: the edited passage, or another passage that was edited into this one. */
  private alikesOf(start: number, quote: string, place: number): readonly Around[] {
    const end = start + quote.length;
    const now = alikesIn(this.now)
      .find(quote)
      .filter(each => each.end <= place || each.start >= place + quote.length)
      .map(each => this.between(start, end, each.start, each.end));
    const old = alikesIn(this.old)
      .find(quote)
      .filter(each => each.end <= start || each.start >= end)
      .map(each => this.between(each.start, each.end, place, place + quote.length));
    return [...now, ...old, ...this.renumbered(start, quote, place)];
  }

  /** Surroundings of places that differ from the quote only in numbers: headings are renumbered, and years advance. */
  private renumbered(start: number, quote: string, place: number): readonly Around[] {
    const { length } = quote;
    const plain = withoutNumbers(quote);
    if (plain === quote) return [];
    this.numberless ??= { old: withoutNumbers(this.old.text), now: withoutNumbers(this.now.text) };
    const { old, now } = this.numberless;
    return [
      ...offsetsOf(now, plain)
        .filter(each => each !== place)
        .map(each => this.around(start, each, length)),
      ...offsetsOf(old, plain)
        .filter(each => each !== start)
        .map(each => this.around(each, place, length)),
    ];
  }

  private around(start: number, place: number, length: number): Around {
    return this.between(start, start + length, place, place + length);
  }

  private between(start: number, end: number, from: number, to: number): Around {
    const [old, now] = [this.old.text, this.now.text];
    let before = 0;
    while (
      before < reach &&
      before < start &&
      before < from &&
      old[start - 1 - before] === now[from - 1 - before]
    )
      before++;
    if (before === start && before === from) before += edge;
    let after = 0;
    while (
      after < reach &&
      end + after < old.length &&
      to + after < now.length &&
      old[end + after] === now[to + after]
    )
      after++;
    if (end + after === old.length && to + after === now.length) after += edge;
    return { before, after };
  }
}

function sum({ before, after }: Around): number {
  return before + after;
}

/** Whether a rival explains one side better than the best place, or both sides together nearly as well. */
function isRival(rival: Around, best: Around): boolean {
  return isBetterOnOneSide(rival, best) || sum(rival) > sum(best) - clearLead;
}

/** Whether a merely similar place is more likely to be the passage, or to have become it. */
function isLikelier(alike: Around, best: Around): boolean {
  return (
    isBetterOnOneSide(alike, best) &&
    (sum(alike) > sum(best) - clearLead || Math.max(best.before, best.after) < oneSided)
  );
}

function isBetterOnOneSide(rival: Around, best: Around): boolean {
  return rival.before > best.before + chance || rival.after > best.after + chance;
}

/** Whether a passage with its agreeing surroundings covers whole paragraphs. */
function isWholeParagraph(
  { begins, ends }: Haystack,
  start: number,
  end: number,
  { before, after }: Around,
): boolean {
  let head = start;
  while (head > start - before && head > 0 && !begins(head)) head--;
  let tail = end;
  while (tail < end + after && !ends(tail)) tail++;
  // The final punctuation mark may have changed.
  return begins(head) && (ends(tail) || ends(tail + 1));
}

function isAheadOnBothSides(best: Around, rival: Around): boolean {
  return best.before > rival.before + chance && best.after > rival.after + chance;
}

/** Gap around a passage, in both texts, between its nearest common stretches; `undefined` if there is none or it is too wide. */
function gapAround(
  chain: readonly CommonBlock[],
  start: number,
  end: number,
  oldLength: number,
  nowLength: number,
): { oldStart: number; oldEnd: number; nowStart: number; nowEnd: number } | undefined {
  const before = countBefore(chain, block => block.a + block.length <= start);
  const [above, below] = [chain[before - 1], chain[before]];
  // A common stretch begins or ends within the passage, so the passage was edited there.
  if (below && below.a < end) return undefined;
  const gap = {
    oldStart: above ? above.a + above.length : 0,
    oldEnd: below ? below.a : oldLength,
    nowStart: above ? above.b + above.length : 0,
    nowEnd: below ? below.b : nowLength,
  };
  const isWide = gap.oldEnd - gap.oldStart > widestGap || gap.nowEnd - gap.nowStart > widestGap;
  return isWide || (!above && !below) ? undefined : gap;
}
