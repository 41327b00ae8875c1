import type { Cell, Code, CodedSource, PlacedAnnotation, Row, Theme } from '../../core';

/** A row of *Annotations*: an annotation of the source that was active last. */
export interface AnnotationItem {
  readonly coded: CodedSource;
  readonly placed: PlacedAnnotation;
}

/** A row of *Sources*: a source, or one of the themes to look for in it. */
export interface SourceItem {
  readonly row: Row;
  readonly cell?: Cell;
}

/** The text that the sources are compared with, the last row of *Sources*. */
export interface ReferenceItem {
  readonly reference: CodedSource;
}

/** Any row of *Sources*. */
export type TextItem = SourceItem | ReferenceItem;

/** The text that a row of *Sources* stands for, or is part of. */
export function textOf(item: TextItem): CodedSource {
  return 'reference' in item ? item.reference : item.row.coded;
}

/** A row of *Codebook*: a theme, a code below one, or a keyword of a theme. */
export type CodebookItem =
  | { readonly kind: 'code'; readonly code: Code; readonly theme: Theme }
  | { readonly kind: 'keyword'; readonly term: string; readonly owner: string };
