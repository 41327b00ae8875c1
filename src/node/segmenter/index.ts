import {
  type Segmentation,
  type Segmenter,
  type SegmenterEngine,
  type SegmenterTrouble,
  segmenterEngines,
} from '../../core';
import { ChildEngine } from './childEngine';
import type { Engine } from './engine';
import { createIntlEngine } from './intl';

export interface SegmenterOptions {
  /** Folder of the built program: segmenter.js and a folder for each engine. */
  readonly home: string;
  /** The first engine to try; those that come after it in `segmenterEngines` serve when it cannot. */
  readonly engine?: SegmenterEngine | undefined;
  /** Path of the user's own dictionary: lines of `word`, `word frequency` or `word frequency tag`. */
  readonly userDictionary?: string | undefined;
  /** What goes wrong, and which engine serves then. */
  readonly onTrouble?: (trouble: SegmenterTrouble) => void;
  readonly idleMs?: number;
  readonly patienceMs?: number;
}

/** Makes the segmenter of a Node process. Nothing is loaded or started before the first `cut`. */
export function createSegmenter(options: SegmenterOptions): Segmenter {
  return new Ladder(options);
}

/** The engines in order; one that fails is not tried again. */
class Ladder implements Segmenter {
  private readonly names: SegmenterEngine[];
  private engine: Engine | undefined;
  private disposed = false;
  /** Ends when the calls before have their answers. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: SegmenterOptions) {
    this.names = segmenterEngines.slice(segmenterEngines.indexOf(options.engine ?? 'nodejieba'));
  }

  cut(texts: readonly string[], terms: readonly string[]): Promise<Segmentation | undefined> {
    const answer = this.turn.then(() => this.cutNow(texts, terms));
    this.turn = answer;
    return answer;
  }

  dispose(): void {
    this.disposed = true;
    this.engine?.dispose();
  }

  private async cutNow(
    texts: readonly string[],
    terms: readonly string[],
  ): Promise<Segmentation | undefined> {
    while (!this.disposed) {
      const name = this.names[0]!;
      this.engine ??= this.open(name);
      const answer = await this.engine.cut(texts, terms);
      if (this.disposed) break;
      if (!('reason' in answer)) return answer;
      this.engine.dispose();
      this.engine = undefined;
      this.names.shift();
      this.options.onTrouble?.({
        engine: name,
        reason: answer.reason,
        detail: answer.detail,
        serving: this.names[0]!,
      });
    }
    return undefined;
  }

  private open(name: SegmenterEngine): Engine {
    if (name === 'intl') return createIntlEngine();
    const { home, userDictionary, idleMs = 60_000, patienceMs = 60_000, onTrouble } = this.options;
    return new ChildEngine({
      engine: name,
      home,
      userDictionary,
      idleMs,
      patienceMs,
      onUserDictionary: failure => onTrouble?.({ engine: name, ...failure, serving: name }),
    });
  }
}
