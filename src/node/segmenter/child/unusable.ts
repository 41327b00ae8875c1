import type { TroubleReason } from '../../../core';

/** Why an engine cannot be used here. Thrown only within the child process; the parent gets it as a value. */
export class Unusable extends Error {
  constructor(
    readonly reason: TroubleReason,
    detail: string,
  ) {
    super(detail);
  }
}
