import { setTimeout as sleep } from 'node:timers/promises';

export const PATIENCE = 30_000;

/** Asks until the answer is something, and says what was waited for when it never is. */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  patience = PATIENCE,
): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited ${patience / 1000} s for ${what}`);
    await sleep(100);
  }
}
