import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

/** Why a program gave no answer. */
export type ProgramFailure = 'too-late' | 'too-long' | 'ended' | 'cannot-start';

export type ProgramAnswer =
  | { readonly ok: true; readonly line: string }
  | { readonly ok: false; readonly reason: ProgramFailure; readonly detail: string };

/** How long an answer may take, in milliseconds, and how many bytes it may have. */
export interface ProgramLimits {
  readonly patience: number;
  readonly most: number;
}

/**
 * A program of the user's that answers each line with a line. It is started with the first question, without a shell, and stays. One
 * that ends after an answer is started again for the next question; one that is late, or does not stop talking, is ended.
 */
export class LineProgram {
  private child: ChildProcessWithoutNullStreams | undefined;
  /** The answer so far, and what it is for. */
  private pending: Buffer[] = [];
  private size = 0;
  private errors = '';
  private finish: ((answer: ProgramAnswer) => void) | undefined;

  constructor(
    private readonly command: readonly [string, ...string[]],
    private readonly cwd: string,
    private readonly limits: ProgramLimits,
  ) {}

  /** Asks one question; never two at a time. `line` has no line end. */
  ask(line: string): Promise<ProgramAnswer> {
    return new Promise(resolve => {
      const timer = setTimeout(() => {
        this.stop();
        this.finish?.({ ok: false, reason: 'too-late', detail: '' });
      }, this.limits.patience);
      this.pending = [];
      this.size = 0;
      this.errors = '';
      this.finish = answer => {
        clearTimeout(timer);
        this.finish = undefined;
        resolve(answer);
      };
      this.child ??= this.start();
      this.child.stdin.write(`${line}\n`);
    });
  }

  /** Ends the program, if it runs. */
  stop(): void {
    const { child } = this;
    this.child = undefined;
    child?.kill('SIGKILL');
    // A program that it started itself may hold its pipes open.
    child?.stdout.destroy();
    child?.stderr.destroy();
    child?.stdin.destroy();
  }

  private start(): ChildProcessWithoutNullStreams {
    const [file, ...args] = this.command;
    const child = spawn(file, args, { cwd: this.cwd, windowsHide: true });
    const isOurs = () => this.child === child;
    child.on('error', error => {
      if (!isOurs()) return;
      this.child = undefined;
      this.finish?.({ ok: false, reason: 'cannot-start', detail: error.message });
    });
    // It may have ended before it reads.
    child.stdin.on('error', () => undefined);
    child.stderr.on('data', (chunk: Buffer) => {
      if (isOurs() && this.errors.length < 2000) this.errors += chunk.toString();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      if (isOurs()) this.take(chunk);
    });
    child.on('close', () => {
      if (!isOurs()) return;
      this.child = undefined;
      // The last line may lack its end.
      const line = Buffer.concat(this.pending).toString().trim();
      if (line !== '') this.finish?.({ ok: true, line });
      else this.finish?.({ ok: false, reason: 'ended', detail: this.errors.trim().split('\n').at(-1) ?? '' });
    });
    return child;
  }

  private take(chunk: Buffer): void {
    // What comes before a question is asked, or after its answer, answers nothing.
    if (!this.finish) return;
    const end = chunk.indexOf(0x0a);
    const own = end === -1 ? chunk : chunk.subarray(0, end);
    this.pending.push(own);
    this.size += own.length;
    if (this.size > this.limits.most) {
      this.stop();
      this.finish({ ok: false, reason: 'too-long', detail: '' });
      return;
    }
    if (end === -1) return;
    const line = Buffer.concat(this.pending).toString();
    this.pending = [];
    this.size = 0;
    if (line.trim() !== '') this.finish({ ok: true, line });
    else if (end + 1 < chunk.length) this.take(chunk.subarray(end + 1));
  }
}
