import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Answer, Job } from '../../ingest/messages';
import { isThereSync } from '../../node/files';

/** Time limit for a document, in milliseconds; a document of a thousand pages takes half a minute. */
const patience = 5 * 60_000;
/** Memory limits: for objects in megabytes, for everything in bytes. */
const mostObjects = 1024;
const mostMemory = 2 * 1024 ** 3;

/** Path of the worker; `undefined` if it is missing, as in the extension's package. */
export function findWorker(home: string): string | undefined {
  const worker = join(home, 'ingest', 'main.mjs');
  return isThereSync(worker) ? worker : undefined;
}

/**
 * Reads a document in a separate thread, which is stopped when it takes too long or needs too much memory: a malicious or broken document
 * harms nothing else.
 */
export function extract(worker: string, kind: Job['kind'], bytes: Uint8Array): Promise<Answer> {
  const characterMaps = join(worker, '..', 'cmaps') + sep;
  const job: Job = { kind, bytes, characterMaps };
  return new Promise(resolve => {
    const thread = new Worker(pathToFileURL(worker), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: mostObjects },
      // The output of the libraries is discarded.
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
