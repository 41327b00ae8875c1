import './compileCache';
import { start } from './start';

const { stdout, stderr, env } = process;

stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that closes the pipe early, such as `head`, is no failure.
  if (error.code === 'EPIPE') return;
  stderr.write(`policy-coder: ${error.message}\n`);
  process.exitCode = 2;
});

// The launcher of git's hooks and merge driver tells our answer from a crash of Node by it (`node/gitLauncher.ts`).
const offset = Number(env.POLICY_CODER_EXIT_OFFSET) || 0;

start(process.argv.slice(2), { stdout, stderr, env, cwd: process.cwd(), home: __dirname }).then(code => {
  // Node itself ends the process, when everything is written.
  process.exitCode = offset + Number(process.exitCode ?? code);
});
