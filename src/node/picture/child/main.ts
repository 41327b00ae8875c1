// The thread that draws a picture: SVG in, the bytes of a PNG or PDF out.
import { parentPort, workerData } from 'node:worker_threads';
import type { DrawingTask } from '../messages';
import { drawPdf } from './pdf';
import { drawPng } from './png';

const task = workerData as DrawingTask;

async function main(): Promise<void> {
  const bytes = await (task.kind === 'png' ? drawPng(task) : drawPdf(task));
  // A copy of its own, which can be handed over as a whole.
  const whole = new Uint8Array(bytes);
  parentPort!.postMessage(whole, [whole.buffer]);
}

main();
