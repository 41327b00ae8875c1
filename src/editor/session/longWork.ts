import type * as vscode from 'vscode';
import { type NetworkResult, type NetworkTask, type NetworkWorker, type Steps, workOn } from '../../core';
import { inSlices } from './slices';

/** Does long work without blocking the editor: in a thread where the host has one, otherwise here in slices. */
export class LongWork implements vscode.Disposable {
  /** `worker`: a thread; one that fails is not asked again. */
  constructor(private worker: NetworkWorker | undefined) {}

  /** Gathers what a task is made of, in slices, and does it; `undefined` when it was called off. */
  async run<T extends NetworkTask>(
    gather: () => Steps<T>,
    signal: AbortSignal,
  ): Promise<NetworkResult<T> | undefined> {
    const isCancelled = () => signal.aborted;
    const task = await inSlices(gather(), { isCancelled });
    if (!task || signal.aborted) return undefined;
    try {
      if (this.worker) return await this.worker.run(task, signal);
    } catch (error) {
      console.error('Long work is done without a thread:', error);
      this.worker?.dispose();
      this.worker = undefined;
    }
    return (await inSlices(workOn(task), { isCancelled })) as NetworkResult<T> | undefined;
  }

  dispose(): void {
    this.worker?.dispose();
  }
}

// biome-ignore lint/correctness/useYield: steps of one
export function* just<T extends NetworkTask>(task: T): Steps<T> {
  return task;
}
