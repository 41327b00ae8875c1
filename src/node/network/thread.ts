import { parentPort } from 'node:worker_threads';
import { finish, workOn } from '../../core';
import type { FromThread, ToThread } from './messages';

// The entry of the thread that works on networks: it answers one task after the other.
parentPort?.on('message', (task: ToThread) => {
  const tell = (answer: FromThread) => parentPort?.postMessage(answer);
  try {
    tell({ result: finish(workOn(task)) });
  } catch (error) {
    tell({ failed: String((error as Error).stack ?? error) });
  }
});
