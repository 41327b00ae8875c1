import { main } from '../../src/cli/main';
import { root } from './root';

/** Runs the command line in this process: as `run` of test/cli/cli.ts, without what starting a process takes. */
export async function runHere(
  args: readonly string[],
  cwd = root,
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const told = { stdout: '', stderr: '' };
  const into = (name: keyof typeof told) => ({
    write(text: string) {
      told[name] += text;
    },
  });
  const code = await main(args, {
    stdout: into('stdout'),
    stderr: into('stderr'),
    env: {},
    cwd,
    home: `${root}/dist`,
  });
  return { code, ...told };
}
