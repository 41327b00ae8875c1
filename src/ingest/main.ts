import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Job } from './messages';
import { DocumentProblem } from './problem';
import { readers } from './readers/readers';

/** The worker: reads one document, answers, and ends. */
async function main({ kind, bytes, characterMaps }: Job): Promise<Answer> {
  try {
    return await readers[kind](bytes, characterMaps);
  } catch (error) {
    if (error instanceof DocumentProblem) return { problem: error.reason, detail: error.message };
    return { problem: 'damaged', detail: error instanceof Error ? error.message : String(error) };
  }
}

void main(workerData).then(answer => parentPort!.postMessage(answer));
