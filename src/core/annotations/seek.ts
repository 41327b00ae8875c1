import type { Span } from '../text/lines';
import { fromSource, type Reading, toSource } from '../text/reading';
import type { Source } from '../text/source';
import type { Target } from './annotation';
import { agreedAround, type Candidate, candidateAt, isWhole, offsetsOf } from './candidates';
import { isBare, isWithoutContext } from './context';
import type { EarlierText } from './earlier';
import { haystackOf, needleOf, type TextForm } from './haystack';
import { type AnchorVerdict, type CandidateEvidence, verdictOf } from './judge';
import { foldToLetters } from './letters';
import { isLike } from './lookalikes';
import { type Anchor, isChanged, type Orphan, type Placed, type Recorded, type Waiting } from './placement';
import { type CandidatePlace, gatherEvidence, waitingPlaces } from './search';
import { sameSection, sectionAt, sectionsCalled } from './sections';

/** What looking for one target, without regard to any other, has come to. */
export interface Sought {
  /** Where it is for certain. */
  readonly sure?: Placed;
  /** Where it is if the passages around it let expect it there, and none of the rivals. */
  readonly inOrder?: {
    readonly placed: Placed;
    readonly isAlone: boolean;
    readonly rivals: readonly Span[];
    /** Nobody has compared it with the rest of its text: it may have had twins. */
    readonly isUncompared?: true;
  };
  /** Where it would be for certain, had it been compared with the rest of its text: others may lean on it. */
  readonly likely?: Placed;
  /** What is to be said where it is not certain. */
  readonly otherwise: Anchor;
}

/** What punctuation that is not the same takes from a score. */
const punctuationLost = 0.95;
/** Candidates whose scores are this near are as good as each other. */
const nearTie = 0.08;
/** Candidates that a person is shown at most. */
const mostShown = 20;
/** Context of so many characters is hardly there by chance. */
const strongLength = 6;

/**
 * Letters of a quote, by itself or with context, that hardly stand twice. Measured with test/support/unkindRuns on targets as older
 * versions described them (seeds 9,100,000 to 9,101,999; 13,829 anchors): 4 wrong, 7 % of the untouched unique ones wait; with no such
 * rule 1 of 20,729 and 32 %, which is too much to ask of a person for a text that got one more paragraph.
 */
const rareLength = 32;
const rareLengthWithContext = 20;
const someContext = 3;

/** Looks for a target; where the text it was recorded in is at hand (`earlier`), in view of both texts. */
export function seek(
  source: Source,
  reading: Reading,
  target: Target,
  text: Recorded,
  earlier?: EarlierText,
): Sought {
  const aligned = isChanged(text) && !target.orphan ? earlier?.find(target) : undefined;
  if (aligned) return certain(aligned);
  const start = target.at && fromSource(reading, source.lines.span(target.at).start);
  const inPlace = start === undefined ? undefined : candidateInPlace(reading, target, start);
  if (inPlace && isBelieved(inPlace, target, text)) {
    const span = toSource(reading, inPlace.start, inPlace.end);
    return certain({ state: 'exact', span, score: inPlace.score, reason: 'in-place' });
  }
  const isInPlace = (place: Placed) =>
    inPlace !== undefined && fromSource(reading, place.span.start) === start;
  const found = search(source, reading, target, start, isInPlace);
  if (!target.orphan)
    return text === 'changed-older' && target.nth === undefined ? asUncompared(found, target) : found;
  // It counts again only when it is back in place.
  const back = found.sure && isInPlace(found.sure) && isWhole(inPlace!) ? found.sure : undefined;
  const declared: Anchor = { state: 'orphan', score: 0, reason: 'declared' };
  return back ? certain(back) : { otherwise: declared };
}

/**
 * What is found of a passage that nobody has compared with the rest of its text: it may have been one of twins, and the other is left. A
 * place that has all of the context is believed where so much stands there that twins are rare.
 */
