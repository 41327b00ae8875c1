import type { Span } from '../text/lines';
import { Alikes, likenessOf } from './approximate';
import { type Candidate, candidateAt, framedPlaces, isWhole, occurrences } from './candidates';
import type { Form, Haystack, Needle } from './haystack';
import { type Evidence, isHopeless } from './judge';

/** A candidate and the stretch of the source it stands for. */
export interface Place {
  readonly candidate: Candidate;
  readonly span: Span;
  readonly form: Form;
}

/** Every place of a quote, with what speaks for it. `recorded`: where it was, as an offset of the reading. */
export function gatherEvidence(haystack: Haystack, needle: Needle, recorded: number | undefined): Evidence {
  const candidates = quotePlaces(haystack, needle);
  let alike: readonly Candidate[] | undefined;
  return {
    candidates,
    alike: () => {
      alike ??= alikePlaces(haystack, needle, candidates);
      return alike;
    },
    recorded: recorded === undefined ? undefined : haystack.fromReading(recorded),
    isBare: needle.bare,
    hasContext: needle.before !== '' || needle.after !== '',
  };
}

/**
 * Where the quote stands. Where all of its context stands around it, too, only places count that have most of it: for a
 * short quote there may be thousands, and a longer string is found sooner.
 */
function quotePlaces(haystack: Haystack, needle: Needle): readonly Candidate[] {
  const { text } = haystack;
  const { quote, before, after, bare } = needle;
  if (quote === '') return [];
  const at = (start: number) => candidateAt(haystack, needle, start, start + quote.length);
  const placesOf = (head: string, tail: string) =>
    occurrences(text, head + quote + tail).map(start => start + head.length);
  if (!bare && placesOf(before, after).map(at).some(isWhole)) {
    // What agrees with three quarters of all context agrees with half of its longer side.
    const isBeforeLonger = before.length >= after.length;
    const head = isBeforeLonger ? before.slice(before.length / 2) : '';
    return placesOf(head, isBeforeLonger ? '' : after.slice(0, after.length / 2)).map(at);
  }
  return placesOf('', '').map(at);
}

/** Places that are framed as the quote was, or like it, where it does not stand itself. */
function alikePlaces(haystack: Haystack, needle: Needle, taken: readonly Candidate[]): readonly Candidate[] {
  const { quote } = needle;
  const found: Candidate[] = [];
  const add = (start: number, end: number, likeness: number) => {
    const isTaken = (each: Candidate) => start < each.end && each.start < end;
    if (!taken.some(isTaken) && !found.some(isTaken)) {
      found.push(candidateAt(haystack, needle, start, end, likeness));
    }
  };
  for (const { start, end } of framedPlaces(haystack, needle)) {
    add(start, end, likenessOf(haystack.text.slice(start, end), quote));
  }
  for (const { start, end, errors } of alikesIn(haystack).find(quote)) {
    const place = snapped(haystack, needle, start, end, errors);
    add(place.start, place.end, 1 - errors / quote.length);
  }
  return found;
}

/** A stretch whose ends were changed ends anywhere near; it is taken to end where the stored context begins. */
function snapped(haystack: Haystack, needle: Needle, start: number, end: number, slack: number) {
  let [from, to, before, after] = [start, end, 0, 0];
  for (let i = 0; i <= 2 * slack; i++) {
    const shift = i % 2 === 0 ? i / 2 : -(i + 1) / 2;
    const place = candidateAt(haystack, needle, start + shift, end + shift);
    if (place.before.agreed > before && place.start < end)
      [from, before] = [place.start, place.before.agreed];
    if (place.after.agreed > after && place.end > start) [to, after] = [place.end, place.after.agreed];
  }
  return from < to ? { start: from, end: to } : { start, end };
}

/** What a person might take for the passage, the best first: the quote elsewhere, and what is like it. */
export function waitingPlaces(evidence: Evidence): readonly Candidate[] {
  const found = evidence.candidates.filter(candidate => !isHopeless(candidate, evidence));
  const near = evidence.recorded ?? 0;
  return [...found, ...(found.some(isWhole) ? [] : evidence.alike())].sort(
    (a, b) => b.score - a.score || Math.abs(a.start - near) - Math.abs(b.start - near),
  );
}

const known = new WeakMap<Haystack, Alikes>();

/** The search for what is alike, with its index of the text, made once. */
function alikesIn(haystack: Haystack): Alikes {
  const alikes = known.get(haystack) ?? new Alikes(haystack.text);
  known.set(haystack, alikes);
  return alikes;
}
