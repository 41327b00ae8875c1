import { type ChildProcess, fork } from 'node:child_process';
import type { Failure } from '../../core';
import type { FromChild, ToChild } from './messages';

/** Last words of a child that are kept for the log. */
const kept = 2_000;

/** The child ended, could not be started or was silent for too long. */
export interface Death extends Failure {
  readonly died: true;
}

/** A child process that answers one request after the other. */
export class SegmenterProcess {
  private readonly child: ChildProcess;
  private said = '';
  private end: Death | undefined;
  private settle: ((answer: FromChild | Death) => void) | undefined;

  constructor(script: string) {
    this.child = fork(script, [], {
      // Neither our debugger's port nor our loaders; and where we are Electron, the child shall be Node.
      execArgv: [],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.said = (this.said + text).slice(-kept);
    });
    this.child.on('message', message => this.answer(message as FromChild));
    this.child.on('error', error => this.die('cannot-start', error.message));
    // 'close', not 'exit': its last words have been read by then.
    this.child.on('close', (code, signal) =>
      this.die('died', `${signal ?? `exit code ${code}`} ${this.said}`),
    );
  }

  get dead(): boolean {
    return this.end !== undefined;
  }

  /** Sends a request and waits for its answer, `patience` milliseconds at most. */
  ask(request: ToChild, patience: number): Promise<FromChild | Death> {
    if (this.end) return Promise.resolve(this.end);
    return new Promise(resolve => {
      const timer = setTimeout(() => this.die('no-answer', `${patience} ms`), patience);
      this.settle = answer => {
        clearTimeout(timer);
        this.settle = undefined;
        resolve(answer);
      };
      // A child that is gone, or never was, is told of by 'close' or 'error', with what it said last.
      if (this.child.connected) this.child.send(request, error => error && this.child.kill('SIGKILL'));
    });
  }

  /** Ends the child; a request that waits for an answer is told so. */
  kill(): void {
    this.die('died', 'stopped');
  }

  private answer(message: FromChild): void {
    this.settle?.(message);
  }

  private die(reason: Death['reason'], detail: string): void {
    this.end ??= { died: true, reason, detail: detail.trim() };
    // It has nothing to save, and may be deep in native code that hears no polite signal.
    this.child.kill('SIGKILL');
    this.settle?.(this.end);
  }
}
