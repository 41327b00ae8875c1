import type { Match } from '../keywords/match';
import { foldingFor } from '../text/folding';
import { defaultFoldingRules } from '../text/foldingRules';
import type { Heading } from '../text/headings';
import type { Span } from '../text/lines';
import { fromSource, type Reading } from '../text/reading';
import type { Source } from '../text/source';

/** Whether a heading holds the text of `scope.section`, however it is written: 主 要 任 务 is 主要任务. */
export function isInScope({ title }: Pick<Heading, 'title'>, section: string): boolean {
  const folding = foldingFor(defaultFoldingRules);
  return folding.foldTerm(title).includes(folding.foldTerm(section));
}

/** The sections of the reading that `scope.section` asks for, which may lie in one another; `undefined` when everything counts. */
export function scopeSpans(
  section: string | undefined,
  headings: readonly Heading[],
  source: Source,
  reading: Reading,
): readonly Span[] | undefined {
  if (section === undefined) return undefined;
  const { starts } = source.lines;
  return headings
    .filter(heading => isInScope(heading, section))
    .map(heading => ({
      start: fromSource(reading, starts[heading.line - 1]!),
      end:
        heading.endLine < starts.length ? fromSource(reading, starts[heading.endLine]!) : reading.text.length,
    }));
}

/** Whether a stretch of the reading, such as a match, counts under `scope.section`; `undefined` when everything does. */
export function inScopeTest(
  section: string | undefined,
  headings: readonly Heading[],
  source: Source,
  reading: Reading,
): ((match: Pick<Match, 'readingStart' | 'readingEnd'>) => boolean) | undefined {
  const spans = scopeSpans(section, headings, source, reading);
  return (
    spans && (match => spans.some(span => match.readingStart >= span.start && match.readingEnd <= span.end))
  );
}
