import type { EngineFailure } from './engine';
import type { Death, Helper } from './helper';
import type { SegmenterInfo } from './segmenter';

/** The request that every helper understands. */
export interface CutRequest {
  readonly type: 'cut';
  readonly texts: readonly string[];
}

/** The answers that every helper can give. */
export type HelperAnswer =
  | { readonly type: 'cut'; readonly ends: readonly Uint32Array[] }
  /** The engine cannot be used. */
  | { readonly type: 'failed'; readonly failure: EngineFailure };

/** How long a helper may be silent before it counts as dead. */
export interface Patience {
  readonly ms: number;
  /** Schedules a call, in milliseconds from now; returns a function that cancels it. */
  readonly later: (ms: number, act: () => void) => () => void;
}

/** A helper that answers one request at a time. Once it is dead, every request is answered with its death. */
export abstract class TurnHelper<
  Request extends { readonly type: string },
  Opened extends { readonly type: 'opened' },
> implements Helper
{
  private end: Death | undefined;
  private settle: ((answer: HelperAnswer | Opened | Death) => void) | undefined;

  constructor(private readonly patience: Patience) {}

  get dead(): boolean {
    return this.end !== undefined;
  }

  abstract open(terms: readonly string[]): Promise<SegmenterInfo | EngineFailure | Death>;

  async cut(texts: readonly string[]): Promise<readonly Uint32Array[] | EngineFailure | Death> {
    const answer = await this.ask({ type: 'cut', texts });
    if ('died' in answer) return answer;
    return answer.type === 'cut' ? answer.ends : failureOf(answer);
  }

  kill(): void {
    this.die('died', 'stopped');
  }

  /** Sends a request to the process or worker. */
  protected abstract send(request: Request | CutRequest): void;
  /** Stops the process or worker at once: it has nothing to save. */
  protected abstract stop(): void;

  /** Passes on an answer of the process or worker. */
  protected answered(answer: HelperAnswer | Opened): void {
    this.settle?.(answer);
  }

  protected ask(request: Request | CutRequest): Promise<HelperAnswer | Opened | Death> {
    if (this.end) return Promise.resolve(this.end);
    const { ms, later } = this.patience;
    return new Promise(resolve => {
      const cancel = later(ms, () => this.die('no-answer', `${ms} ms`));
      this.settle = answer => {
        cancel();
        this.settle = undefined;
        resolve(answer);
      };
      this.send(request);
    });
  }

  protected die(reason: Death['reason'], detail: string): void {
    this.end ??= { died: true, reason, detail: detail.trim() };
    this.stop();
    this.settle?.(this.end);
  }
}

/** The failure that an unexpected answer stands for. */
export function failureOf(answer: HelperAnswer | { readonly type: string }): EngineFailure {
  return 'failure' in answer ? answer.failure : { reason: 'wrong-answer', detail: answer.type };
}
