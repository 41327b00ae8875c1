import type { EngineFailure, SegmenterInfo } from '../../core';

// What the segmenter and its child process tell each other, in turns: one request, one answer.

/** Engines that run in the child process. */
export type ChildEngineName = 'nodejieba' | 'jieba-wasm';

export type ToChild =
  /** The first request. */
  | {
      readonly type: 'open';
      readonly engine: ChildEngineName;
      /** Folder of the engine's files. */
      readonly folder: string;
      /** Path of the user's own dictionary. */
      readonly userDictionary: string | undefined;
      readonly terms: readonly string[];
    }
  | { readonly type: 'cut'; readonly texts: readonly string[] };

export type FromChild =
  | { readonly type: 'opened'; readonly info: SegmenterInfo; readonly userDictionary?: EngineFailure }
  | { readonly type: 'cut'; readonly ends: readonly Uint32Array[] }
  /** The engine is of no use. */
  | { readonly type: 'failed'; readonly failure: EngineFailure };
