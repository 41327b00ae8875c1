import { join } from 'node:path';
import { batches, type Engine, type Failure, fits, type Segmentation, type SegmenterInfo } from '../../core';
import { type Death, SegmenterProcess } from './childProcess';
import type { ChildEngineName, FromChild } from './messages';

export interface ChildEngineOptions {
  readonly engine: ChildEngineName;
  /** Folder that holds segmenter.js and a folder for each engine. */
  readonly home: string;
  readonly userDictionary: string | undefined;
  /** The child is stopped after so many milliseconds without work. */
  readonly idleMs: number;
  /** A child that is silent for so many milliseconds is taken for dead. */
  readonly patienceMs: number;
  /** The user's dictionary is left out; told once. */
  readonly onUserDictionary: (failure: Failure) => void;
}

/** Characters sent at once: a tenth of a second of work or so. */
const batchLength = 100_000;

/** A segmenter in a child process: started at first need, started again if it dies at work, but not twice in a row, stopped when idle. */
export class ChildEngine implements Engine {
  private running:
    | { readonly process: SegmenterProcess; readonly info: SegmenterInfo; terms: string }
    | undefined;
  private starting: SegmenterProcess | undefined;
  private deaths = 0;
  private toldOfDictionary = false;
  private idle: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: ChildEngineOptions) {}

  async cut(texts: readonly string[], terms: readonly string[]): Promise<Segmentation | Failure> {
    clearTimeout(this.idle);
    for (;;) {
      const answer = await this.attempt(texts, terms);
      if (!('died' in answer)) {
        if ('reason' in answer) this.stop();
        else {
          // Whoever ends it between two texts, for its memory, may do so again.
          this.deaths = 0;
          this.stopWhenIdle();
        }
        return answer;
      }
      this.stop();
      this.deaths++;
      if (this.deaths > 1) return answer;
    }
  }

  dispose(): void {
    // No third life, whatever is under way.
    this.deaths = 2;
    this.stop();
  }

  private async attempt(
    texts: readonly string[],
    terms: readonly string[],
  ): Promise<Segmentation | Failure | Death> {
    const opened = await this.open(terms);
    if ('reason' in opened) return opened;
    const { process, info } = opened;
    const ends: Uint32Array[] = [];
    for (const batch of batches(texts, batchLength)) {
      const answer = await process.ask({ type: 'cut', texts: batch }, this.options.patienceMs);
      if ('died' in answer) return answer;
      if (answer.type === 'failed') return answer.failure;
      if (answer.type !== 'cut' || !fits(answer.ends, batch)) {
        return { reason: 'wrong-answer', detail: answer.type };
      }
      ends.push(...answer.ends);
    }
    return { info, ends };
  }

  /** The child with these very terms; a child that knows others is stopped, since it cannot forget them. */
  private async open(
    terms: readonly string[],
  ): Promise<{ readonly process: SegmenterProcess; readonly info: SegmenterInfo } | Failure | Death> {
    const { engine, home, userDictionary, patienceMs } = this.options;
    const key = JSON.stringify(terms);
    if (this.running && !this.running.process.dead && this.running.terms === key) return this.running;
    this.stop();
    let process: SegmenterProcess;
    try {
      process = new SegmenterProcess(join(home, 'segmenter.js'));
    } catch (error) {
      return { reason: 'cannot-start', detail: String(error) };
    }
    this.starting = process;
    const answer = await process.ask(
      { type: 'open', engine, folder: join(home, engine), userDictionary, terms },
      patienceMs,
    );
    if ('died' in answer) return answer;
    if (answer.type === 'failed') return answer.failure;
    if (answer.type !== 'opened') return { reason: 'wrong-answer', detail: answer.type };
    this.starting = undefined;
    this.running = { process, info: answer.info, terms: key };
    this.tellOfDictionary(answer);
    return this.running;
  }

  private tellOfDictionary({ userDictionary }: Extract<FromChild, { type: 'opened' }>): void {
    if (!userDictionary || this.toldOfDictionary) return;
    this.toldOfDictionary = true;
    this.options.onUserDictionary(userDictionary);
  }

  private stopWhenIdle(): void {
    this.idle = setTimeout(() => this.stop(), this.options.idleMs);
    this.idle.unref();
  }

  private stop(): void {
    clearTimeout(this.idle);
    this.starting?.kill();
    this.starting = undefined;
    this.running?.process.kill();
    this.running = undefined;
  }
}
