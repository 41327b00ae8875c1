import type { Segmentation } from '../../core';
import type { Failure } from './messages';

/** One way to cut words. Calls come one after the other. */
export interface Engine {
  /** The answer, or why this engine is of no use any more. Never rejects. */
  cut(texts: readonly string[], terms: readonly string[]): Promise<Segmentation | Failure>;
  dispose(): void;
}
