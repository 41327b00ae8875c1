import type { Steps } from '../base/steps';
import type { CodedSource } from '../corpus/corpus';
import type { Span } from '../text/lines';
import { toSource } from '../text/reading';
import { type Sentences, sentencesOf } from './sentences';
import { ShingleIndex } from './shingles';

/** A source among those whose sentences can be looked up: its sentences are numbered from `from` to `to` (exclusive). */
export interface IndexedSource extends Sentences {
  readonly coded: CodedSource;
  readonly from: number;
  readonly to: number;
}

/** The sentences of several sources, numbered through, and which of them share shingles. */
export interface IndexedSources {
  readonly sources: readonly IndexedSource[];
  readonly index: ShingleIndex;
}

export function* indexSources(all: readonly CodedSource[]): Steps<IndexedSources> {
  const sources: IndexedSource[] = [];
  let from = 0;
  for (const coded of all) {
    const found = yield* sentencesOf(coded);
    const to = from + found.sentences.length;
    sources.push({ ...found, coded, from, to });
    from = to;
    yield;
  }
  const texts = sources.flatMap(({ sentences }) => sentences.map(({ letters }) => letters.text));
  return { sources, index: yield* ShingleIndex.of(texts) };
}

/** Sentences in a row as they are read, and their place in the source. */
export interface Quoted {
  readonly span: Span;
  readonly text: string;
}

/** Sentences `first` to `last`, by their numbers in the source. */
export function quote({ coded, sentences }: IndexedSource, first: number, last = first): Quoted {
  const { reading } = coded.analysis;
  const [{ start }, { end }] = [sentences[first]!, sentences[last]!];
  return { span: toSource(reading, start, end), text: reading.text.slice(start, end) };
}
