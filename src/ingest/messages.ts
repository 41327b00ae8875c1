import type { DocumentContent, DocumentKind, UnreadableDocument } from '../core';

/** What the worker is asked: one document. */
export interface Job {
  /** What its first bytes say; containers are looked into. */
  readonly kind: DocumentKind;
  readonly bytes: Uint8Array;
  /** Folder of the character maps that Chinese PDFs refer to, with `/` at its end. */
  readonly characterMaps: string;
}

/** What the worker answers. */
export type Answer = DocumentContent | UnreadableDocument;