function asUncompared(found: Sought, target: Target): Sought {
  const { sure, inOrder, otherwise } = found;
  if (sure?.reason === 'whole-context' && isTelling(target)) return found;
  if (!sure) return { ...(inOrder && { inOrder: { ...inOrder, isUncompared: true } }), otherwise };
  const { score, span } = sure;
  return {
    inOrder: { placed: sure, isAlone: false, rivals: [], isUncompared: true },
    otherwise: { state: 'fuzzy', spans: [span], ties: 1, score, reason: 'other-context' },
    likely: sure,
  };
}

/** Whether a quote is long, or is with some context. */
function isTelling(target: Target): boolean {
  const { quote, before, after } = needleOf(target, 'letters');
  const context = before.length + after.length;
  return (
    quote.length >= rareLength || (context >= someContext && quote.length + context >= rareLengthWithContext)
  );
}

function certain(placed: Placed): Sought {
  return { sure: placed, otherwise: placed };
}

/**
 * Whether a passage is at its recorded place because it stands there. In the same text it is, unless what stands around
 * says something else (the side file has been edited by hand). Where nobody knows whether the text is the same, it must
 * have all of its context, and no twins.
 */
function isBelieved(place: Candidate, target: Target, text: Recorded): boolean {
  const { before = '', after = '', orphan, nth } = target;
  if (isWithoutContext(target)) return !isChanged(text) && !orphan;
  if (text === 'same')
    return isWhole(place) || (!orphan && 2 * agreedAround(place) >= before.length + after.length);
  return text === 'unknown' && isWhole(place) && nth === undefined;
}

function search(
  source: Source,
  reading: Reading,
  target: Target,
  recorded: number | undefined,
  isInPlace: (placed: Placed) => boolean,
): Sought {
  const letters = searchIn(source, reading, target, 'letters', recorded);
  let found: Search | undefined;
  // The recorded position is no help here: one written by hand says where the quote begins with its punctuation.
  const unpunctuated = () => (found ??= searchIn(source, reading, target, 'unpunctuated'));
  const plain = soughtBy(letters, isInPlace, target);
  if (plain && !(target.nth === undefined && hasRepunctuatedTwin(unpunctuated())))
    return { ...plain, otherwise: plain.sure ?? otherwise(source, reading, target, letters) };
  // Twins of the same words may differ by a comma that came or went: nothing tells them then.
  if (target.nth === undefined && needleOf(target, 'unpunctuated').quote.length >= strongLength) {
    const other = soughtBy(unpunctuated(), isInPlace, target);
    const place = other?.sure ?? other?.inOrder?.placed;
    const { candidates } = letters.evidence;
    const isOneOfThem = (span: Span) =>
      candidates.some(each => {
        const here = letters.toPlace(each)?.span;
        return here && here.start < span.end && span.start < here.end;
      });
    if (place && (candidates.length === 0 || isOneOfThem(place.span))) {
      return { ...other, otherwise: other?.sure ?? otherwise(source, reading, target, letters) };
    }
  }
  return { otherwise: otherwise(source, reading, target, letters) };
}

interface Search {
  readonly form: TextForm;
  readonly evidence: CandidateEvidence;
  readonly verdict: AnchorVerdict;
  readonly toPlace: (candidate: Candidate) => CandidatePlace | undefined;
}

/** Whether two places have a quote and what stood around it but for punctuation: the passage may be the one that has other marks today. */
function hasRepunctuatedTwin({ evidence }: Search): boolean {
  return evidence.candidates.filter(each => isWhole(each) && isLike(each)).length > 1;
}

