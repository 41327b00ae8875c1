import type { Engine } from './engine';
import type { Segmentation, Segmenter, SegmenterEngine, SegmenterTrouble } from './segmenter';

export interface LadderOptions {
  /** The engines to try, best first; the last one never fails. */
  readonly names: readonly SegmenterEngine[];
  /** Makes an engine; nothing is loaded before its first `cut`. */
  readonly open: (name: SegmenterEngine) => Engine;
  /** Reports a problem, and which engine takes over. */
  readonly onTrouble?: ((trouble: SegmenterTrouble) => void) | undefined;
}

/** Tries the engines in order. A failed engine is not tried again. */
export class SegmenterLadder implements Segmenter {
  private readonly names: SegmenterEngine[];
  private engine: Engine | undefined;
  private disposed = false;
  /** Resolves when earlier calls have been answered. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: LadderOptions) {
    this.names = [...options.names];
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
      this.engine ??= this.options.open(name);
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
}
