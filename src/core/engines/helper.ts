import type { EngineFailure } from './engine';
import type { SegmenterInfo } from './segmenter';

/** The helper ended, could not be started or was silent for too long. */
export interface Death extends EngineFailure {
  readonly died: true;
}

/** A process or a worker that cuts words beside the program. It does one thing after the other. */
export interface Helper {
  /** It will not answer any more. */
  readonly dead: boolean;
  /** Makes it ready, with words that it shall know besides; it cannot forget them. Comes first, and once. */
  open(terms: readonly string[]): Promise<SegmenterInfo | EngineFailure | Death>;
  /** Where the words of each text end; not checked yet. */
  cut(texts: readonly string[]): Promise<readonly Uint32Array[] | EngineFailure | Death>;
  /** Ends it; whatever it is asked at the moment is answered by its death. */
  kill(): void;
}
