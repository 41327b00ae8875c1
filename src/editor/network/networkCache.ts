import * as vscode from 'vscode';
import {
  type Corpus,
  gatherNetwork,
  knownNetwork,
  type NetworkResult,
  type NetworkStructure,
  type NetworkTask,
  type NetworkWorker,
  type OverviewNetwork,
  rememberNetwork,
  type Steps,
  sameNetwork,
  usualRuns,
} from '../../core';
import { just, LongWork } from '../session/longWork';

/**
 * Computes networks without blocking the editor: in a thread where the host has one, otherwise here in slices. The
 * newest network is known to all (`knownNetwork`), so that exports find it computed.
 */
export class NetworkCache implements vscode.Disposable {
  private readonly workedOut = new vscode.EventEmitter<void>();
  private current: { readonly corpus: Corpus; readonly abort: AbortController } | undefined;

  /** Fires when the network of a snapshot that was asked for is there. */
  readonly onDidWorkOut = this.workedOut.event;

  private readonly work: LongWork;

  /** `worker`: a thread. */
  constructor(worker: NetworkWorker | undefined) {
    this.work = new LongWork(worker);
  }

  /** The network of a snapshot; `undefined` while it is being computed, which this begins, and leaves off any other. */
  of(corpus: Corpus): OverviewNetwork | undefined {
    const found = knownNetwork(corpus);
    const same = this.current && sameNetwork(this.current.corpus, corpus);
    if (this.current && (found || !same)) this.current.abort.abort();
    if (found) {
      this.current = undefined;
      return found;
    }
    if (!same) void this.workOut(corpus);
    return undefined;
  }

  /** The structure of the network of a corpus; `undefined` when it was called off. */
  structureOf(
    { settings }: Corpus,
    network: OverviewNetwork,
    signal: AbortSignal,
  ): Promise<NetworkStructure | undefined> {
    const { resolution, seed } = settings.network;
    const options = { resolution, seed, runs: usualRuns };
    return this.run(() => just({ do: 'structure', network, options }), signal);
  }

  /** Gathers what a task is made of, and does it; `undefined` when it was called off. */
  run<T extends NetworkTask>(
    gather: () => Steps<T>,
    signal: AbortSignal,
  ): Promise<NetworkResult<T> | undefined> {
    return this.work.run(gather, signal);
  }

  dispose(): void {
    this.current?.abort.abort();
    this.work.dispose();
    this.workedOut.dispose();
  }

  private async workOut(corpus: Corpus): Promise<void> {
    const abort = new AbortController();
    this.current = { corpus, abort };
    const network = await this.run(() => taskOf(corpus), abort.signal);
    if (abort.signal.aborted) return;
    this.current = undefined;
    if (!network) return;
    rememberNetwork(corpus, network);
    this.workedOut.fire();
  }
}

function* taskOf(corpus: Corpus): Steps<Extract<NetworkTask, { do: 'network' }>> {
  return { do: 'network', input: yield* gatherNetwork(corpus) };
}
