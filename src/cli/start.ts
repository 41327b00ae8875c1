import { version } from '../../package.json';
import type { ExitCode, Io } from './io';

/**
 * Answers what asks for the version only before the engine is loaded, which takes as long as starting Node. Everything else is for `main`.
 * Never throws.
 */
export async function start(argv: readonly string[], io: Io): Promise<ExitCode> {
  if (argv.length === 1 && argv[0] === '--version') {
    io.stdout.write(`${version}\n`);
    return 0;
  }
  const { main } = await import('./main');
  return main(argv, io);
}
