import type { Engine } from './engine';
import type { SegmenterInfo } from './segmenter';

/** `Intl.Segmenter` is slow and memory-hungry on long texts: 250,000 characters took 4 GB. */
const longest = 500;
/** Characters between two turns of the event loop: a few milliseconds of work, also on a slow machine. */
const atOnce = 2_000;

export interface ClauseEngineOptions {
  /** Version of what cuts. */
  readonly version: string;
  /** Words of a clause, as `Intl.Segmenter` gives them. */
  readonly cut: (clause: string) => Iterable<{ readonly segment: string; readonly index: number }>;
  /** Resolves after other tasks have had a turn. */
  readonly nextTurn: () => Promise<unknown>;
}

/**
 * The last resort: `Intl.Segmenter`, which every JavaScript engine has, clause by clause. It knows neither terms nor a user
 * dictionary.
 */
export function createClauseEngine({ version, cut, nextTurn }: ClauseEngineOptions): Engine {
  const info: SegmenterInfo = { engine: 'intl', version, dictionary: null, terms: 0 };
  return {
    async cut(texts) {
      const all: Uint32Array[] = [];
      let since = 0;
      for (const text of texts) {
        const ends: number[] = [];
        for (const { start, end } of clausesOf(text)) {
          for (const { segment, index } of cut(text.slice(start, end))) {
            ends.push(start + index + segment.length);
          }
          since += end - start;
          if (since < atOnce) continue;
          since = 0;
          await nextTurn();
        }
        all.push(Uint32Array.from(ends));
      }
      return { info, ends: all };
    },
    dispose() {},
  };
}

/** Clauses that end with punctuation or a line end. Longer ones are cut anywhere, but not inside a surrogate pair. */
function* clausesOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (let start = 0; start < text.length; ) {
    clauseEnd.lastIndex = start;
    let end = clauseEnd.test(text) ? clauseEnd.lastIndex : text.length;
    if (end - start > longest) {
      end = start + longest;
      if (/[\ud800-\udbff]/.test(text[end - 1]!)) end--;
    }
    yield { start, end };
    start = end;
  }
}

const clauseEnd = /[，。；：！？、,;:!?\n]/g;
