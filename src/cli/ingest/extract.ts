import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Answer, Job } from '../../ingest/messages';
import { isThereSync } from '../../node/files';

/** The longest a document may take, in milliseconds; one of a thousand pages takes half a minute. */
const patience = 5 * 60_000;
/** The most memory it may take: objects in megabytes, everything in bytes. */
const mostObjects = 1024;
const mostMemory = 2 * 1024 ** 3;

/** Where the worker lies, which the extension's package leaves out; `undefined` where it is not there. */
export function findWorker(home: string): string | undefined {
  const worker = join(home, 'ingest', 'main.mjs');
  return isThereSync(worker) ? worker : undefined;
}

/**
 * Reads a document in a thread of its own, which is ended when it takes too long or needs too much: a document that was
 * made to do harm, or is merely broken, takes nothing else with it.
 */
export function extract(worker: string, kind: Job['kind'], bytes: Uint8Array): Promise<Answer> {
  const characterMaps = join(worker, '..', 'cmaps') + sep;
  const job: Job = { kind, bytes, characterMaps };
  return new Promise(resolve => {
    const thread = new Worker(pathToFileURL(worker), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: mostObjects },
      // What the libraries print is no result of ours.
      stdout: true,
      stderr: true,
    });
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > mostMemory) end('too much memory');
    }, 50);
    const clock = setTimeout(() => end(`more than ${patience / 1000} s`), patience);
    const finish = (answer: Answer) => {
      clearInterval(watch);
      clearTimeout(clock);
      resolve(answer);
      void thread.terminate();
    };
    const end = (detail: string) => finish({ problem: 'too-large', detail });
    thread.once('message', finish);
    thread.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? end(error.message)
        : finish({ problem: 'damaged', detail: error.message }),
    );
    thread.once('exit', () => finish({ problem: 'damaged', detail: 'ended without an answer' }));
  });
}
