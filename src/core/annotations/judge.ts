import type { Nth } from './annotation';
import { agreedAround, agreedLength, type Candidate, isWhole, type Side } from './candidates';
import { contextLength, tellingLength } from './context';
import { agreesAround, closelyAlike, isLike } from './lookalikes';

/** A shorter quote recurs, so it proves nothing by itself. */
export const sureLength = 8;
/** Characters of quote and agreeing context that hardly recur, although part of one side is missing. */
const knownLength = 20;
/** Length of a quote that nobody types again by chance. */
const typedOnce = 32;
/** Length of a whole line that is hardly typed again. */
const toldLength = 16;
/** The same for a place with agreeing context on both sides. */
const toldFramed = 14;
/** Similarity from which a place may be the edited passage. */
const nearlyLike = 0.7;
/** Context, in characters, that suffices on one side of a quote that stands once. */
const telling = 6;
/** Twins can be told apart only if one lacks at least this many characters of the context. */
const clearLead = 6;
/** Agreement with the context, in characters, above which a place may be the passage. */
const chance = 3;

/**
 * What the passages around a place must show before it counts, from the least to the most: it is between them (`between`); they are
 * close, or it is in its recorded place (`close-or-there`); they are close and have moved by the same number of lines (`same-shift`).
 */
export type NeededOrder = 'between' | 'close-or-there' | 'same-shift';

/** Evidence about the candidates for one target. */
export interface CandidateEvidence {
  /** Occurrences of the quote. */
  readonly candidates: readonly Candidate[];
  /** Places that resemble the quote or stand between its contexts. Searched for only when needed. */
  readonly alike: () => readonly Candidate[];
  /** Places that differ from the quote by numbers alone. */
  readonly renumbered: () => readonly Candidate[];
  /** Share of a candidate with its context, 0..1, that also stands elsewhere. */
  readonly share: (candidate: Candidate) => number;
  /** Recorded place, in the offsets of the candidates. */
  readonly recorded: number | undefined;
  /** Neither position nor context is stored, so no place can be ruled out by its surroundings. */
  readonly isBare: boolean;
  /** No context is stored, though a position may be. */
  readonly isWithoutContext: boolean;
  /** Some context is stored. */
  readonly hasContext: boolean;
  /** Which of how many similar passages it was; `undefined` if it had none, or nobody has looked. */
  readonly nth: Nth | undefined;
  /** Characters of a place's surroundings that agree with the stored context, all figures taken as equal. */
  readonly agreedButForNumbers: (candidate: Candidate) => number;
  /** Whether the stored context contains the quote as well. */
  readonly hasTwinBeside: boolean;
  /** Characters of context that are stored. */
  readonly stored: number;
  /** Whether one end of the quote stands elsewhere with its context: the passage itself may have been edited or split. */
  readonly isTornElsewhere: (candidate: Candidate) => boolean;
  /**
   * Whether the outer end of the context on one side stands twice. Then a stretch was copied, and either copy may hold the
   * passage.
   */
  readonly hasContextTwice: () => boolean;
  /** Whether a place stands below the stored heading; the second also accepts a renumbered heading. */
  readonly isInSection: (candidate: Candidate) => boolean;
  readonly isInLikeSection: (candidate: Candidate) => boolean;
  /** Whether the stored heading is still in the text, and a place stands below another. */
  readonly isOfOtherSection: (candidate: Candidate) => boolean;
}

/**
 * Conclusion from the evidence: a place that is certain (`sure`), one that is right if it agrees with the order of the
 * other passages (`in-order`), or none.
 */
export interface AnchorVerdict {
  readonly kind: 'sure' | 'in-order' | 'none';
  readonly candidate?: Candidate;
  readonly needs?: NeededOrder;
  /** Places that must not agree with that order as well. */
  readonly rivals?: readonly Candidate[];
}

const none: AnchorVerdict = { kind: 'none' };

/** Decides what is certain of a target. A rule may accept a place only if no edit could have left the passage anywhere else. */
export function verdictOf(evidence: CandidateEvidence): AnchorVerdict {
  const { candidates, isBare, nth } = evidence;
  if (isBare) {
    const [only, second] = candidates;
    const isSure = only && !second && only.end - only.start >= sureLength;
    return isSure ? { kind: 'sure', candidate: only } : none;
  }
  return nth ? amongTwins(evidence, nth) : alone(evidence);
}

