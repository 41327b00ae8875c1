import { parentPort, workerData } from 'node:worker_threads';
import type { DrawingTask } from '../messages';

/** Does the task of this thread, and hands over what it draws. */
export async function answer(draw: (task: DrawingTask) => Promise<Uint8Array>): Promise<void> {
  // A copy that can be transferred as a whole.
  const whole = new Uint8Array(await draw(workerData as DrawingTask));
  parentPort!.postMessage(whole, [whole.buffer]);
}
