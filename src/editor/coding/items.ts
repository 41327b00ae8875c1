import type { Cell, CodedSource, PlacedAnnotation, Row } from '../../core';

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