/** Decides for a passage that had similar ones and is told from them by its surroundings or its heading. */
function amongTwins(evidence: CandidateEvidence, { n, of }: Nth): AnchorVerdict {
  const { candidates, recorded, agreedButForNumbers, stored, isInSection, isInLikeSection } = evidence;
  const { alike } = evidence;
  const twins = candidates.filter(isLike);
  const own = twins[n - 1];
  if (own && twins.length === of && isWhole(own)) {
    const others = twins.filter(twin => twin !== own);
    const isTold = others.every(other => agreedButForNumbers(other) <= stored - clearLead);
    const isOnlyInSection = isInSection(own) && !others.some(isInLikeSection);
    if (isTold || isOnlyInSection || own.start === recorded) return { kind: 'sure', candidate: own };
    return none;
  }
  // Twins were added or removed, or the surroundings changed. Then only what no other place shares is evidence.
  const [best, ...lesser] = [...candidates].sort((a, b) => agreedAround(b) - agreedAround(a));
  if (!best || agreedLength(best) < tellingLength) return of === 1 ? onlyPlace(evidence) : none;
  const side = Math.max(best.before.agreed, best.after.agreed);
  const others = [...lesser, ...alike()];
  if (of === 1 && twins.length === 1 && best === twins[0]) {
    if (isOnlyOne(best, evidence)) return { kind: 'sure', candidate: best };
    if (isCrowded(best, evidence) || evidence.isTornElsewhere(best)) return none;
    // The quote stands once, before and now. The others are merely similar and agree with less of the context.
    const rivals = [...others, ...evidence.renumbered()];
    const isAhead = rivals.every(other => agreedAround(other) <= agreedAround(best) - clearLead);
    // A short quote beside recurring words must also agree on its other side.
    const isTold =
      (side >= 24 && (agreedLength(best) >= typedOnce || !evidence.isOfOtherSection(best))) ||
      best.end - best.start >= tellingLength ||
      Math.min(best.before.agreed, best.after.agreed) >= telling;
    if (isAhead && isTold && side >= contextLength / 2 && agreedLength(best) >= knownLength)
      return { kind: 'sure', candidate: best };
    const isBehind = rivals.some(other => agreedAround(other) > agreedAround(best));
    return isBehind || side < contextLength / 2 || best.end - best.start < tellingLength
      ? onlyPlace(evidence)
      : { kind: 'in-order', candidate: best };
  }
  // With one side alone, the context may now stand next to another twin.
  if (!isWhole(best) || agreedLength(best) < knownLength || isCrowded(best, evidence)) return none;
  if (others.some(other => agreedAround(other) > chance)) return none;
  return { kind: 'in-order', candidate: best };
}

