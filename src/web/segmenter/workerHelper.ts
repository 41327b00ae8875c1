import type { Death, EngineFailure, Helper, SegmenterInfo } from '../../core';
import type { FromWorker, ToWorker } from './messages';
import type { SegmenterParts } from './parts';

/** A worker that is silent for so many milliseconds is taken for dead. */
const patience = 60_000;

/** jieba-wasm in a worker. */
export class WorkerHelper implements Helper {
  private readonly worker: Worker;
  private end: Death | undefined;
  private settle: ((answer: FromWorker | Death) => void) | undefined;

  /** Throws where there are no workers. */
  constructor(private readonly parts: SegmenterParts) {
    const url = URL.createObjectURL(new Blob([parts.script as BlobPart], { type: 'text/javascript' }));
    this.worker = new Worker(url);
    this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      URL.revokeObjectURL(url);
      this.settle?.(data);
    };
    this.worker.onerror = ({ message }) => this.die('died', message);
  }

  get dead(): boolean {
    return this.end !== undefined;
  }

  async open(terms: readonly string[]): Promise<SegmenterInfo | EngineFailure | Death> {
    const { program, userDictionary, info } = this.parts;
    const answer = await this.ask({ type: 'open', program, userDictionary: userDictionary.text, terms });
    if ('died' in answer) return answer;
    return answer.type === 'opened' ? { ...info, terms: terms.length } : failureOf(answer);
  }

  async cut(texts: readonly string[]): Promise<readonly Uint32Array[] | EngineFailure | Death> {
    const answer = await this.ask({ type: 'cut', texts });
    if ('died' in answer) return answer;
    return answer.type === 'cut' ? answer.ends : failureOf(answer);
  }

  kill(): void {
    this.die('died', 'stopped');
  }

  private ask(request: ToWorker): Promise<FromWorker | Death> {
    if (this.end) return Promise.resolve(this.end);
    return new Promise(resolve => {
      const late = setTimeout(() => this.die('no-answer', request.type), patience);
      this.settle = answer => {
        clearTimeout(late);
        this.settle = undefined;
        resolve(answer);
      };
      this.worker.postMessage(request);
    });
  }

  private die(reason: Death['reason'], detail: string): void {
    this.end ??= { died: true, reason, detail };
    this.worker.terminate();
    this.settle?.(this.end);
  }
}

/** Why an answer is not the one that was asked for. */
function failureOf(answer: FromWorker): EngineFailure {
  return answer.type === 'failed' ? answer.failure : { reason: 'wrong-answer', detail: answer.type };
}
