import type { Match } from '../keywords/match';
import type { Heading } from '../text/headings';
import { fromSource, type Reading } from '../text/reading';
import type { Source } from '../text/source';

/** Whether a stretch of the reading, such as a match, counts under `scope.section`; `undefined` when everything does. */
export function inScopeTest(
  section: string | undefined,
  headings: readonly Heading[],
  source: Source,
  reading: Reading,
): ((match: Pick<Match, 'readingStart' | 'readingEnd'>) => boolean) | undefined {
  if (section === undefined) return undefined;
  const { starts } = source.lines;
  const spans = headings
    .filter(heading => heading.title.includes(section))
    .map(heading => ({
      start: fromSource(reading, starts[heading.line - 1]!),
      end:
        heading.endLine < starts.length ? fromSource(reading, starts[heading.endLine]!) : reading.text.length,
    }));
  return match => spans.some(span => match.readingStart >= span.start && match.readingEnd <= span.end);
}
