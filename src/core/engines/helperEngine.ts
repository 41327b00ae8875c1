import { batches } from '../base/batches';
import type { Engine, EngineFailure } from './engine';
import type { Death, Helper } from './helper';
import type { Segmentation, SegmenterInfo } from './segmenter';
import { fits } from './wordEnds';

export interface HelperEngineOptions {
  /** Starts a helper, or tells why none can be. */
  readonly start: () => Helper | EngineFailure | Promise<Helper | EngineFailure>;
  /** A helper is stopped after so many milliseconds without work. */
  readonly idleMs: number;
  /** Does something after so many milliseconds; what it gives calls that off. */
  readonly later: (ms: number, act: () => void) => () => void;
}

/** Characters sent at once: a tenth of a second of work or so. */
const batchLength = 100_000;

/** A helper that is ready, and the terms that it knows. */
interface Ready {
  readonly helper: Helper;
  readonly info: SegmenterInfo;
  readonly terms: string;
}

/** Has a helper cut words: started at first need, started again if it dies at work, but not twice in a row, stopped when idle. */
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
        // Whoever ends it between two texts, for its memory, may do so again.
        this.deaths = 0;
        this.callOff = this.options.later(this.options.idleMs, () => this.stop());
        return answer;
      }
      this.stop();
      // No further life for what is not wanted any more.
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

  /** The helper with these very terms; one that knows others is stopped. */
  private async open(terms: readonly string[]): Promise<Ready | EngineFailure | Death> {
    const key = JSON.stringify(terms);
    if (this.ready?.terms === key && !this.ready.helper.dead) return this.ready;
    this.stop();
    const helper = await this.options.start();
    if ('reason' in helper) return helper;
    this.helper = helper;
    // It may have been disposed of while it was started.
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
