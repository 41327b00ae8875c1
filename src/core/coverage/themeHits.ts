import type { Steps } from '../base/steps';
import type { Keyword, Theme } from '../codebook/codebook';
import type { CodedSource } from '../corpus/corpus';
import { whyOutside } from '../corpus/scope';
import { explainStretch } from '../keywords/explain';
import type { Matcher } from '../keywords/matcher';
import { safeSplitAfter } from '../keywords/safeSplits';
import type { Words } from '../keywords/wholeWords';
import type { Span } from '../text/lines';
import type { NearReason } from './nearReasons';

/** Every hit of a theme's keywords in a source, with whether it counts and why not, by start. */
export function* hitsOfTheme(
  matcher: Matcher,
  { analysis }: CodedSource,
  theme: Theme,
  words: Words | undefined,
): Steps<readonly (Span & { readonly reason: NearReason })[]> {
  const { reading } = analysis;
  const { text } = reading;
  const isOutside = placesOfMatches(analysis.outOfScope);
  const isPending = placesOfMatches(analysis.pending);
  const counts = placesOfMatches(analysis.matches);
  const found: (Span & { reason: NearReason })[] = [];
  for (let from = 0; from < text.length; ) {
    const to = safeSplitAfter(matcher.safeSplitMarks, text, from + 20_000);
    for (const { form, start, end, verdict } of explainStretch(matcher, reading, from, to, words)) {
      if (form.keyword.theme !== theme.id) continue;
      // A hit of the same theme takes the same place, or covers it.
      if (verdict.is === 'overlapped' && verdict.by.theme === theme.id) continue;
      const said = { form, text: text.slice(start, end) };
      const key = keyOfPlace(start, form.keyword);
      const reason: NearReason = counts.has(key)
        ? { is: 'hit', ...said }
        : isOutside.has(key)
          ? { is: 'left-out', ...said, verdict: { is: whyOutside({ readingStart: start }, analysis) } }
          : {
              is: 'left-out',
              ...said,
              // Without the words, the state of the hit still shows that the words were different.
              verdict:
                verdict.is === 'counted' || (verdict.is === 'waiting' && !isPending.has(key))
                  ? { is: 'no-word' }
                  : verdict,
            };
      found.push({ start, end, reason });
    }
    from = to;
    yield;
  }
  return found;
}

function placesOfMatches(
  matches: readonly { readonly readingStart: number; readonly keyword: Keyword }[],
): ReadonlySet<string> {
  return new Set(matches.map(({ readingStart, keyword }) => keyOfPlace(readingStart, keyword)));
}

function keyOfPlace(start: number, { term }: Keyword): string {
  return `${start} ${term}`;
}
