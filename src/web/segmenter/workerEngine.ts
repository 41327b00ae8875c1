import {
  batches,
  type Engine,
  type Failure,
  fits,
  parseUserDictionary,
  type Segmentation,
  type SegmenterInfo,
  type UserDictionary,
} from '../../core';
import type { SegmenterFiles } from './files';
import { type Death, SegmenterWorker } from './segmenterWorker';

export interface WorkerEngineOptions extends SegmenterFiles {
  /** The user's dictionary is left out; told once. */
  readonly onUserDictionary: (failure: Failure) => void;
}

/** Characters sent at once. */
const batchLength = 100_000;
/** A worker that is silent for so many milliseconds is taken for dead. */
const patience = 60_000;
/** A worker takes a hundred megabytes or so: it is stopped after so many milliseconds without work. */
const idleTime = 60_000;

/** What the worker is made of. */
interface Parts {
  readonly script: Uint8Array;
  readonly program: WebAssembly.Module;
  readonly userDictionary: UserDictionary;
  readonly info: Omit<SegmenterInfo, 'terms'>;
}

/** jieba-wasm in a worker: started at first need, started again if it dies at work, but not twice in a row, stopped when idle. */
export class WorkerEngine implements Engine {
  private parts: Promise<Parts | Failure> | undefined;
  /** The worker, and the terms that it knows; it cannot forget them. */
  private running: { readonly worker: SegmenterWorker; readonly terms: string } | undefined;
  private deaths = 0;
  private idle: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: WorkerEngineOptions) {}

  async cut(texts: readonly string[], terms: readonly string[]): Promise<Segmentation | Failure> {
    clearTimeout(this.idle);
    this.parts ??= this.load();
    const parts = await this.parts;
    if ('reason' in parts) return parts;
    for (;;) {
      const answer = await this.attempt(parts, texts, terms);
      if (!('reason' in answer)) {
        this.deaths = 0;
        this.idle = setTimeout(() => this.stop(), idleTime);
        return answer;
      }
      this.stop();
      if (!('died' in answer) || ++this.deaths > 1) return answer;
    }
  }

  dispose(): void {
    // No third life, whatever is under way.
    this.deaths = 2;
    this.stop();
  }

  private async attempt(
    parts: Parts,
    texts: readonly string[],
    terms: readonly string[],
  ): Promise<Segmentation | Failure | Death> {
    const worker = await this.open(parts, terms);
    if ('reason' in worker) return worker;
    const ends: Uint32Array[] = [];
    for (const batch of batches(texts, batchLength)) {
      const answer = await worker.ask({ type: 'cut', texts: batch }, patience);
      if ('died' in answer) return answer;
      if (answer.type === 'failed') return answer.failure;
      if (answer.type !== 'cut' || !fits(answer.ends, batch))
        return { reason: 'wrong-answer', detail: answer.type };
      ends.push(...answer.ends);
    }
    return { info: { ...parts.info, terms: terms.length }, ends };
  }

  /** The worker with these very terms. */
  private async open(
    { script, program, userDictionary }: Parts,
    terms: readonly string[],
  ): Promise<SegmenterWorker | Failure | Death> {
    const key = JSON.stringify(terms);
    if (this.running?.terms === key) return this.running.worker;
    this.stop();
    let worker: SegmenterWorker;
    try {
      worker = new SegmenterWorker(script);
    } catch (error) {
      return { reason: 'cannot-start', detail: String(error) };
    }
    this.running = { worker, terms: key };
    const opened = { type: 'open', program, userDictionary: userDictionary.text, terms } as const;
    const answer = await worker.ask(opened, patience);
    if ('died' in answer) return answer;
    return answer.type === 'failed' ? answer.failure : worker;
  }

  private async load(): Promise<Parts | Failure> {
    const userDictionary = await this.loadUserDictionary();
    if (userDictionary.failure) this.options.onUserDictionary(userDictionary.failure);
    const { readPart } = this.options;
    try {
      const [script, bytes, manifest] = await Promise.all([
        readPart('segmenter.web.js'),
        readPart('jieba-wasm/jieba_rs_wasm_bg.wasm'),
        readPart('jieba-wasm/package.json'),
      ]);
      const { version = '' }: { version?: string } = JSON.parse(new TextDecoder().decode(manifest));
      const program = await WebAssembly.compile(bytes as BufferSource);
      const dictionary = await hashOf(bytes, new TextEncoder().encode(userDictionary.text));
      return { script, program, userDictionary, info: { engine: 'jieba-wasm', version, dictionary } };
    } catch (error) {
      return { reason: 'bad-binding', detail: String(error) };
    }
  }

  private async loadUserDictionary(): Promise<UserDictionary> {
    const { userDictionary } = this.options;
    if (!userDictionary) return { text: '' };
    let bytes: Uint8Array;
    try {
      bytes = await userDictionary.read();
    } catch (error) {
      const detail = `${userDictionary.name}: ${error}`;
      return { text: '', failure: { reason: 'no-user-dictionary', detail } };
    }
    return parseUserDictionary(bytes, userDictionary.name);
  }

  private stop(): void {
    clearTimeout(this.idle);
    this.running?.worker.kill();
    this.running = undefined;
  }
}

/** `sha256:<hex>` over the parts in order: the same as on Node, so that reports agree. */
async function hashOf(...parts: Uint8Array[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await new Blob(parts as BlobPart[]).arrayBuffer());
  const hex = Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0'));
  return `sha256:${hex.join('')}`;
}
