import { sectionsAbove } from '../annotations/sections';
import type { Whereabouts } from '../base/whereabouts';
import type { Span } from '../text/lines';
import { formatPages, pagesOf } from '../text/pages';
import type { Source } from '../text/source';

export { describeWhereabouts } from '../base/whereabouts';

/** Where a stretch of a source stands: its pages, and the path of headings above its begin. */
export function whereaboutsOf(source: Source, span: Span): Whereabouts {
  const pages = pagesOf(source, span);
  const headings = sectionsAbove(source, span.start);
  return {
    ...(pages && { page: formatPages(pages) }),
    ...(headings.length > 0 && { headings }),
  };
}
