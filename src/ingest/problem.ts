import type { DocumentTrouble } from '../core';

/** A document that cannot be read; its message tells details for whoever wants to know. */
export class DocumentProblem extends Error {
  constructor(
    readonly reason: DocumentTrouble,
    detail: string,
  ) {
    super(detail);
  }
}
