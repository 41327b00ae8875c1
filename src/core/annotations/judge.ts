import { agreedAround, type Candidate, isWhole, stretchOf } from './candidates';
import { tellingLength } from './context';

/** A quote shorter than this recurs: alone, it tells nothing. */
export const sureLength = 8;
/** A quote of this length hardly recurs within a text (1 in 150 in Chinese plans), so it needs no whole context. */
const unmistakable = 20;
/** The best must agree with so many context characters more than any other. */
const clearLead = 4;

/** A place that agrees with more of the context than this may be the passage itself, changed nearby. */
const nearlyAll = 0.75;

/** What there is to know of the candidates for one target. */
export interface Evidence {
  /** Places of the quote. */
  readonly candidates: readonly Candidate[];
  /** Places that are like the quote, or framed as it was: looked for only when it matters. */
  readonly alike: () => readonly Candidate[];
  /** Where the target was recorded, in the candidates' offsets. */
  readonly recorded: number | undefined;
  /** The target has neither position nor context, so that no other surroundings speak against a place. */
  readonly isBare: boolean;
  /** Some context is stored, which tells good candidates from bad ones. */
  readonly hasContext: boolean;
}

/**
 * The candidate that is the passage for certain; `undefined` where none is. It has all of its context; or it stands where
 * it was recorded, or is long, and no other place, however much of the quote is changed there, fits nearly as well.
 */
export function certainOf({ candidates, alike, recorded, isBare }: Evidence): Candidate | undefined {
  const [best, second] = [...candidates].sort(
    (a, b) => Number(isWhole(b)) - Number(isWhole(a)) || agreedAround(b) - agreedAround(a),
  );
  if (!best) return undefined;
  const length = best.end - best.start;
  if (isBare) return second === undefined && length >= sureLength ? best : undefined;
  if (isWhole(best)) {
    const isTwin = second && (isWhole(second) || agreedAround(second) > agreedAround(best) * nearlyAll);
    return !isTwin && stretchOf(best) >= tellingLength ? best : undefined;
  }
  const isMarked = best.before.strong || best.after.strong;
  const isTelling = isMarked && best.start === recorded && stretchOf(best) >= tellingLength;
  if (!isTelling && length < unmistakable) return undefined;
  const isRival = (other: Candidate) => agreedAround(other) > agreedAround(best) - clearLead;
  return (second && isRival(second)) || alike().some(isRival) ? undefined : best;
}

/** Whether a place of a short quote is no better than any other: not worth a person's look. */
export function isHopeless(candidate: Candidate, { recorded, hasContext }: Evidence): boolean {
  if (!hasContext || candidate.end - candidate.start >= sureLength || isWhole(candidate)) return false;
  const isInPlace = candidate.start === recorded && (candidate.before.whole || candidate.after.whole);
  return !isInPlace && agreedAround(candidate) < 2;
}
