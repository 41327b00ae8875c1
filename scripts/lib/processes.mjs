// Child processes in their own process group, so that whatever they start ends with them.
// Node built-ins only: this also runs before `npm ci`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** @type {Map<number, import('node:child_process').ChildProcess>} */
const running = new Map();

/** What else to tidy up when a signal ends us. @type {Set<() => unknown>} */
const cleanUps = new Set();

/**
 * @param {() => unknown} cleanUp
 * @returns {() => void} forgets it again
 */
export function onInterrupt(cleanUp) {
  cleanUps.add(cleanUp);
  return () => cleanUps.delete(cleanUp);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  // Once: a second Ctrl-C ends us at once.
  process.once(signal, async () => {
    await Promise.allSettled([...cleanUps].map(cleanUp => cleanUp()));
    await Promise.allSettled([...running.values()].map(child => endGroup(child)));
    process.exit(128 + os.constants.signals[signal]);
  });
}
process.once('exit', () => {
  // For ends that nobody foresaw; a handler of this event cannot wait.
  for (const pid of running.keys()) signalGroup(pid, 'SIGTERM');
});

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function spawnGroup(command, args, options) {
  const child = spawn(command, args, { ...options, detached: true });
  const pid = child.pid;
  if (pid !== undefined) {
    running.set(pid, child);
    child.once('exit', () => running.delete(pid));
  }
  return child;
}

/**
 * Ends a child and everything it started: politely, then for certain.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function endGroup(child, patienceMs = 8000) {
  const pid = child.pid;
  if (pid === undefined) return;
  const end = Date.now() + patienceMs;
  signalGroup(pid, 'SIGTERM');
  // The whole group, not only its leader: what the leader started may still be tidying up.
  while (signalGroup(pid, 0) && Date.now() < end) await sleep(50);
  signalGroup(pid, 'SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [quiet] do not show what it prints
 * @property {number} [timeoutMs]
 * @property {number} [silenceMs] how long nothing may be printed: what works shows it, however slow the machine is
 * @property {(output: string) => void} [onOutput] all that was printed so far
 */

/**
 * Runs a command to its end; never throws for a failing command.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{code: number, output: string}>} 124 when time ran out, 127 when it could not start
 */
export async function run(command, args, { cwd, env, quiet = false, timeoutMs, silenceMs, onOutput } = {}) {
  const child = spawnGroup(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
    child[name]?.setEncoding('utf8').on('data', chunk => {
      output += chunk;
      if (!quiet) process[name].write(chunk);
      silence?.refresh();
      onOutput?.(output);
    });
  }
  let timedOut = false;
  const endAfter = (/** @type {number | undefined} */ ms) =>
    ms === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          void endGroup(child);
        }, ms);
  const timer = endAfter(timeoutMs);
  const silence = endAfter(silenceMs);
  const code = await new Promise(resolve => {
    child.once('error', error => {
      output += String(error);
      resolve(127);
    });
    // 'close', not 'exit': the last output has been read by then.
    child.once('close', (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
  clearTimeout(timer);
  clearTimeout(silence);
  return { code: timedOut ? 124 : code, output };
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} whether there was anybody to hear it
 */
function signalGroup(pid, signal) {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
