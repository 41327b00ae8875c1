import type { EngineFailure } from '../../core';

// What the segmenter and its worker tell each other, in turns: one request, one answer.

export type ToWorker =
  /** The first request. */
  | {
      readonly type: 'open';
      readonly program: WebAssembly.Module;
      /** The user's own words, in the form that every engine reads. */
      readonly userDictionary: string;
      readonly terms: readonly string[];
    }
  | { readonly type: 'cut'; readonly texts: readonly string[] };

export type FromWorker =
  | { readonly type: 'opened' }
  | { readonly type: 'cut'; readonly ends: readonly Uint32Array[] }
  /** The engine is of no use. */
  | { readonly type: 'failed'; readonly failure: EngineFailure };
