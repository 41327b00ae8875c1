import type { Haystack, Needle } from './haystack';

/** How far the text on one side of a place agrees with the stored context. */
export interface Side {
  /** Characters next to the place that agree. */
  readonly agreed: number;
  /** All of the stored context agrees, and it is too long to agree by chance. */
  readonly strong: boolean;
  /** All of the stored context agrees; if it is short because its line ended there, the line ends there today as well. */
  readonly whole: boolean;
  /** The stored context was cut off there, or the line still ends there. */
  readonly bounded: boolean;
  /** The line ends here, but the stored context goes on. Another line may contain the quote by chance. */
  readonly short: boolean;
  /** The line goes on there although it began or ended there: a longer sentence may hold the same words. */
  readonly open: boolean;
}

/** A place that may be the passage. Offsets are those of the haystack. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly before: Side;
  readonly after: Side;
  /** Similarity to the quote, 0..1. */
  readonly likeness: number;
  /** Similarity and context together, 0..1. */
  readonly score: number;
}

/** Context of this length hardly agrees by chance. */
const strongLength = 6;

/** Every place where a string occurs, overlapping ones too. */
export function offsetsOf(text: string, wanted: string): readonly number[] {
  const found: number[] = [];
  if (wanted === '') return found;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

/** Compares the text around a place with the stored context. */
export function candidateAt(
  haystack: Haystack,
  needle: Needle,
  start: number,
  end: number,
  likeness = 1,
): Candidate {
  const before = sideBefore(haystack, needle, start);
  const after = sideAfter(haystack, needle, end);
  const stored = needle.before.length + needle.after.length;
  // Without context, only a line of its own is evidence for a place.
  const line = needle.bare || (before.whole && after.whole) ? 1 : 0.5;
  const context = stored > 0 ? (before.agreed + after.agreed) / stored : line;
  return { start, end, before, after, likeness, score: 0.7 * likeness + 0.3 * context };
}

/** Whether all of the stored context agrees. */
export function isWhole({ before, after }: Candidate): boolean {
  return before.whole && after.whole;
}

/** Length of the quote and the context that agrees next to it, in characters. */
export function agreedLength({ start, end, before, after }: Candidate): number {
  return end - start + before.agreed + after.agreed;
}

/** Context characters that agree. */
export function agreedAround({ before, after }: Candidate): number {
  return before.agreed + after.agreed;
}

/**
 * Finds what stands between both contexts, similar to the quote or not. Both contexts must be too long to occur by chance.
 * The stretch may be half as long as the quote, or half as long again, give or take a few characters.
 */
export function framedPlaces(
  { text }: Haystack,
  { quote, before, after }: Needle,
): readonly { readonly start: number; readonly end: number }[] {
  if (before.length < strongLength || after.length < strongLength) return [];
  const least = Math.max(1, Math.floor(quote.length / 2));
  const most = quote.length + Math.max(4, Math.ceil(quote.length / 2));
  return offsetsOf(text, before).flatMap(at => {
    const start = at + before.length;
    const end = text.slice(start, start + most + after.length).indexOf(after, least);
    return end === -1 ? [] : [{ start, end: start + end }];
  });
}

function sideBefore({ text, begins }: Haystack, { before, cutBefore }: Needle, start: number): Side {
  let agreed = 0;
  while (agreed < before.length && before[before.length - 1 - agreed] === text[start - 1 - agreed]) agreed++;
  return side(agreed, before.length, cutBefore, more => begins(start - agreed - more));
}

function sideAfter({ text, ends }: Haystack, { after, cutAfter }: Needle, end: number): Side {
  let agreed = 0;
  while (agreed < after.length && after[agreed] === text[end + agreed]) agreed++;
  return side(agreed, after.length, cutAfter, more => ends(end + agreed + more));
}

function side(
  agreed: number,
  stored: number,
  isCut: boolean,
  isAtLineEnd: (further: number) => boolean,
): Side {
  const all = agreed === stored;
  const strong = all && agreed >= strongLength;
  // A punctuation mark more or less does not count as text.
  const short = !all && (isAtLineEnd(0) || isAtLineEnd(1));
  const bounded = all && (isCut || isAtLineEnd(0));
  const open = !isCut && agreed >= stored - 1 && !isAtLineEnd(0) && !isAtLineEnd(1);
  return { agreed, strong, whole: strong || bounded, bounded, short, open };
}
