import './compileCache';
import { version } from '../../package.json';

const { stdout, stderr, env } = process;

stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that closes the pipe early, such as `head`, is no failure.
  if (error.code === 'EPIPE') return;
  stderr.write(`policy-coder: ${error.message}\n`);
  process.exitCode = 2;
});

// The launcher of git's hooks and merge driver tells our answer from a crash of Node by it (`node/gitLauncher.ts`).
const offset = Number(env.POLICY_CODER_EXIT_OFFSET) || 0;

const argv = process.argv.slice(2);

// What asks for the version only is answered before the engine is loaded, which takes as long as Node itself.
const answer = async () => {
  if (argv.length === 1 && argv[0] === '--version') {
    stdout.write(`${version}\n`);
    return 0;
  }
  const { main } = await import('./main');
  return main(argv, { stdout, stderr, env, cwd: process.cwd(), home: __dirname });
};

void answer().then(code => {
  // Node itself ends the process, when everything is written.
  process.exitCode = offset + Number(process.exitCode ?? code);
});
