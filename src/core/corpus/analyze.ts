import type { Steps } from '../base/steps';
import { OncePerKeyword } from '../keywords/hits';
import { findMatches, type Match, updateMatches } from '../keywords/match';
import type { Matcher } from '../keywords/matcher';
import { siftWords, type Words } from '../keywords/wholeWords';
import { findOutline } from '../text/headings';
import { readInSteps } from '../text/reading';
import type { Source } from '../text/source';
import { cutUnits } from '../text/units';
import type { Analysis } from './corpus';
import { isInSpans, scopeSpans } from './scope';
import { lineEndsOf } from './select';
import type { Settings } from './settings';

/**
 * Finds in a source what the machine can find. `before` is what it found, by the same keywords and rules, in the text as
 * it was: only lines that are not as before are searched then. `words`: those that are known.
 */
export function* analyze(
  source: Source,
  matcher: Matcher,
  settings: Settings,
  words?: Words,
  before?: Analysis,
): Steps<Analysis> {
  const reading = yield* readInSteps(source, lineEndsOf(source.path, settings));
  yield;
  const outline = findOutline(source, reading);
  const { headings } = outline;
  const units = cutUnits(settings.unit, reading, headings);
  const found = before
    ? yield* updateMatches(matcher, before, reading, units)
    : yield* findMatches(matcher, reading, units);
  const { folding, overlaps } = matcher.rules;
  const sifted = siftWords(found, reading.text, folding, words);
  const { wanted } = sifted;
  const once = overlaps ? oncePerKeyword : (matches: readonly Match[]) => matches;
  const [whole, pending] = [once(sifted.whole), once(sifted.pending)];
  const scope = scopeSpans(settings.scopeSection, outline, reading);
  const machine = { reading, ...outline, units, scope, found, wanted };
  if (!scope) return { ...machine, matches: whole, outOfScope: [], pending };
  const inScope = (match: Match) => isInSpans(match, scope);
  return {
    ...machine,
    matches: whole.filter(inScope),
    outOfScope: whole.filter(match => !inScope(match)),
    pending: pending.filter(inScope),
  };
}

/** Of the hits of one keyword that overlap, the first. */
function oncePerKeyword(matches: readonly Match[]): readonly Match[] {
  const once = new OncePerKeyword();
  return matches.filter(({ keyword, readingStart, readingEnd }) =>
    once.takes(keyword, readingStart, readingEnd),
  );
}
