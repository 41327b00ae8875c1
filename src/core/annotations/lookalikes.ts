import { oncePer } from '../base/oncePer';
import { Alikes } from './approximate';
import { agreedAround, type Candidate, candidateAt, offsetsOf } from './candidates';
import { contextLength, tellingLength } from './context';
import type { Haystack, Needle } from './haystack';

/** Share of a passage with its context from which another place counts as similar when the passage is stored. */
export const slightlyAlike = 0.4;
/** Share from which a place may be the changed passage when it is looked for. */
export const closelyAlike = 0.5;
/** Characters compared at either end of a long quote. */
const compared = 96;

/**
 * Occurrences of a quote that could be mistaken for the passage because quote and agreeing context are long enough. In text
 * order.
 */
export function likePlaces(haystack: Haystack, needle: Needle): readonly Candidate[] {
  return quotePlaces(haystack, needle).filter(isLike);
}

/** The places of the quote that was looked for last: boilerplate is coded many times over, with the same words around it. */
const latest = oncePer((_: Haystack): { key: string; places: readonly Candidate[] } => ({
  key: '',
  places: [],
}));

/** Every place of a quote. */
export function quotePlaces(haystack: Haystack, needle: Needle): readonly Candidate[] {
  const { quote } = needle;
  const memory = latest(haystack);
  const key = JSON.stringify(needle);
  if (memory.key !== key) {
    memory.key = key;
    memory.places = offsetsOf(haystack.text, quote).map(start =>
      candidateAt(haystack, needle, start, start + quote.length),
    );
  }
  return memory.places;
}

/** Whether quote and agreeing context are too long to occur by chance. */
export function isLike(place: Candidate): boolean {
  const { before, after } = place;
  // Only the usual context counts, however much is stored: more of it would make more places similar.
  const around = Math.min(before.agreed, contextLength) + Math.min(after.agreed, contextLength);
  return place.end - place.start + around >= tellingLength;
}

/** Share of a passage with its context, 0..1, that also stands outside of `own`. */
export function shareAlike(haystack: Haystack, { quote, before, after }: Needle, own: Candidate): number {
  const [head, tail] = [before.slice(-contextLength), after.slice(0, contextLength)];
  const taken = { start: own.start - head.length, end: own.end + tail.length };
  const stretches =
    quote.length <= compared
      ? [head + quote + tail]
      : [head + quote.slice(0, compared), quote.slice(-compared) + tail];
  return Math.max(...stretches.map(stretch => alikesIn(haystack).share(stretch, taken)));
}

/** Whether enough context agrees on one side for the place to be the passage, edited on the other side. */
export function agreesAround(place: Candidate): boolean {
  return Math.max(place.before.agreed, place.after.agreed) >= 6 || agreedAround(place) >= 8;
}

/** Search for similar places. Its index of the text is made once. */
export const alikesIn = oncePer(({ text }: Haystack) => new Alikes(text));
