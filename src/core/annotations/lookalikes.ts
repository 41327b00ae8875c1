import { oncePer } from '../base/oncePer';
import { Alikes } from './approximate';
import { agreedAround, type Candidate, candidateAt, offsetsOf } from './candidates';
import { contextLength, tellingLength } from './context';
import type { Haystack, Needle } from './haystack';

/** A place that shares so much of a passage and what stands around it is told from it when it is stored ... */
export const slightlyAlike = 0.4;
/** ... and may be the passage itself, changed, when it is looked for. */
export const closelyAlike = 0.5;
/** So much of a long quote is compared. */
const compared = 96;

/** The places that have a quote's letters, and so much of what stood around it that they could be taken for it, in order. */
export function likePlaces(haystack: Haystack, needle: Needle): readonly Candidate[] {
  return quotePlaces(haystack, needle).filter(isLike);
}

/** Every place of a quote. */
export function quotePlaces(haystack: Haystack, needle: Needle): readonly Candidate[] {
  const { quote } = needle;
  return offsetsOf(haystack.text, quote).map(start =>
    candidateAt(haystack, needle, start, start + quote.length),
  );
}

/** Whether quote and agreeing context are too long to stand there by chance. */
export function isLike(place: Candidate): boolean {
  const { before, after } = place;
  // However much is stored: the more there is, the more places would be like it.
  const around = Math.min(before.agreed, contextLength) + Math.min(after.agreed, contextLength);
  return place.end - place.start + around >= tellingLength;
}

/** 0..1: how much of a passage, with what stood around it, stands somewhere else than at `own`. */
export function shareAlike(haystack: Haystack, { quote, before, after }: Needle, own: Candidate): number {
  const [head, tail] = [before.slice(-contextLength), after.slice(0, contextLength)];
  const taken = { start: own.start - head.length, end: own.end + tail.length };
  const stretches =
    quote.length <= compared
      ? [head + quote + tail]
      : [head + quote.slice(0, compared), quote.slice(-compared) + tail];
  return Math.max(...stretches.map(stretch => alikesIn(haystack).share(stretch, taken)));
}

/** Whether a place has so much of the context on one side that it may be the passage, with an edit on the other. */
export function agreesAround(place: Candidate): boolean {
  return Math.max(place.before.agreed, place.after.agreed) >= 6 || agreedAround(place) >= 8;
}

/** The search for what is alike, with its index of the text, made once. */
export const alikesIn = oncePer(({ text }: Haystack) => new Alikes(text));
