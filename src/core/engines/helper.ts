import type { EngineFailure } from './engine';
import type { SegmenterInfo } from './segmenter';

/** The helper ended, could not be started or was silent for too long. */
export interface Death extends EngineFailure {
  readonly died: true;
}

/** A process or worker that segments text. It handles one request at a time. */
export interface Helper {
  /** Whether it has died: it answers no more. */
  readonly dead: boolean;
  /** Prepares it with additional words, which it cannot forget. Must be called first, and once. */
  open(terms: readonly string[]): Promise<SegmenterInfo | EngineFailure | Death>;
  /** Ends of the words of each text; not validated. */
  cut(texts: readonly string[]): Promise<readonly Uint32Array[] | EngineFailure | Death>;
  /** Stops it. A pending request is answered with its death. */
  kill(): void;
}
