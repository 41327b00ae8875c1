import { oncePer } from '../base/oncePer';
import type { Span } from '../text/lines';
import type { Target } from './annotation';
import { likenessOf } from './approximate';
import { type Candidate, candidateAt, framedPlaces, isWhole, offsetsOf } from './candidates';
import { isWithoutContext } from './context';
import type { Haystack, Needle, TextForm } from './haystack';
import { type CandidateEvidence, isHopeless } from './judge';
import { alikesIn, quotePlaces, shareAlike } from './lookalikes';
import { sameSection, sameTitle, withoutNumbers } from './sections';

/** A candidate with its stretch of the source. */
export interface CandidatePlace {
  readonly candidate: Candidate;
  readonly span: Span;
  readonly form: TextForm;
}

/**
 * Gathers the occurrences of a quote and the evidence for each. `recorded` is the recorded place, as an offset of the
 * reading.
 */
export function gatherEvidence(
  haystack: Haystack,
  target: Target,
  needle: Needle,
  recorded: number | undefined,
  sectionOf: (candidate: Candidate) => string | undefined,
  hasSection: (title: string) => boolean,
): CandidateEvidence {
  const candidates = quotePlaces(haystack, needle);
  const { section } = target;
  let alike: readonly Candidate[] | undefined;
  let around: readonly [string, string] | undefined;
  const plain = () => (around ??= [withoutNumbers(needle.before), withoutNumbers(needle.after)]);
  return {
    candidates,
    alike: () => {
      alike ??= alikePlaces(haystack, needle, candidates);
      return alike;
    },
    renumbered: () => renumberedPlaces(haystack, needle, candidates),
    share: candidate => shareAlike(haystack, needle, candidate),
    recorded: recorded === undefined ? undefined : haystack.fromReading(recorded),
    isBare: needle.bare,
    isWithoutContext: isWithoutContext(target),
    hasContext: needle.before !== '' || needle.after !== '',
    nth: target.nth,
    agreedButForNumbers: candidate => agreedButForNumbers(haystack, plain(), candidate),
    hasTwinBeside: needle.before.includes(needle.quote) || needle.after.includes(needle.quote),
    stored: needle.before.length + needle.after.length,
    hasContextTwice: () =>
      [needle.before.slice(0, endLength), needle.after.slice(-endLength)].some(
        end => end.length === endLength && offsetsOf(haystack.text, end).length > 1,
      ),
    isTornElsewhere: candidate => isTornElsewhere(haystack, needle, candidate),
    isInSection: candidate => sameSection(sectionOf(candidate), section),
    isInLikeSection: candidate => sameTitle(sectionOf(candidate), section),
    isOfOtherSection: candidate =>
      section !== undefined && hasSection(section) && !sameTitle(sectionOf(candidate), section),
  };
}

/** Characters at an end of the quote that are looked for together with the adjoining context. */
const endLength = 8;

function isTornElsewhere(
  { text }: Haystack,
  { quote, before, after }: Needle,
  { start, end }: Candidate,
): boolean {
  const isElsewhere = (context: string, wanted: string, own: number) =>
    context.length >= endLength && offsetsOf(text, wanted).some(place => place !== own);
  return (
    isElsewhere(before, before + quote.slice(0, endLength), start - before.length) ||
    isElsewhere(after, quote.slice(-endLength) + after, end - Math.min(endLength, quote.length))
  );
}

/** Like `agreedAround`, but with all figures taken as equal: headings and years are renumbered. */
function agreedButForNumbers(
  haystack: Haystack,
  [head, tail]: readonly [before: string, after: string],
  { start, end }: Candidate,
): number {
  const text = numberless(haystack);
  let [up, down] = [0, 0];
  while (up < head.length && head[head.length - 1 - up] === text[start - 1 - up]) up++;
  while (down < tail.length && tail[down] === text[end + down]) down++;
  return up + down;
}

/** A text in which all figures are equal. */
const numberless = oncePer(({ text }: Haystack) => withoutNumbers(text));

/** Places without the quote that stand between its contexts, or resemble it. */
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

/** Places that differ from the quote by numbers alone: it may be the passage, renumbered. */
function renumberedPlaces(
  haystack: Haystack,
  needle: Needle,
  taken: readonly Candidate[],
): readonly Candidate[] {
  const plain = withoutNumbers(needle.quote);
  if (plain === needle.quote) return [];
  const known = new Set(taken.map(({ start }) => start));
  return offsetsOf(numberless(haystack), plain)
    .filter(start => !known.has(start))
    .map(start => candidateAt(haystack, needle, start, start + plain.length));
}

/** Adjusts a stretch whose ends were changed: it ends where the stored context begins. */
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

/** Places that a person might take for the passage, best first: other occurrences of the quote, and similar places. */
export function waitingPlaces(evidence: CandidateEvidence): readonly Candidate[] {
  const found = evidence.candidates.filter(candidate => !isHopeless(candidate, evidence));
  const near = evidence.recorded ?? 0;
  return [...found, ...(found.some(isWhole) ? [] : evidence.alike())].sort(
    (a, b) => b.score - a.score || Math.abs(a.start - near) - Math.abs(b.start - near),
  );
}
