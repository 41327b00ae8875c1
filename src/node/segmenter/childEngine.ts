import { type Engine, type EngineFailure, HelperEngine } from '../../core';
import { ChildHelper, type ChildHelperOptions } from './childHelper';

export interface ChildEngineOptions extends ChildHelperOptions {
  /** The child is stopped after so many milliseconds without work. */
  readonly idleMs: number;
}

/** A segmenter in a child process. That the user's dictionary is left out is told once, however many children there are. */
export function createChildEngine({ idleMs, onUserDictionary, ...options }: ChildEngineOptions): Engine {
  let told = false;
  const tell = (failure: EngineFailure) => {
    if (told) return;
    told = true;
    onUserDictionary(failure);
  };
  return new HelperEngine({
    start: () => {
      try {
        return new ChildHelper({ ...options, onUserDictionary: tell });
      } catch (error) {
        return { reason: 'cannot-start', detail: String(error) };
      }
    },
    idleMs,
    later: options.later,
  });
}
