import type { Span } from '../text/lines';
import { fromSource, type Reading, toSource } from '../text/reading';
import type { Source } from '../text/source';
import type { Target } from './annotation';
import { agreedAround, type Candidate, candidateAt, isWhole } from './candidates';
import { isBare, isWithoutContext } from './context';
import { type Form, haystackOf, needleOf } from './haystack';
import { certainOf } from './judge';
import { foldToLetters } from './letters';
import { gatherEvidence, type Place, waitingPlaces } from './search';

export { describe } from './describe';

/** Where a target stands in today's text. */
export type Anchor = Placed | Waiting | Orphan;

/** At its recorded place (`exact`), or at the only place that quote and context allow (`moved`): it counts. */
export interface Placed {
  readonly state: 'exact' | 'moved';
  readonly span: Span;
  /** 0..1: how far quote and context are as they were stored. */
  readonly score: number;
  /** At its place; where edits took it; by all or some of its context; by the quote alone, or but for punctuation. */
  readonly reason:
    | 'in-place'
    | 'followed'
    | 'whole-context'
    | 'some-context'
    | 'unique-quote'
    | 'other-punctuation';
}

/** Waits for a person: one best place that is not certain (`fuzzy`), or several as good as each other (`ambiguous`). */
export interface Waiting {
  readonly state: 'fuzzy' | 'ambiguous';
  /** Never empty; the best first, lesser ones behind. */
  readonly spans: readonly Span[];
  /** How many of the spans are as good as the best, itself included. */
  readonly ties: number;
  /** Of the best. */
  readonly score: number;
  /** The quote in other surroundings, a quote that has changed, or twins. */
  readonly reason: 'other-context' | 'changed-quote' | 'twins';
}

/** Not in the text: no trace of it, only traces too short to tell, or because an edit or a person has said so. */
export interface Orphan {
  readonly state: 'orphan';
  readonly score: 0;
  readonly reason: 'gone' | 'too-short' | 'declared';
}

/** What punctuation that is not the same takes from a score. */
const punctuationLost = 0.95;
export type AnchorReason = Anchor['reason'];

/** Candidates whose scores are this near are as good as each other. */
const nearTie = 0.08;
/** Candidates that a person is shown at most. */
const mostShown = 20;

/**
 * Finds a target again, and never guesses. First at its recorded place with what is stored around it. Else its letters
 * are searched for: at the only place with all of its context, or the only one that enough speaks for. What is not
 * certain then waits for a person; so does what is only like the quote, and what has twins.
 */
export function resolve(source: Source, reading: Reading, target: Target): Anchor {
  const recorded = target.at && fromSource(reading, source.lines.span(target.at).start);
  const inPlace = recorded === undefined ? undefined : candidateInPlace(reading, target, recorded);
  // What is not stored does not speak against the place.
  const isThere = inPlace && (isWhole(inPlace) || (isWithoutContext(target) && !target.orphan));
  if (inPlace && isThere) {
    const span = toSource(reading, inPlace.start, inPlace.end);
    return { state: 'exact', span, score: inPlace.score, reason: 'in-place' };
  }
  if (target.orphan) return { state: 'orphan', score: 0, reason: 'declared' };

  const letters = searchIn(reading, target, 'letters', recorded);
  const certain = letters.certain ?? searchIn(reading, target, 'unpunctuated', recorded).certain;
  if (certain) {
    const { candidate, span, form } = certain;
    const isInPlace = inPlace !== undefined && fromSource(reading, span.start) === recorded;
    return {
      state: isInPlace ? 'exact' : 'moved',
      span,
      score: form === 'letters' ? candidate.score : candidate.score * punctuationLost,
      reason: form === 'letters' ? reasonOf(candidate, isBare(target)) : 'other-punctuation',
    };
  }
  return (
    waiting(letters.places()) ?? {
      state: 'orphan',
      score: 0,
      reason: letters.evidence.candidates.length > 0 ? 'too-short' : 'gone',
    }
  );
}

/** What a search in one form of the text has found. */
function searchIn(reading: Reading, target: Target, form: 'letters' | 'unpunctuated', recorded?: number) {
  const haystack = haystackOf(reading, form);
  const evidence = gatherEvidence(haystack, needleOf(target, form), recorded);
  const toPlace = (candidate: Candidate): Place | undefined => {
    const stretch = haystack.toReading(candidate.start, candidate.end);
    if (!stretch) return undefined;
    const { start, end } = asQuoted(reading, target.quote, form, stretch);
    return { candidate, span: toSource(reading, start, end), form };
  };
  const best = certainOf(evidence);
  return {
    evidence,
    certain: best && toPlace(best),
    places: () =>
      waitingPlaces(evidence)
        .map(toPlace)
        .filter(place => place !== undefined),
  };
}

/** The recorded place, if the quote stands there to the letter. */
function candidateInPlace(reading: Reading, target: Target, start: number): Candidate | undefined {
  if (target.quote === '' || !reading.text.startsWith(target.quote, start)) return undefined;
  const end = start + target.quote.length;
  const literally = candidateAt(haystackOf(reading, 'text'), needleOf(target, 'text'), start, end);
  if (isWhole(literally)) return literally;
  // Context of other lines is told by its letters.
  const haystack = haystackOf(reading, 'letters');
  const [from, to] = [haystack.fromReading(start), haystack.fromReading(end)];
  return { ...candidateAt(haystack, needleOf(target, 'letters'), from, to), start, end };
}

/** Takes in what the form leaves out at the ends of a quote, where it stands there: half of a joined emoji, a full stop. */
function asQuoted(reading: Reading, quote: string, form: Form, stretch: Span): Span {
  const start = stretch.start - (foldToLetters(quote).starts[0] ?? 0);
  if (reading.text.startsWith(quote, start)) return { start, end: start + quote.length };
  if (form === 'letters') return stretch;
  const letters = haystackOf(reading, 'letters');
  const { quote: signs } = needleOf({ quote }, 'letters');
  let [from, to] = [letters.fromReading(stretch.start), letters.fromReading(stretch.end)];
  for (const sign of /^[\p{P}\p{S}]*/u.exec(signs)![0].split('').reverse()) {
    if (letters.text[from - 1] === sign) from--;
  }
  for (const sign of /[\p{P}\p{S}]*$/u.exec(signs)![0]) if (letters.text[to] === sign) to++;
  return letters.toReading(from, to) ?? stretch;
}

function reasonOf(candidate: Candidate, isBare: boolean): Placed['reason'] {
  if (isBare) return 'unique-quote';
  if (isWhole(candidate)) return 'whole-context';
  return agreedAround(candidate) > 0 ? 'some-context' : 'unique-quote';
}

/** What a person is to decide about; `undefined` where there is nothing to choose. */
function waiting(places: readonly Place[]): Waiting | undefined {
  const [best] = places;
  if (!best) return undefined;
  const { score, likeness } = best.candidate;
  const ties = places.filter(({ candidate }) => candidate.score > score - nearTie).length;
  const spans = places.slice(0, mostShown).map(({ span }) => span);
  if (ties > 1) return { state: 'ambiguous', spans, ties, score, reason: 'twins' };
  return { state: 'fuzzy', spans, ties, score, reason: likeness < 1 ? 'changed-quote' : 'other-context' };
}