/** Decides for a passage that had no similar ones, as far as is known. */
function alone(evidence: CandidateEvidence): AnchorVerdict {
  const { candidates, share, recorded, isWithoutContext, hasTwinBeside } = evidence;
  const like = candidates
    .filter(isLike)
    .sort((a, b) => Number(isWhole(b)) - Number(isWhole(a)) || agreedAround(b) - agreedAround(a));
  const [best, ...others] = like;
  if (!best) {
    // A position was written by hand, without context. It is accepted if the quote stands nowhere else.
    const [only, second] = candidates;
    const isThere = isWithoutContext && only && !second && only.start === recorded;
    return isThere ? { kind: 'sure', candidate: only } : onlyPlace(evidence);
  }
  const length = best.end - best.start;
  const rivals = others.filter(other => length >= tellingLength || agreesAround(other));
  const better = new Set([best, ...rivals]);
  const lesser = candidates.filter(other => !better.has(other));
  if (lesser.some(other => agreedAround(other) > agreedAround(best) - telling)) return none;
  if (!isWhole(best) && evidence.isTornElsewhere(best)) return none;
  if (length >= tellingLength && isShort(best)) return none;
  if (hasTwinBeside && !isWhole(best)) return none;
  const isFramed = isWhole(best) && best.before.agreed > 0 && best.after.agreed > 0;
  if (!hasTwinBeside && !isFramed && isCrowded(best, evidence)) return none;
  const isTelling = isWhole(best) || Math.max(best.before.agreed, best.after.agreed) >= telling;
  if (rivals.length > 0) {
    // A rival with the whole context is a twin, and may be the passage.
    if (!isWhole(best) || rivals.some(isWhole)) return none;
    return agreedLength(best) >= knownLength ? { kind: 'in-order', candidate: best, rivals } : none;
  }
  if (share(best) >= closelyAlike) {
    // A copy stands whole where the passage was torn apart.
    if (evidence.isTornElsewhere(best)) return none;
    // What is like it may be the passage, edited.
    return isTelling && agreedLength(best) >= knownLength
      ? { kind: 'in-order', candidate: best, needs: 'close-or-there' }
      : none;
  }
  if (isWhole(best)) {
    // A short line may be typed again elsewhere.
    const isTold = length >= tellingLength || agreedLength(best) >= (isFramed ? toldFramed : toldLength);
    return isTold
      ? { kind: 'sure', candidate: best }
      : { kind: 'in-order', candidate: best, needs: 'close-or-there' };
  }
  if (isOnlyOne(best, evidence)) return { kind: 'sure', candidate: best };
  // A long quote stands once, and one of its sides is unchanged.
  const isLong = length >= contextLength && !hasTwinBeside;
  const tells = ({ whole, agreed }: Side, other: Side) => whole && (agreed > 0 || other.agreed > 0);
  if (isLong && (tells(best.before, best.after) || tells(best.after, best.before)))
    return { kind: 'sure', candidate: best };
  // A few words that were a whole line and are part of a longer one may have been typed again.
  const isOpen = best.before.open || best.after.open;
  const isSideWhole = !hasTwinBeside && !isOpen && (isBounded(best.before) || isBounded(best.after));
  // A short quote with other letters on one side can be decided by its surroundings only.
  const isOther = ({ agreed, whole }: Side) => agreed < telling && !whole;
  // The same holds if its sentence has become a line of its own: it may have been typed again.
  const isSetApart = best.before.short || best.after.short;
  const isCutOff = length < tellingLength && (isOther(best.before) || isOther(best.after) || isSetApart);
  if (agreedLength(best) >= knownLength && isSideWhole && !isCutOff) return { kind: 'sure', candidate: best };
  if (!isTelling && length < tellingLength) return onlyPlace(evidence);
  const isAlone = !isTelling && length < knownLength;
  if (isAlone && evidence.hasContextTwice()) return none;
  const needs = isOpen || length < sureLength || isAlone ? 'close-or-there' : 'between';
  return { kind: 'in-order', candidate: best, needs };
}

/** Where the only place of a quote is, of which nothing else is known. */
function onlyPlace({ candidates, hasTwinBeside }: CandidateEvidence): AnchorVerdict {
  const [only, second] = candidates;
  if (!only || second || hasTwinBeside || only.end - only.start < sureLength) return none;
  return { kind: 'in-order', candidate: only, needs: 'same-shift' };
}

/**
 * Whether a long quote stands here and nowhere else even approximately. Then nothing else can be the edited passage,
 * whatever changed beside it.
 */
function isOnlyOne(place: Candidate, { candidates, alike, isTornElsewhere }: CandidateEvidence): boolean {
  const length = place.end - place.start;
  const isBeside = Math.max(place.before.agreed, place.after.agreed) >= sureLength && !isShort(place);
  return (
    candidates.length === 1 &&
    (length >= typedOnce || (length >= knownLength && isBeside)) &&
    !isTornElsewhere(place) &&
    alike().every(({ likeness }) => likeness < nearlyLike)
  );
}

/** Whether the whole context of a side agrees, is long enough, and begins where it began. */
function isBounded({ strong, bounded }: Side): boolean {
  return strong && bounded;
}

/**
 * Whether the line holds little more than the place although the stored line went on. Such a line may recur and hold the
 * quote by chance.
 */
function isShort({ before, after }: Candidate): boolean {
  return (before.short && (after.short || after.whole)) || (after.short && before.whole);
}

/** Whether the quote stands twice close together. If one of the two is removed or added, the other inherits its surroundings. */
function isCrowded(place: Candidate, { candidates, hasTwinBeside }: CandidateEvidence): boolean {
  const isNear = (other: Candidate) =>
    other !== place && other.start < place.end + contextLength && place.start < other.end + contextLength;
  return hasTwinBeside || candidates.some(isNear);
}

/** Whether a place of a short quote is no better than any other, and so not worth a person's time. */
export function isHopeless(candidate: Candidate, { recorded, hasContext }: CandidateEvidence): boolean {
  if (!hasContext || candidate.end - candidate.start >= sureLength || isWhole(candidate)) return false;
  const isInPlace = candidate.start === recorded && (candidate.before.whole || candidate.after.whole);
  return !isInPlace && agreedAround(candidate) < 2;
}
