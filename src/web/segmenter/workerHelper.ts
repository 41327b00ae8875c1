import {
  type CutRequest,
  type Death,
  type EngineFailure,
  failureOf,
  type Helper,
  type Patience,
  type SegmenterInfo,
  Turns,
} from '../../core';
import type { FromWorker, OpenWorker, WorkerOpened } from './messages';
import type { SegmenterParts } from './parts';

/** A worker that is silent for so many milliseconds is taken for dead. */
const patienceMs = 60_000;

/** jieba-wasm in a worker. */
export class WorkerHelper implements Helper {
  private readonly turns: Turns<OpenWorker, WorkerOpened>;
  private readonly worker: Worker;

  /** Throws where there are no workers. */
  constructor(
    private readonly parts: SegmenterParts,
    later: Patience['later'],
  ) {
    this.turns = new Turns(this, { ms: patienceMs, later });
    const url = URL.createObjectURL(new Blob([parts.script as BlobPart], { type: 'text/javascript' }));
    this.worker = new Worker(url);
    this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      URL.revokeObjectURL(url);
      this.turns.answered(data);
    };
    this.worker.onerror = ({ message }) => this.turns.die('died', message);
  }

  get dead(): boolean {
    return this.turns.dead;
  }

  async open(terms: readonly string[]): Promise<SegmenterInfo | EngineFailure | Death> {
    const { program, userDictionary, info } = this.parts;
    const answer = await this.turns.ask({
      type: 'open',
      program,
      userDictionary: userDictionary.text,
      terms,
    });
    if ('died' in answer) return answer;
    return answer.type === 'opened' ? { ...info, terms: terms.length } : failureOf(answer);
  }

  cut(texts: readonly string[]): Promise<readonly Uint32Array[] | EngineFailure | Death> {
    return this.turns.cut(texts);
  }

  kill(): void {
    this.turns.die('died', 'stopped');
  }

  send(request: OpenWorker | CutRequest): void {
    this.worker.postMessage(request);
  }

  stop(): void {
    this.worker.terminate();
  }
}
