import { type Engine, type EngineFailure, HelperEngine, type Patience } from '../../core';
import type { SegmenterFiles } from './files';
import { loadParts, type SegmenterParts } from './parts';
import { WorkerHelper } from './workerHelper';

export interface WorkerEngineOptions extends SegmenterFiles {
  /** The user's dictionary is left out; told once. */
  readonly onUserDictionary: (failure: EngineFailure) => void;
}

/** jieba-wasm in a worker. It takes a hundred megabytes or so: after a minute without work it is stopped. */
export function createWorkerEngine({ onUserDictionary, ...files }: WorkerEngineOptions): Engine {
  let parts: Promise<SegmenterParts | EngineFailure> | undefined;
  const load = async () => {
    const loaded = await loadParts(files);
    if ('script' in loaded && loaded.userDictionary.failure) onUserDictionary(loaded.userDictionary.failure);
    return loaded;
  };
  const later: Patience['later'] = (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  };
  return new HelperEngine({
    start: async () => {
      parts ??= load();
      const loaded = await parts;
      if ('reason' in loaded) return loaded;
      try {
        return new WorkerHelper(loaded, later);
      } catch (error) {
        return { reason: 'cannot-start', detail: String(error) };
      }
    },
    idleMs: 60_000,
    later,
  });
}
