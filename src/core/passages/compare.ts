import { type Steps, stepSize } from '../base/steps';
import type { CodedSource } from '../corpus/corpus';
import { containment, findCounterpart, letterSimilarity } from './counterparts';
import { type IndexedSource, indexSources, type Quoted, quote } from './indexed';
import type { ShingleIndex } from './shingles';

/**
 * What became of a sentence: nine tenths of its letters or more stand on the other side too, in the same order
 * (`copied`); half of them or more (`adapted`); or it has no counterpart there: `dropped` of one of the reference,
 * `added` of one of the source.
 */
export type ComparedState = 'copied' | 'adapted' | 'dropped' | 'added';

/** Shares of the same letters from which a sentence counts as copied, and as adapted. */
const copiedFrom = 0.9;
export const adaptedFrom = 0.5;

export interface ComparedSentence extends Quoted {
  readonly state: ComparedState;
  /** Its counterpart on the other side; `undefined` if it was dropped or added. */
  readonly counterpart: ComparedCounterpart | undefined;
}

export interface ComparedCounterpart extends Quoted {
  /** Numbers of its first and last sentence among those of the other side. */
  readonly first: number;
  readonly last: number;
  /** Share of the sentence's letters that stand there too (containment), and of the letters of both together (Jaccard). */
  readonly share: number;
  readonly jaccard: number;
}

/** Letters of the sentences in each state, and those in no sentence (headings, what is very short). */
export interface ComparedLetters {
  readonly copied: number;
  readonly adapted: number;
  /** Dropped by the source, or added by it. */
  readonly alone: number;
  readonly leftOut: number;
}

/** A source beside the reference, sentence by sentence in their order. */
export interface ReferenceComparison {
  readonly reference: CodedSource;
  readonly source: CodedSource;
  readonly ofReference: readonly ComparedSentence[];
  readonly ofSource: readonly ComparedSentence[];
  readonly letters: { readonly reference: ComparedLetters; readonly source: ComparedLetters };
}

/** Compares a source with a reference: what it copied, adapted and dropped of it, and what it added. */
export function* compareSources(reference: CodedSource, source: CodedSource): Steps<ReferenceComparison> {
  const { sources, index } = yield* indexSources([reference, source]);
  const [left, right] = sources as [IndexedSource, IndexedSource];
  const ofReference = yield* compareSentences(left, right, index, 'dropped');
  const ofSource = yield* compareSentences(right, left, index, 'added');
  return {
    reference,
    source,
    ofReference,
    ofSource,
    letters: { reference: count(left, ofReference), source: count(right, ofSource) },
  };
}

function* compareSentences(
  one: IndexedSource,
  other: IndexedSource,
  index: ShingleIndex,
  alone: 'dropped' | 'added',
): Steps<readonly ComparedSentence[]> {
  const compared: ComparedSentence[] = [];
  let work = 0;
  for (const [i, { letters }] of one.sentences.entries()) {
    work += letters.text.length;
    if (work > stepSize / 64) {
      work = 0;
      yield;
    }
    const { text } = letters;
    const found = findCounterpart(text, index, index.shared(text), other, adaptedFrom);
    const [first, last] = found ? [found.first - other.from, found.last - other.from] : [0, 0];
    const counterpart = found && {
      ...quote(other, first, last),
      first,
      last,
      share: containment(found, text),
      jaccard: letterSimilarity(found, text),
    };
    const state = counterpart ? (counterpart.share >= copiedFrom ? 'copied' : 'adapted') : alone;
    compared.push({ ...quote(one, i), state, counterpart });
  }
  return compared;
}

function count(
  { sentences, leftOut }: IndexedSource,
  compared: readonly ComparedSentence[],
): ComparedLetters {
  const of = (...states: readonly ComparedState[]) =>
    sentences.reduce(
      (sum, { letters }, i) => sum + (states.includes(compared[i]!.state) ? letters.text.length : 0),
      0,
    );
  return { copied: of('copied'), adapted: of('adapted'), alone: of('dropped', 'added'), leftOut };
}

/** Shares of the compared letters, 0 to 1; all 0 where there are none. */
export function sharesOf({ copied, adapted, alone }: ComparedLetters): {
  readonly copied: number;
  readonly adapted: number;
  readonly alone: number;
} {
  const all = Math.max(1, copied + adapted + alone);
  return { copied: copied / all, adapted: adapted / all, alone: alone / all };
}
