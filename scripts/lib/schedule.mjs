/** @typedef {{readonly name: string, readonly needs?: readonly string[]}} Job */

/**
 * Runs jobs side by side. They begin in their order, each as soon as there is room and the jobs it needs have ended; one
 * that has to wait holds up those behind it.
 * @template {Job} J
 * @param {readonly J[]} jobs what a job needs stands before it
 * @param {number} rows how many run at a time
 * @param {(job: J) => Promise<void>} run
 */
export async function schedule(jobs, rows, run) {
  /** @type {Map<string, Promise<void>>} */
  const running = new Map();
  for (const job of jobs) {
    while (running.size >= rows || job.needs?.some(need => running.has(need)))
      await Promise.race(running.values());
    running.set(
      job.name,
      run(job).finally(() => running.delete(job.name)),
    );
  }
  await Promise.all(running.values());
}
