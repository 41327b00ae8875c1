import {
  createClauseEngine,
  type Segmenter,
  type SegmenterEngine,
  SegmenterLadder,
  type SegmenterTrouble,
} from '../../core';
import type { SegmenterFiles } from './files';
import { createWorkerEngine } from './workerEngine';

export interface WebSegmenterOptions extends SegmenterFiles {
  /** The first engine to try. There is no native one in a browser: then jieba-wasm is the first. */
  readonly engine: SegmenterEngine | undefined;
  /** Called when an engine fails, with the one that replaces it. */
  readonly onTrouble: (trouble: SegmenterTrouble) => void;
}

/** Makes the segmenter of a browser. Nothing is loaded or started before the first `cut`. */
export function createWebSegmenter(options: WebSegmenterOptions): Segmenter {
  const { readPart, engine, userDictionary, onTrouble } = options;
  return new SegmenterLadder({
    names: engine === 'intl' ? ['intl'] : ['jieba-wasm', 'intl'],
    open: name =>
      name === 'intl'
        ? createBrowserEngine()
        : createWorkerEngine({
            readPart,
            userDictionary,
            onUserDictionary: failure => onTrouble({ engine: name, ...failure, serving: name }),
          }),
    onTrouble,
  });
}

/** The browser's own words; which they are depends on its version. */
function createBrowserEngine() {
  let segmenter: Intl.Segmenter | undefined;
  return createClauseEngine({
    version: /(?:Chrome|Firefox|Version)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? '',
    cut: clause => {
      segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
      return segmenter.segment(clause);
    },
    nextTurn: () => new Promise(resolve => setTimeout(resolve, 0)),
  });
}
