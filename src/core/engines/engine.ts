import type { Segmentation, TroubleReason } from './segmenter';

/** A segmentation engine. Calls do not overlap. */
export interface Engine {
  /** The answer, or why this engine cannot be used any more. Never rejects. */
  cut(texts: readonly string[], terms: readonly string[]): Promise<Segmentation | EngineFailure>;
  dispose(): void;
}

/** Why something does not work. */
export interface EngineFailure {
  readonly reason: TroubleReason;
  /** Message of the system or the engine, for the log. */
  readonly detail: string;
}
