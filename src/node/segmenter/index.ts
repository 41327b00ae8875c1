import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  createClauseEngine,
  type Segmenter,
  type SegmenterEngine,
  SegmenterLadder,
  type SegmenterTrouble,
  segmenterEngines,
} from '../../core';
import { createChildEngine } from './childEngine';

export interface SegmenterOptions {
  /** Folder of the built program: segmenter.js and a folder for each engine. */
  readonly home: string;
  /** The first engine to try; those that come after it in `segmenterEngines` serve when it cannot. */
  readonly engine?: SegmenterEngine | undefined;
  /** Path of the user's own dictionary: lines of `word`, `word frequency` or `word frequency tag`. */
  readonly userDictionary?: string | undefined;
  /** Called when an engine fails, with the one that replaces it. */
  readonly onTrouble?: (trouble: SegmenterTrouble) => void;
  readonly idleMs?: number;
  readonly patienceMs?: number;
  /** The clock, which a test may replace. */
  readonly later?: (ms: number, act: () => void) => () => void;
}

/** Makes the segmenter of a Node process. Nothing is loaded or started before the first `cut`. */
export function createSegmenter(options: SegmenterOptions): Segmenter {
  const { home, userDictionary, idleMs = 60_000, patienceMs = 60_000, later = onTimer, onTrouble } = options;
  return new SegmenterLadder({
    names: segmenterEngines.slice(segmenterEngines.indexOf(options.engine ?? 'nodejieba')),
    open: name =>
      name === 'intl'
        ? createIntlEngine()
        : createChildEngine({
            engine: name,
            home,
            userDictionary,
            idleMs,
            patienceMs,
            later,
            onUserDictionary: failure => onTrouble?.({ engine: name, ...failure, serving: name }),
          }),
    onTrouble,
  });
}

/** A timer keeps no program from ending: while an answer is waited for, the child does. */
function onTimer(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms).unref();
  return () => clearTimeout(timer);
}

/** Node's own words. */
export function createIntlEngine() {
  let segmenter: Intl.Segmenter | undefined;
  return createClauseEngine({
    version: process.versions.icu ?? '',
    cut: clause => {
      segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
      return segmenter.segment(clause);
    },
    nextTurn,
  });
}
