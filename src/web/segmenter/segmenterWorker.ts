import type { Failure } from '../../core';
import type { FromWorker, ToWorker } from './messages';

/** The worker failed to load, threw, or was silent for too long. */
export interface Death extends Failure {
  readonly died: true;
}

/** A worker that answers one request after the other. */
export class SegmenterWorker {
  private readonly worker: Worker;
  private settle: ((answer: FromWorker | Death) => void) | undefined;

  /** `script` is the text of the program. Throws where there are no workers. */
  constructor(script: Uint8Array) {
    const url = URL.createObjectURL(new Blob([script as BlobPart], { type: 'text/javascript' }));
    this.worker = new Worker(url);
    this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      URL.revokeObjectURL(url);
      this.answer(data);
    };
    this.worker.onerror = ({ message }) => this.die({ reason: 'died', detail: message });
  }

  /** Asks, and waits so many milliseconds for the answer at most. */
  ask(request: ToWorker, patienceMs: number): Promise<FromWorker | Death> {
    return new Promise(resolve => {
      const late = setTimeout(() => this.die({ reason: 'no-answer', detail: request.type }), patienceMs);
      this.settle = answer => {
        clearTimeout(late);
        this.settle = undefined;
        resolve(answer);
      };
      this.worker.postMessage(request);
    });
  }

  kill(): void {
    this.die({ reason: 'died', detail: 'stopped' });
  }

  private die(failure: Failure): void {
    this.worker.terminate();
    this.answer({ ...failure, died: true });
  }

  private answer(answer: FromWorker | Death): void {
    this.settle?.(answer);
  }
}
