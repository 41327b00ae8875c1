import type { EngineFailure } from './engine';
import type { Death } from './helper';

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

/** The process or worker behind a helper. */
export interface Partner<Request> {
  send(request: Request | CutRequest): void;
  /** Stops it at once: it has nothing to save. */
  stop(): void;
}

/**
 * What a helper and its process or worker tell each other: one request, one answer. Once it is dead, every request is answered
 * with its death. A helper holds one and does not extend it: a base class would load the engine while the extension activates.
 */
export class Turns<Request, Opened extends { readonly type: 'opened' }> {
  private end: Death | undefined;
  private settle: ((answer: HelperAnswer | Opened | Death) => void) | undefined;

  constructor(
    private readonly partner: Partner<Request>,
    private readonly patience: Patience,
  ) {}

  get dead(): boolean {
    return this.end !== undefined;
  }

  async cut(texts: readonly string[]): Promise<readonly Uint32Array[] | EngineFailure | Death> {
    const answer = await this.ask({ type: 'cut', texts });
    if ('died' in answer) return answer;
    return answer.type === 'cut' ? answer.ends : failureOf(answer);
  }

  ask(request: Request | CutRequest): Promise<HelperAnswer | Opened | Death> {
    if (this.end) return Promise.resolve(this.end);
    const { ms, later } = this.patience;
    return new Promise(resolve => {
      const cancel = later(ms, () => this.die('no-answer', `${ms} ms`));
      this.settle = answer => {
        cancel();
        this.settle = undefined;
        resolve(answer);
      };
      this.partner.send(request);
    });
  }

  /** Passes on an answer of the process or worker. */
  answered(answer: HelperAnswer | Opened): void {
    this.settle?.(answer);
  }

  die(reason: Death['reason'], detail: string): void {
    this.end ??= { died: true, reason, detail: detail.trim() };
    this.partner.stop();
    this.settle?.(this.end);
  }
}

/** The failure that an unexpected answer stands for. */
export function failureOf(answer: HelperAnswer | { readonly type: string }): EngineFailure {
  return 'failure' in answer ? answer.failure : { reason: 'wrong-answer', detail: answer.type };
}
