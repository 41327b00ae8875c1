import type { TroubleReason } from '../../../core';

/** Why an engine is of no use here. Thrown only within the child process; the parent is told as a value. */
export class Unusable extends Error {
  constructor(
    readonly reason: TroubleReason,
    detail: string,
  ) {
    super(detail);
  }
}
