import {
  type CutRequest,
  type Death,
  type EngineFailure,
  failureOf,
  type Patience,
  type SegmenterInfo,
  TurnHelper,
} from '../../core';
import type { FromWorker, OpenWorker, WorkerOpened } from './messages';
import type { SegmenterParts } from './parts';

/** A worker that is silent for so many milliseconds is taken for dead. */
const patienceMs = 60_000;

/** jieba-wasm in a worker. */
export class WorkerHelper extends TurnHelper<OpenWorker, WorkerOpened> {
  private readonly worker: Worker;

  /** Throws where there are no workers. */
  constructor(
    private readonly parts: SegmenterParts,
    later: Patience['later'],
  ) {
    super({ ms: patienceMs, later });
    const url = URL.createObjectURL(new Blob([parts.script as BlobPart], { type: 'text/javascript' }));
    this.worker = new Worker(url);
    this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      URL.revokeObjectURL(url);
      this.answered(data);
    };
    this.worker.onerror = ({ message }) => this.die('died', message);
  }

  async open(terms: readonly string[]): Promise<SegmenterInfo | EngineFailure | Death> {
    const { program, userDictionary, info } = this.parts;
    const answer = await this.ask({ type: 'open', program, userDictionary: userDictionary.text, terms });
    if ('died' in answer) return answer;
    return answer.type === 'opened' ? { ...info, terms: terms.length } : failureOf(answer);
  }

  protected send(request: OpenWorker | CutRequest): void {
    this.worker.postMessage(request);
  }

  protected stop(): void {
    this.worker.terminate();
  }
}
