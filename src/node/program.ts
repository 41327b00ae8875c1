import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What a run of the command line came to. */
export interface ProgramOutcome {
  /** `undefined` if it was stopped. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line with some arguments, until it ends or is told to stop. */
export type RunProgram = (args: readonly string[], stop: AbortSignal) => Promise<ProgramOutcome>;

/** The command line in the folder `home`, as a process of its own: it holds up nobody, and can be stopped at any time. */
export function programIn(home: string): RunProgram {
  return (args, stop) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [join(home, 'cli.js'), ...args], {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
      });
      const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
      child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
      const kill = () => child.kill();
      stop.addEventListener('abort', kill);
      child.once('error', reject);
      child.once('close', code => {
        stop.removeEventListener('abort', kill);
        resolve({
          code: code ?? undefined,
          stdout: Buffer.concat(stdout).toString(),
          stderr: Buffer.concat(stderr).toString(),
        });
      });
    });
}
