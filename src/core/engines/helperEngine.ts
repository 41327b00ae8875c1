import { batches } from '../base/batches';
import type { Engine, EngineFailure } from './engine';
import type { Death, Helper } from './helper';
import type { Segmentation, SegmenterInfo } from './segmenter';
import { fits } from './wordEnds';

export interface HelperEngineOptions {
  /** Starts a helper, or returns why none can be started. */
  readonly start: () => Helper | EngineFailure | Promise<Helper | EngineFailure>;
  /** A helper is stopped after so many milliseconds without work. */
  readonly idleMs: number;
  /** Schedules a call, in milliseconds from now; returns a function that cancels it. */
  readonly later: (ms: number, act: () => void) => () => void;
}

/** Characters sent at once: about a tenth of a second of work. */
const batchLength = 100_000;

/** A helper that is ready, and the terms that it knows. */
interface Ready {
  readonly helper: Helper;
  readonly info: SegmenterInfo;
  readonly terms: string;
}

/**
 * Segments with a helper. It is started on demand, restarted if it dies at work, but not twice in a row, and stopped when
 * idle.
 */
export class HelperEngine implements Engine {
  private helper: Helper | undefined;
  private ready: Ready | undefined;
  private deaths = 0;
  private disposed = false;
  private callOff = () => {};

  constructor(private readonly options: HelperEngineOptions) {}

  async cut(texts: readonly string[], terms: readonly string[]): Promise<Segmentation | EngineFailure> {
    this.callOff();
    for (;;) {
      const answer = await this.attempt(texts, terms);
      if (!('reason' in answer)) {
        // Another process may end it between two texts, to free memory. That does not count as dying at work.
        this.deaths = 0;
        this.callOff = this.options.later(this.options.idleMs, () => this.stop());
        return answer;
      }
      this.stop();
      // It is not restarted for a cancelled request.
      if (!('died' in answer) || ++this.deaths > 1 || this.disposed) return answer;
    }
  }

  dispose(): void {
    this.disposed = true;
    this.stop();
  }

  private async attempt(
    texts: readonly string[],
    terms: readonly string[],
  ): Promise<Segmentation | EngineFailure | Death> {
    const opened = await this.open(terms);
    if ('reason' in opened) return opened;
    const { helper, info } = opened;
    const ends: Uint32Array[] = [];
    for (const batch of batches(texts, batchLength)) {
      const answer = await helper.cut(batch);
      if ('reason' in answer) return answer;
      if (!fits(answer, batch)) return { reason: 'wrong-answer', detail: `for ${batch.length} texts` };
      ends.push(...answer);
    }
    return { info, ends };
  }

  /** The helper with exactly these terms; one with others is stopped. */
  private async open(terms: readonly string[]): Promise<Ready | EngineFailure | Death> {
    const key = JSON.stringify(terms);
    if (this.ready?.terms === key && !this.ready.helper.dead) return this.ready;
    this.stop();
    const helper = await this.options.start();
    if ('reason' in helper) return helper;
    this.helper = helper;
    // It may have been disposed of during the start.
    if (this.disposed) return { died: true, reason: 'died', detail: 'stopped' };
    const info = await helper.open(terms);
    if ('reason' in info) return info;
    this.ready = { helper, info, terms: key };
    return this.ready;
  }

  private stop(): void {
    this.callOff();
    this.helper?.kill();
    this.helper = undefined;
    this.ready = undefined;
  }
}
