import type { CutRequest, EngineFailure, HelperAnswer, SegmenterInfo } from '../../core';

// Messages between the segmenter and its child process, in turns: one request, one answer.

/** Engines that run in the child process. */
export type ChildEngineName = 'nodejieba' | 'jieba-wasm';

/** The first request. */
export interface OpenChild {
  readonly type: 'open';
  readonly engine: ChildEngineName;
  /** Folder of the engine's files. */
  readonly folder: string;
  /** Path of the user's own dictionary. */
  readonly userDictionary: string | undefined;
  readonly terms: readonly string[];
}

export type ToChild = OpenChild | CutRequest;

export interface ChildOpened {
  readonly type: 'opened';
  readonly info: SegmenterInfo;
  /** Why the user's dictionary was left out. */
  readonly userDictionary?: EngineFailure;
}

export type FromChild = ChildOpened | HelperAnswer;
