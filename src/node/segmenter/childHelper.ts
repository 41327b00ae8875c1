import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import {
  type CutRequest,
  type Death,
  type EngineFailure,
  failureOf,
  type Helper,
  type SegmenterInfo,
  Turns,
} from '../../core';
import type { ChildEngineName, ChildOpened, FromChild, OpenChild } from './messages';

/** How much of a child's last output is kept for the log. */
const kept = 2_000;

export interface ChildHelperOptions {
  readonly engine: ChildEngineName;
  /** Folder that holds segmenter.js and a folder for each engine. */
  readonly home: string;
  readonly userDictionary: string | undefined;
  /** A child that is silent for this many milliseconds counts as dead. */
  readonly patienceMs: number;
  /** Does something after some milliseconds, unless the returned function is called before. */
  readonly later: (ms: number, act: () => void) => () => void;
  /** The user's dictionary is left out. */
  readonly onUserDictionary: (failure: EngineFailure) => void;
}

/** A segmenter in a child process. */
export class ChildHelper implements Helper {
  private readonly turns: Turns<OpenChild, ChildOpened>;
  private readonly child: ChildProcess;
  private said = '';

  /** Throws where no process can be started. */
  constructor(private readonly options: ChildHelperOptions) {
    this.turns = new Turns(this, { ms: options.patienceMs, later: options.later });
    this.child = fork(join(options.home, 'segmenter.js'), [], {
      // The child gets neither our debugger's port nor our loaders; under Electron, it runs as Node.
      execArgv: [],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.said = (this.said + text).slice(-kept);
    });
    this.child.on('message', message => this.turns.answered(message as FromChild));
    this.child.on('error', error => this.turns.die('cannot-start', error.message));
    // 'close', not 'exit': its last words have been read by then.
    this.child.on('close', (code, signal) =>
      this.turns.die('died', `${signal ?? `exit code ${code}`} ${this.said}`),
    );
  }

  get dead(): boolean {
    return this.turns.dead;
  }

  async open(terms: readonly string[]): Promise<SegmenterInfo | EngineFailure | Death> {
    const { engine, home, userDictionary, onUserDictionary } = this.options;
    const answer = await this.turns.ask({
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

  cut(texts: readonly string[]): Promise<readonly Uint32Array[] | EngineFailure | Death> {
    return this.turns.cut(texts);
  }

  kill(): void {
    this.turns.die('died', 'stopped');
  }

  send(request: OpenChild | CutRequest): void {
    // A child that ended, or could not start, is reported by 'close' or 'error', with its last output.
    if (this.child.connected) this.child.send(request, error => error && this.child.kill('SIGKILL'));
  }

  stop(): void {
    // It may be in native code that does not react to a gentler signal.
    this.child.kill('SIGKILL');
  }
}
