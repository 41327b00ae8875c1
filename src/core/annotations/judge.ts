import type { Nth } from './annotation';
import { agreedAround, agreedLength, type Candidate, isWhole, type Side } from './candidates';
import { contextLength, tellingLength } from './context';
import { agreesAround, closelyAlike, isLike } from './lookalikes';

/** A quote shorter than this recurs: alone, it tells nothing. */
export const sureLength = 8;
/** So much in a row, of which some is missing on one side, hardly recurs. */
const knownLength = 20;
/** So many in a row are not typed again by chance. */
const typedOnce = 32;
/** A whole line of so many is hardly typed again. */
const toldLength = 16;
/** So like a quote is what it may have been edited into. */
const nearlyLike = 0.7;
/** Context of so many characters on one side is enough beside a quote that stands once. */
const telling = 6;
/** Twins that agree with all of the context but for fewer characters than this cannot be told apart by it. */
const clearLead = 6;
/** A place that agrees with more of the context than this may be the passage. */
const chance = 3;

/** What there is to know of the candidates for one target. */
export interface CandidateEvidence {
  /** Places of the quote. */
  readonly candidates: readonly Candidate[];
  /** Places that are like the quote, or framed as it was: looked for only when it matters. */
  readonly alike: () => readonly Candidate[];
  /** 0..1: how much of a candidate, with all that is stored, stands elsewhere, too. */
  readonly share: (candidate: Candidate) => number;
  /** Where the target was recorded, in the candidates' offsets. */
  readonly recorded: number | undefined;
  /** The target has neither position nor context, so that no other surroundings speak against a place. */
  readonly isBare: boolean;
  /** No context is stored, though a position may be. */
  readonly isWithoutContext: boolean;
  /** Some context is stored, which tells good candidates from bad ones. */
  readonly hasContext: boolean;
  /** Which of how many it was; `undefined` where none was like it, or nobody has looked. */
  readonly nth: Nth | undefined;
  /** Characters of context that a place has in common with what is stored, figures taken as one. */
  readonly agreedButForNumbers: (candidate: Candidate) => number;
  /** Whether the quote stands in its own context, too. */
  readonly hasTwinBeside: boolean;
  /** Characters of context that are stored. */
  readonly stored: number;
  /** Whether one end of the quote, with what stood beside it, stands elsewhere: the passage itself, edited or torn apart. */
  readonly isTornElsewhere: (candidate: Candidate) => boolean;
  /** Whether the outer end of what stood on one side stands in two places: of a stretch that was copied, either may be the passage's. */
  readonly hasContextTwice: () => boolean;
  /** Whether a place stands below the stored heading, number and all; and whether below one that differs by its number at most. */
  readonly isInSection: (candidate: Candidate) => boolean;
  readonly isInLikeSection: (candidate: Candidate) => boolean;
}

/**
 * What the evidence comes to: a place that is the passage for certain (`sure`), one that is it if it is where the passages
 * around it let expect it (`in-order`), or none.
 */
export interface AnchorVerdict {
  readonly kind: 'sure' | 'in-order' | 'none';
  readonly candidate?: Candidate;
  /** Nothing of the context is there: only passages around it can tell. */
  readonly isAlone?: boolean;
  /** Places that must not be where the passage is expected, too. */
  readonly rivals?: readonly Candidate[];
}

const none: AnchorVerdict = { kind: 'none' };

/** What is certain of a target. A rule that takes a place must hold for no other place of any text that edits could have led to. */
export function verdictOf(evidence: CandidateEvidence): AnchorVerdict {
  const { candidates, isBare, nth } = evidence;
  if (isBare) {
    const [only, second] = candidates;
    const isSure = only && !second && only.end - only.start >= sureLength;
    return isSure ? { kind: 'sure', candidate: only } : none;
  }
  return nth ? amongTwins(evidence, nth) : alone(evidence);
}

/** Of a passage that had others like it, and is told from them by what stood around them all, or by its heading. */
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
  // Some of them came or went, or the text beside it has changed: then only what nothing else has any of may tell.
  const [best, ...lesser] = [...candidates].sort((a, b) => agreedAround(b) - agreedAround(a));
  if (!best || agreedLength(best) < tellingLength) return none;
  const side = Math.max(best.before.agreed, best.after.agreed);
  const others = [...lesser, ...alike()];
  if (of === 1 && twins.length === 1 && best === twins[0]) {
    if (isOnlyOne(best, evidence)) return { kind: 'sure', candidate: best };
    if (isCrowded(best, evidence) || evidence.isTornElsewhere(best)) return none;
    // Its very words stand once, before and now; the others are like it at most, and have less of what stood around.
    const isAhead = others.every(other => agreedAround(other) <= agreedAround(best) - clearLead);
    // A short one beside words that recur is told by what stands on its other side, too.
    const isTold =
      side >= 24 ||
      best.end - best.start >= tellingLength ||
      Math.min(best.before.agreed, best.after.agreed) >= telling;
    if (isAhead && isTold && side >= contextLength / 2 && agreedLength(best) >= knownLength)
      return { kind: 'sure', candidate: best };
    const isBehind = others.some(other => agreedAround(other) > agreedAround(best));
    return isBehind || side < contextLength / 2 || best.end - best.start < tellingLength
      ? none
      : { kind: 'in-order', candidate: best };
  }
  // With one side alone, the context may now be next to another of them.
  if (!isWhole(best) || agreedLength(best) < knownLength || isCrowded(best, evidence)) return none;
  if (others.some(other => agreedAround(other) > chance)) return none;
  return { kind: 'in-order', candidate: best };
}

