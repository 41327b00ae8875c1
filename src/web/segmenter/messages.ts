import type { CutRequest, HelperAnswer } from '../../core';

// What the segmenter and its worker tell each other, in turns: one request, one answer.

/** The first request. */
export interface OpenWorker {
  readonly type: 'open';
  readonly program: WebAssembly.Module;
  /** The user's own words, in the form that every engine reads. */
  readonly userDictionary: string;
  readonly terms: readonly string[];
}

export type ToWorker = OpenWorker | CutRequest;

export interface WorkerOpened {
  readonly type: 'opened';
}

export type FromWorker = WorkerOpened | HelperAnswer;
