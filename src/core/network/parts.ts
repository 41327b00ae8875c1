import { compareText } from '../base/order';
import { attributeKindOf, attributeValue, periodOf } from '../corpus/attributeKinds';
import type { Corpus } from '../corpus/corpus';

/** A part of a corpus with its name. */
export interface Part {
  readonly name: string;
  readonly corpus: Corpus;
}

/** Two networks to be compared: of the sources with either value of an attribute, of two sources (by their paths), or of keywords and coding. */
export type NetworkPair =
  | { readonly by: 'attribute'; readonly attribute: string; readonly values: readonly [string, string] }
  | { readonly by: 'sources'; readonly sources: readonly [string, string] }
  | { readonly by: 'bases' };

/** The two parts that are to be compared; `undefined` of the two bases, and where there are no such parts any more. */
export function partsOf(corpus: Corpus, pair: NetworkPair): readonly [Part, Part] | undefined {
  if (pair.by === 'bases') return undefined;
  const [first, second] =
    pair.by === 'sources'
      ? pair.sources.map(path => partBySource(corpus, path))
      : pair.values.map(name => {
          const part = partByAttribute(corpus, pair.attribute, name);
          return part && { name, corpus: part };
        });
  return first && second && [first, second];
}

function partBySource(corpus: Corpus, path: string): Part | undefined {
  const [coded] = corpus.sources.filter(({ source }) => source.path === path);
  return coded && { name: coded.label, corpus: { ...corpus, sources: [coded] } };
}

/** Part of a corpus by the value of an attribute, of dates by their year. `undefined` where no source has that value. */
export function partByAttribute(corpus: Corpus, attribute: string, value: string): Corpus | undefined {
  const labels = labelsBy(corpus, attribute);
  const sources = corpus.sources.filter((_, i) => labels[i] === value);
  return sources.length === 0 ? undefined : { ...corpus, sources };
}

/** The values of an attribute that parts can be made by, sorted; none where no source has it. */
export function partValues(corpus: Corpus, attribute: string): readonly string[] {
  const labels = labelsBy(corpus, attribute).filter(label => label !== undefined);
  return [...new Set(labels)].sort(compareText);
}

function labelsBy(corpus: Corpus, attribute: string): readonly (string | undefined)[] {
  const values = corpus.sources.map(each => attributeValue(each.attributes, attribute));
  const dates = attributeKindOf(values.filter(value => value !== undefined)) === 'date';
  return values.map(value => {
    if (value === undefined) return undefined;
    return dates ? periodOf(value, 'year') : String(value);
  });
}
