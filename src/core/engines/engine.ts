import type { Segmentation, TroubleReason } from './segmenter';

/** One way to cut words. Calls come one after the other. */
export interface Engine {
  /** The answer, or why this engine is of no use any more. Never rejects. */
  cut(texts: readonly string[], terms: readonly string[]): Promise<Segmentation | EngineFailure>;
  dispose(): void;
}

/** Why something does not work. */
export interface EngineFailure {
  readonly reason: TroubleReason;
  /** What the system or the engine said; for the log. */
  readonly detail: string;
}
