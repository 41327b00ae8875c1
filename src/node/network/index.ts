import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { NetworkResult, NetworkTask, NetworkWorker } from '../../core';
import type { FromThread } from './messages';

/** The thread ends after so many milliseconds without work. */
const idleMs = 60_000;

/** Works on networks in a thread of its own: started at first need, ended when idle or when its task is called off. */
export class NetworkThread implements NetworkWorker {
  private thread: Worker | undefined;
  private idle: ReturnType<typeof setTimeout> | undefined;
  private disposed = false;
  /** Ends when the tasks before have their answers. */
  private turn: Promise<unknown> = Promise.resolve();

  /** `home`: folder of the built program, which holds networkWorker.js. */
  constructor(private readonly home: string) {}

  run<T extends NetworkTask>(task: T, signal: AbortSignal): Promise<NetworkResult<T> | undefined> {
    const answer = this.turn.then(() => this.runNow(task, signal));
    this.turn = answer.catch(() => {});
    return answer as Promise<NetworkResult<T> | undefined>;
  }

  dispose(): void {
    this.disposed = true;
    this.stop();
  }

  private runNow(task: NetworkTask, signal: AbortSignal): Promise<unknown> {
    if (signal.aborted || this.disposed) return Promise.resolve(undefined);
    clearTimeout(this.idle);
    // None of our loaders.
    this.thread ??= new Worker(join(this.home, 'networkWorker.js'), { execArgv: [] });
    const { thread } = this;
    thread.ref();
    return new Promise((resolve, reject) => {
      const settle = (how: () => void) => {
        // Not `removeAllListeners`: Node has some of its own.
        thread.off('message', take).off('error', fail).off('exit', end);
        signal.removeEventListener('abort', callOff);
        how();
      };
      // A running task can only be stopped by ending the thread.
      const callOff = () => {
        this.stop();
        settle(() => resolve(undefined));
      };
      const fail = (error: Error) => {
        this.stop();
        settle(() => reject(error));
      };
      const end = (code: number) => (this.disposed ? callOff() : fail(new Error(`exit code ${code}`)));
      const take = (answer: FromThread) => {
        if ('failed' in answer) {
          fail(new Error(answer.failed));
          return;
        }
        this.stopWhenIdle();
        settle(() => resolve(answer.result));
      };
      signal.addEventListener('abort', callOff, { once: true });
      thread.on('message', take).on('error', fail).on('exit', end);
      thread.postMessage(task);
    });
  }

  private stopWhenIdle(): void {
    this.idle = setTimeout(() => this.stop(), idleMs);
    // The thread must not keep a program alive that has nothing else to do.
    this.idle.unref();
    this.thread?.unref();
  }

  private stop(): void {
    clearTimeout(this.idle);
    void this.thread?.terminate();
    this.thread = undefined;
  }
}
