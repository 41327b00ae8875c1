import { foldToLetters, withoutPunctuation } from '../annotations/letters';
import { compareNaturally } from '../base/order';
import type { Steps } from '../base/steps';
import type { CodedSource } from '../corpus/corpus';
import type { Span } from '../text/lines';
import { fromSource } from '../text/reading';
import { adaptedFrom } from './compare';
import { containment, findCounterpart, letterSimilarity } from './counterparts';
import { type IndexedSources, type Quoted, quote } from './indexed';

/** Where another source says a passage nearly word for word. */
export interface SharedPassage extends Quoted {
  readonly coded: CodedSource;
  /** Share of the passage's letters that stand there too, in the same order (containment), and of those of both (Jaccard). */
  readonly share: number;
  readonly jaccard: number;
}

/** Longer passages are looked up by their first letters. */
const longestPassage = 1500;

/**
 * The sources that have at least half of a passage, one place each, the most alike first. The passage is a stretch of
 * one of them, which is left out.
 */
export function* findShared(
  { sources, index }: IndexedSources,
  own: CodedSource,
  span: Span,
): Steps<readonly SharedPassage[]> {
  const { reading } = own.analysis;
  const text = reading.text.slice(fromSource(reading, span.start), fromSource(reading, span.end));
  const letters = withoutPunctuation(foldToLetters(text)).text.slice(0, longestPassage);
  const shared = index.shared(letters);
  const found: SharedPassage[] = [];
  for (const source of sources) {
    yield;
    if (source.coded.source.path === own.source.path) continue;
    const counterpart = findCounterpart(letters, index, shared, source, adaptedFrom);
    if (!counterpart) continue;
    found.push({
      coded: source.coded,
      ...quote(source, counterpart.first - source.from, counterpart.last - source.from),
      share: containment(counterpart, letters),
      jaccard: letterSimilarity(counterpart, letters),
    });
  }
  return found.sort(
    (a, b) =>
      b.share - a.share ||
      b.jaccard - a.jaccard ||
      compareNaturally(a.coded.source.path, b.coded.source.path),
  );
}
