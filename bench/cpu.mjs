// node bench/cpu.mjs COMMAND...: seconds of CPU that a command and all it starts take, by kind of process, and before each line that it
// prints: of a suite, each test (what went before it counts as its own). Linux only. Other work on the machine makes the figures larger
// by up to 1.6 where two threads share a core, so compare two runs side by side.
//
//   node bench/cpu.mjs npx mocha --no-config --require out/windows/real/hooks.mjs out/windows/e2e/flow.e2e.mjs
//   node bench/cpu.mjs node scripts/vscode/editor-tests.mjs
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { ProcessTimes } from './processTimes.mjs';

/** What is started inherits it, also what leaves the process group. */
const MARK = 'POLICY_CODER_CPU';

const [command = '', ...args] = process.argv.slice(2);
const mark = randomUUID();
const times = new ProcessTimes(`${MARK}=${mark}`);
const child = spawn(command, args, {
  env: { ...process.env, [MARK]: mark },
  stdio: ['ignore', 'pipe', 'inherit'],
});
// What ends between two looks takes its last moments with it.
const clock = setInterval(() => times.look(), 500);
const start = Date.now();
let told = 0;
for await (const line of createInterface({ input: child.stdout })) {
  const all = times.look();
  console.log(`${(all - told).toFixed(1).padStart(6)}  ${line}`);
  told = all;
}
clearInterval(clock);
const all = times.look();
console.log(`${all.toFixed(1)} s of CPU in ${((Date.now() - start) / 1000).toFixed(1)} s`);
for (const [kind, seconds] of times.byKind()) console.log(`${seconds.toFixed(1).padStart(6)}  ${kind}`);
if (child.exitCode === null) await new Promise(resolve => child.once('exit', resolve));
process.exitCode = child.exitCode ?? 1;