/** Of a passage that had no other like it, as far as is known. */
function alone(evidence: CandidateEvidence): AnchorVerdict {
  const { candidates, share, recorded, isWithoutContext, hasTwinBeside } = evidence;
  const like = candidates
    .filter(isLike)
    .sort((a, b) => Number(isWhole(b)) - Number(isWhole(a)) || agreedAround(b) - agreedAround(a));
  const [best, ...others] = like;
  if (!best) {
    // A position by hand, with nothing else: nothing speaks against it where the quote stands nowhere else.
    const [only, second] = candidates;
    const isThere = isWithoutContext && only && !second && only.start === recorded;
    return isThere ? { kind: 'sure', candidate: only } : none;
  }
  const length = best.end - best.start;
  const rivals = others.filter(other => length >= tellingLength || agreesAround(other));
  const lesser = candidates.filter(other => other !== best && !rivals.includes(other));
  if (lesser.some(other => agreedAround(other) > agreedAround(best) - telling)) return none;
  if (!isWhole(best) && evidence.isTornElsewhere(best)) return none;
  if (length >= tellingLength && isShort(best)) return none;
  if (hasTwinBeside && !isWhole(best)) return none;
  const isFramed = isWhole(best) && best.before.agreed > 0 && best.after.agreed > 0;
  if (!hasTwinBeside && !isFramed && isCrowded(best, evidence)) return none;
  const isTelling = isWhole(best) || Math.max(best.before.agreed, best.after.agreed) >= telling;
  if (rivals.length > 0) {
    // One that has all of it is a twin, and the passage may be the other.
    if (!isWhole(best) || rivals.some(isWhole)) return none;
    return agreedLength(best) >= knownLength ? { kind: 'in-order', candidate: best, rivals } : none;
  }
  if (share(best) >= closelyAlike) {
    return isTelling && agreedLength(best) >= knownLength ? { kind: 'in-order', candidate: best } : none;
  }
  if (isWhole(best)) {
    // A few letters of a short line are typed again elsewhere.
    const isTold = isFramed || length >= tellingLength || agreedLength(best) >= toldLength;
    return isTold ? { kind: 'sure', candidate: best } : { kind: 'in-order', candidate: best, isAlone: true };
  }
  if (isOnlyOne(best, evidence)) return { kind: 'sure', candidate: best };
  // A long one stands once, and one side of it is as it was.
  const isLong = length >= contextLength && !hasTwinBeside;
  const tells = ({ whole, agreed }: Side, other: Side) => whole && (agreed > 0 || other.agreed > 0);
  if (isLong && (tells(best.before, best.after) || tells(best.after, best.before)))
    return { kind: 'sure', candidate: best };
  const isSideWhole = !hasTwinBeside && (isBounded(best.before) || isBounded(best.after));
  // Of a short one whose other side begins with other letters, only those around it can tell.
  const isOther = ({ agreed, whole }: Side) => agreed < telling && !whole;
  // Nor of one whose sentence has become a line of its own: it may have been typed again.
  const isSetApart = best.before.short || best.after.short;
  const isCutOff = length < tellingLength && (isOther(best.before) || isOther(best.after) || isSetApart);
  if (agreedLength(best) >= knownLength && isSideWhole && !isCutOff) return { kind: 'sure', candidate: best };
  if (!isTelling && length < tellingLength) return none;
  const isAlone = !isTelling && length < knownLength;
  if (isAlone && evidence.hasContextTwice()) return none;
  return { kind: 'in-order', candidate: best, isAlone };
}

/**
 * Whether a long quote stands here to the letter, and nowhere else as much as nearly: whatever came and went beside it, nothing else can
 * be the passage, edited.
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

/** Whether a side has all that is stored, which is enough, and begins where it began. */
function isBounded({ strong, bounded }: Side): boolean {
  return strong && bounded;
}

/** Whether a line contains hardly more than the place, though the one that is stored went on: one that recurs may hold it by chance. */
function isShort({ before, after }: Candidate): boolean {
  return (before.short && (after.short || after.whole)) || (after.short && before.whole);
}

/** Whether the quote stands twice in so few characters: of two in a row, whichever came or went, the other has what stood around. */
function isCrowded(place: Candidate, { candidates, hasTwinBeside }: CandidateEvidence): boolean {
  const isNear = (other: Candidate) =>
    other !== place && other.start < place.end + contextLength && place.start < other.end + contextLength;
  return hasTwinBeside || candidates.some(isNear);
}

/** Whether a place of a short quote is no better than any other: not worth a person's look. */
export function isHopeless(candidate: Candidate, { recorded, hasContext }: CandidateEvidence): boolean {
  if (!hasContext || candidate.end - candidate.start >= sureLength || isWhole(candidate)) return false;
  const isInPlace = candidate.start === recorded && (candidate.before.whole || candidate.after.whole);
  return !isInPlace && agreedAround(candidate) < 2;
}
