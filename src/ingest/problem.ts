import type { Reason } from './messages';

/** A document that cannot be read; its message tells details for whoever wants to know. */
export class DocumentProblem extends Error {
  constructor(
    readonly reason: Reason,
    detail: string,
  ) {
    super(detail);
  }
}
