import type { DocumentContent } from '../core';

/** What a reader says of a document; what it leaves out is nothing. */
export function contentOf(
  said: Pick<DocumentContent, 'format' | 'pages' | 'library'> & Partial<DocumentContent>,
): DocumentContent {
  return {
    hasPages: false,
    around: '',
    title: undefined,
    created: undefined,
    numbered: 0,
    notes: 0,
    hidden: 0,
    embedded: 0,
    twice: 0,
    fonts: [],
    ...said,
  };
}
