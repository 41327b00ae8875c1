import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { DocumentContent, DocumentKind, ReadDocument, UnreadableDocument } from '../../core';
import { isThereSync } from '../files';

/** Time limit for a document, in milliseconds; a document of a thousand pages takes half a minute. */
const patience = 5 * 60_000;
/** Memory limits: for objects in megabytes, for everything in bytes. */
const mostObjects = 768;
const mostMemory = 1024 ** 3;

/** What the thread is given; `src/ingest/messages.ts` says the same. */
interface Job {
  readonly kind: DocumentKind;
  readonly bytes: Uint8Array;
  readonly characterMaps: string;
}

type Answer = DocumentContent | UnreadableDocument;

/**
 * Reads documents, each in a thread of its own, which is stopped when it takes too long, needs too much memory or is no longer
 * wanted: a malicious or broken document harms nothing else. `home` is the folder of the built program.
 */
export function documentReader(home: string): ReadDocument {
  return (kind, bytes, signal) => {
    const worker = join(home, 'ingest', 'main.mjs');
    if (!isThereSync(worker)) throw new Error(`${worker} is missing: run "npm run build".`);
    return readInThread(worker, { kind, bytes, characterMaps: join(home, 'ingest', 'cmaps') + sep }, signal);
  };
}

function readInThread(worker: string, job: Job, signal: AbortSignal | undefined): Promise<Answer> {
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
      signal?.removeEventListener('abort', cancel);
      void thread.terminate();
    };
    const end = (detail: string) => finish({ problem: 'too-large', detail });
    const cancel = () => end('cancelled');
    signal?.addEventListener('abort', cancel);
    thread.once('message', finish);
    thread.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? end(error.message)
        : finish({ problem: 'damaged', detail: error.message }),
    );
    thread.once('exit', () => finish({ problem: 'damaged', detail: 'ended without an answer' }));
  });
}
