import { parentPort, workerData } from 'node:worker_threads';
import { readDocx } from './docx';
import type { Answer, Job } from './messages';
import { readPdf } from './pdf';
import { DocumentProblem } from './problem';

/** The worker: reads one document, answers, and ends. */
async function main({ kind, bytes, characterMaps }: Job): Promise<Answer> {
  try {
    return kind === 'pdf' ? await readPdf(bytes, characterMaps) : await readDocx(bytes);
  } catch (error) {
    if (error instanceof DocumentProblem) return { problem: error.reason, detail: error.message };
    return { problem: 'damaged', detail: error instanceof Error ? error.message : String(error) };
  }
}

void main(workerData).then(answer => parentPort!.postMessage(answer));
