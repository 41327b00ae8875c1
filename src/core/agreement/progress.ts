import { allThemes } from '../annotations/annotation';
import { consensusCoder, nameOfCoder } from '../annotations/settlement';
import type { CodedSource, Corpus } from '../corpus/corpus';
import { codersOf } from './whoCoded';

/** How far a coder has come. A source is done where they have said that they have read it for all themes. */
export interface Progress {
  readonly coder: string;
  /** Paths of sources, in the table's order. */
  readonly done: readonly string[];
  readonly toDo: readonly string[];
}

/** Whether a coder has read a source for all themes. It is known of others, too, while somebody codes blind. */
export function isDoneBy({ sideFiles }: CodedSource, coder: string): boolean {
  return sideFiles.some(({ reviews }) =>
    reviews.some(each => each.code === allThemes && nameOfCoder(each.coder) === coder),
  );
}

/**
 * Each coder's progress: in the sample, for those who code it; else in all sources. Whoever corpus.yaml lists as a coder no more has
 * left: nobody waits for them.
 */
export function progressOf(corpus: Corpus): readonly Progress[] {
  const { reliability, coders: listed } = corpus.settings;
  const present = new Set(listed.map(nameOfCoder));
  const names = reliability?.coders.length
    ? reliability.coders
        .map(name => name.normalize('NFC'))
        .filter(name => present.size === 0 || present.has(nameOfCoder(name)))
    : (listed.length > 0 ? listed : codersOf(corpus)).filter(name => nameOfCoder(name) !== consensusCoder);
  const sampled = reliability && new Set(reliability.sample.map(({ source }) => source));
  const sources = corpus.sources.filter(({ source }) => sampled?.has(source.path) ?? true);
  return names.map(coder => {
    const isDone = (each: CodedSource) => isDoneBy(each, coder);
    const pathOf = ({ source }: CodedSource) => source.path;
    return {
      coder,
      done: sources.filter(isDone).map(pathOf),
      toDo: sources.filter(each => !isDone(each)).map(pathOf),
    };
  });
}

/** Whether those who code the sample are to code blind: it is drawn, and somebody has not finished. */
export function isBlindUntilDone(corpus: Corpus): boolean {
  return corpus.settings.reliability !== undefined && progressOf(corpus).some(({ toDo }) => toDo.length > 0);
}
