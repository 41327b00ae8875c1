import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** So long, in milliseconds, may nothing happen on a machine that has nothing else to do. */
export const PATIENCE = 30_000;

/** A wait in which things keep happening, but not the one it is for, ends after so many times the patience. */
const RESTLESS = 4;

let lastSign = 0;

/** Tells whoever waits that something has happened: a message between VS Code and its window, a request, a page. */
export function signOfLife(): void {
  lastSign = Date.now();
}

/** How many times slower than when it is quiet this machine is: as many programs want each core. At least 1. */
export function slowness(): number {
  return Math.max(1, (os.loadavg()[0] ?? 0) / os.availableParallelism());
}

/**
 * Asks until the answer is something, and says what was waited for when it never is: when nothing has happened for as long as
 * the patience, which grows with the load of the machine.
 */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  patience = PATIENCE,
): Promise<T> {
  const start = Date.now();
  // Counted in the time of a quiet machine.
  let [silent, waited] = [0, 0];
  for (let last = start; ; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    const now = Date.now();
    const passed = (now - last) / slowness();
    waited += passed;
    silent = lastSign >= last ? 0 : silent + passed;
    last = now;
    if (silent > patience || waited > patience * RESTLESS)
      throw new Error(`Waited ${Math.round((now - start) / 1000)} s for ${what}`);
    await sleep(100);
  }
}