/** What a search in one form of the text has found. */
function searchIn(
  source: Source,
  reading: Reading,
  target: Target,
  form: 'letters' | 'unpunctuated',
  recorded?: number,
): Search {
  const haystack = haystackOf(reading, form);
  const toPlace = (candidate: Candidate): CandidatePlace | undefined => {
    const stretch = haystack.toReading(candidate.start, candidate.end);
    if (!stretch) return undefined;
    const { start, end } = asQuoted(reading, target.quote, form, stretch);
    return { candidate, span: toSource(reading, start, end), form };
  };
  const sectionOf = (candidate: Candidate) => {
    const place = toPlace(candidate);
    return place && sectionAt(source, place.span.start);
  };
  const evidence = gatherEvidence(haystack, target, needleOf(target, form), recorded, sectionOf);
  return { form, evidence, verdict: verdictOf(evidence), toPlace };
}

function soughtBy(
  { form, verdict, toPlace }: Search,
  isInPlace: (placed: Placed) => boolean,
  target: Target,
): Pick<Sought, 'sure' | 'inOrder'> | undefined {
  const { candidate, kind, isAlone = false, rivals = [] } = verdict;
  const place = candidate && toPlace(candidate);
  if (!candidate || !place) return undefined;
  const placed: Placed = {
    state: 'moved',
    span: place.span,
    score: form === 'letters' ? candidate.score : candidate.score * punctuationLost,
    reason: form === 'letters' ? reasonOf(candidate, isBare(target)) : 'other-punctuation',
  };
  const known: Placed = { ...placed, state: isInPlace(placed) ? 'exact' : 'moved' };
  if (kind === 'sure') return { sure: known };
  const spans = rivals.map(toPlace).filter(each => each !== undefined);
  return { inOrder: { placed: known, isAlone, rivals: spans.map(({ span }) => span) } };
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
function asQuoted(reading: Reading, quote: string, form: TextForm, stretch: Span): Span {
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

/** What is said of a target that has no certain place. */
function otherwise(source: Source, reading: Reading, target: Target, { evidence, toPlace }: Search): Anchor {
  const places = waitingPlaces(evidence)
    .map(toPlace)
    .filter(place => place !== undefined);
  const [best] = places;
  if (isGone(source, reading, target, places)) {
    const gone: Orphan = { state: 'orphan', score: 0, reason: 'gone' };
    return best ? { ...gone, nearest: best.span } : gone;
  }
  const reason = evidence.candidates.length > 0 ? 'too-short' : 'gone';
  return waiting(places, target) ?? { state: 'orphan', score: 0, reason };
}

/**
 * Whether the text itself says that a passage is no longer in it: what stood before and after it meets, or its section
 * contains nothing like it.
 */
function isGone(
  source: Source,
  reading: Reading,
  target: Target,
  places: readonly CandidatePlace[],
): boolean {
  const { text } = haystackOf(reading, 'letters');
  const { before, after } = needleOf(target, 'letters');
  const isClosed =
    before.length >= strongLength &&
    after.length >= strongLength &&
    offsetsOf(text, before + after).length === 1;
  if (isClosed) return true;
  const { section, nth } = target;
  const twins = places.filter(({ candidate }) => candidate.likeness === 1 && isLike(candidate)).length;
  if (!nth || twins >= nth.of || section === undefined || sectionsCalled(source, section) !== 1) return false;
  return !places.some(({ span }) => sameSection(sectionAt(source, span.start), section));
}

/** What a person is to decide about; `undefined` where there is nothing to choose. */
function waiting(places: readonly CandidatePlace[], target: Target): Waiting | undefined {
  const [best] = places;
  if (!best) return undefined;
  const { score, likeness } = best.candidate;
  const spans = places.slice(0, mostShown).map(({ span }) => span);
  const isTie = ({ candidate }: CandidatePlace) =>
    candidate.score > score - nearTie ||
    (target.nth !== undefined && candidate.likeness === 1 && isLike(candidate));
  const ties = places.filter(isTie).length;
  if (ties > 1) return { state: 'ambiguous', spans, ties, score, reason: 'twins' };
  return { state: 'fuzzy', spans, ties, score, reason: likeness < 1 ? 'changed-quote' : 'other-context' };
}
