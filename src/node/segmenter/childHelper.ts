import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Death, EngineFailure, Helper, SegmenterInfo } from '../../core';
import type { ChildEngineName, FromChild, ToChild } from './messages';

/** Last words of a child that are kept for the log. */
const kept = 2_000;

export interface ChildHelperOptions {
  readonly engine: ChildEngineName;
  /** Folder that holds segmenter.js and a folder for each engine. */
  readonly home: string;
  readonly userDictionary: string | undefined;
  /** A child that is silent for so many milliseconds is taken for dead. */
  readonly patienceMs: number;
  /** Does something so many milliseconds from now, unless what it gives is called before. */
  readonly later: (ms: number, act: () => void) => () => void;
  /** The user's dictionary is left out. */
  readonly onUserDictionary: (failure: EngineFailure) => void;
}

/** A segmenter in a child process. */
export class ChildHelper implements Helper {
  private readonly child: ChildProcess;
  private said = '';
  private end: Death | undefined;
  private settle: ((answer: FromChild | Death) => void) | undefined;

  /** Throws where no process can be started. */
  constructor(private readonly options: ChildHelperOptions) {
    this.child = fork(join(options.home, 'segmenter.js'), [], {
      // Neither our debugger's port nor our loaders; and where we are Electron, the child shall be Node.
      execArgv: [],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.said = (this.said + text).slice(-kept);
    });
    this.child.on('message', message => this.settle?.(message as FromChild));
    this.child.on('error', error => this.die('cannot-start', error.message));
    // 'close', not 'exit': its last words have been read by then.
    this.child.on('close', (code, signal) =>
      this.die('died', `${signal ?? `exit code ${code}`} ${this.said}`),
    );
  }

  get dead(): boolean {
    return this.end !== undefined;
  }

  async open(terms: readonly string[]): Promise<SegmenterInfo | EngineFailure | Death> {
    const { engine, home, userDictionary, onUserDictionary } = this.options;
    const answer = await this.ask({
      type: 'open',
      engine,
      folder: join(home, engine),
      userDictionary,
      terms,
    });
    if ('died' in answer) return answer;
    if (answer.type !== 'opened') return failureOf(answer);
    if (answer.userDictionary) onUserDictionary(answer.userDictionary);
    return answer.info;
  }

  async cut(texts: readonly string[]): Promise<readonly Uint32Array[] | EngineFailure | Death> {
    const answer = await this.ask({ type: 'cut', texts });
    if ('died' in answer) return answer;
    return answer.type === 'cut' ? answer.ends : failureOf(answer);
  }

  kill(): void {
    this.die('died', 'stopped');
  }

  private ask(request: ToChild): Promise<FromChild | Death> {
    if (this.end) return Promise.resolve(this.end);
    const { patienceMs, later } = this.options;
    return new Promise(resolve => {
      const cancel = later(patienceMs, () => this.die('no-answer', `${patienceMs} ms`));
      this.settle = answer => {
        cancel();
        this.settle = undefined;
        resolve(answer);
      };
      // A child that is gone, or never was, is told of by 'close' or 'error', with what it said last.
      if (this.child.connected) this.child.send(request, error => error && this.child.kill('SIGKILL'));
    });
  }

  private die(reason: Death['reason'], detail: string): void {
    this.end ??= { died: true, reason, detail: detail.trim() };
    // It has nothing to save, and may be deep in native code that hears no polite signal.
    this.child.kill('SIGKILL');
    this.settle?.(this.end);
  }
}

/** Why an answer is not the one that was asked for. */
function failureOf(answer: FromChild): EngineFailure {
  return answer.type === 'failed' ? answer.failure : { reason: 'wrong-answer', detail: answer.type };
}
