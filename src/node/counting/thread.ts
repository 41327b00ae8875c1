import { parentPort, workerData } from 'node:worker_threads';
import type { CountingInput, FromThread, ToThread } from './messages';
import { TextCounter } from './textCounter';

// The entry of a thread that counts texts: it answers one list of them after the other.
const tell = (answer: FromThread) => parentPort?.postMessage(answer);
const counter = new TextCounter(workerData as CountingInput, trouble => tell({ trouble }));
let turn = Promise.resolve();
parentPort?.on('message', (tasks: ToThread | 'end') => {
  turn = turn.then(async () => {
    if (tasks === 'end') {
      counter.dispose();
      parentPort?.close();
      return;
    }
    try {
      tell(await counter.count(tasks));
    } catch (error) {
      tell({ failed: String((error as Error).stack ?? error) });
    }
  });
});
