import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ProjectPart, SegmenterTrouble, TextTask } from '../../core';
import type { CountingInput, FromThread } from './messages';
import { TextCounter } from './textCounter';

export { cacheFor } from './cachePlace';
export type { CountingInput } from './messages';

/** Texts that are read, counted and let go of together. */
const atOnce = 16;

/** How counting goes on. */
interface CountingPort {
  /** Takes the counts of some texts, in the order of the texts. */
  take(part: ProjectPart): void;
  /** Told how many texts are counted. */
  onProgress(done: number): void;
  onTrouble(trouble: SegmenterTrouble): void;
}

/** Threads that wait for the next texts have them already. */
const ahead = 2;

/**
 * Counts texts in several threads; with none, in this one. Resolves to the path of a file that was removed meanwhile, if there is any.
 * Rejects where a thread fails.
 */
export async function countTexts(
  tasks: readonly TextTask[],
  threads: number,
  input: CountingInput,
  port: CountingPort,
): Promise<string | undefined> {
  const lists = Array.from({ length: Math.ceil(tasks.length / atOnce) }, (_, i) =>
    tasks.slice(i * atOnce, (i + 1) * atOnce),
  );
  const told = new Set<string>();
  const onTrouble = (trouble: SegmenterTrouble) => {
    // Each thread has the same trouble.
    const text = JSON.stringify(trouble);
    if (!told.has(text)) port.onTrouble(trouble);
    told.add(text);
  };
  if (threads > 0) return new Pool(lists, { ...port, onTrouble }).run(Math.min(threads, lists.length), input);
  const counter = new TextCounter(input, onTrouble);
  try {
    let done = 0;
    for (const list of lists) {
      const answer = await counter.count(list);
      if ('gone' in answer) return answer.gone;
      port.take(answer.part);
      done += list.length;
      port.onProgress(done);
    }
    return undefined;
  } finally {
    counter.dispose();
  }
}

/** Threads that take one list of texts after the other. */
class Pool {
  private next = 0;
  private done = 0;
  /** Counts that came before those of earlier texts. */
  private readonly early = new Map<number, ProjectPart>();
  private taken = 0;

  constructor(
    private readonly lists: readonly (readonly TextTask[])[],
    private readonly port: CountingPort,
  ) {}

  async run(threads: number, input: CountingInput): Promise<string | undefined> {
    const started = Array.from({ length: threads }, () => this.start(input));
    try {
      return (await Promise.all(started.map(({ end }) => end))).find(gone => gone !== undefined);
    } finally {
      await Promise.all(started.map(({ thread }) => thread.terminate()));
    }
  }

  private start(input: CountingInput): {
    readonly thread: Worker;
    readonly end: Promise<string | undefined>;
  } {
    // None of our loaders. A small nursery is emptied often, so that garbage takes no room.
    const thread = new Worker(join(input.home, 'countWorker.js'), {
      execArgv: [],
      workerData: input,
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    const asked: number[] = [];
    const ask = () => {
      if (this.next >= this.lists.length) return;
      asked.push(this.next);
      thread.postMessage(this.lists[this.next++]);
    };
    const end = new Promise<string | undefined>((resolve, reject) => {
      thread.on('message', (answer: FromThread) => {
        if ('trouble' in answer) this.port.onTrouble(answer.trouble);
        else if ('failed' in answer) reject(new Error(answer.failed));
        else if ('gone' in answer) {
          this.next = this.lists.length;
          resolve(answer.gone);
        } else {
          const list = asked.shift()!;
          this.take(list, answer.part);
          ask();
          if (asked.length === 0) {
            thread.postMessage('end');
            resolve(undefined);
          }
        }
      });
      thread.on('error', reject);
      thread.on('exit', code => reject(new Error(`exit code ${code}`)));
    });
    for (let i = 0; i < ahead; i++) ask();
    if (asked.length === 0) thread.postMessage('end');
    return { thread, end: asked.length === 0 ? Promise.resolve(undefined) : end };
  }

  private take(list: number, part: ProjectPart): void {
    this.early.set(list, part);
    for (let next = this.early.get(this.taken); next; next = this.early.get(this.taken)) {
      this.early.delete(this.taken++);
      this.port.take(next);
    }
    this.done += this.lists[list]!.length;
    this.port.onProgress(this.done);
  }
}
