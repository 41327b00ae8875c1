import type { Call } from './io';

/** So often a line is written again, in milliseconds. */
const between = 100;

/** A line on a terminal that says how far long work is; nothing anywhere else. */
export class Progress {
  private last = 0;
  private isShown = false;

  constructor(
    private readonly call: Pick<Call, 'stderr' | 't'>,
    private readonly total: number,
  ) {}

  show(done: number): void {
    const now = Date.now();
    if (!this.call.stderr.isTTY || now - this.last < between) return;
    this.last = now;
    this.isShown = true;
    this.call.stderr.write(`\r${this.call.t('Counting: {0} of {1} texts', done, this.total)}`);
  }

  /** Clears the line. */
  end(): void {
    if (this.isShown) this.call.stderr.write('\r\u001b[K');
  }
}
