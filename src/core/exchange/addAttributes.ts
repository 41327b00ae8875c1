import { planAttributes } from '../attributes/change';
import { allTexts, type Corpus, sourceAt } from '../corpus/corpus';
import { corpusFile } from '../corpus/settings';
import type { ForeignProblem, ForeignSource } from './foreign';

/** The files with more attributes in them, or the one that cannot be changed safely. */
export type AddedAttributes =
  | {
      readonly files: readonly { readonly path: string; readonly after: string }[];
      /** How many values are new. */
      readonly count: number;
      /** Values that are there with another value, which stays. */
      readonly problems: readonly ForeignProblem[];
    }
  | { readonly unsafe: string };

/** Adds the attributes that sources bring; what is there stays. */
export function addAttributes(
  corpus: Corpus,
  textAt: (path: string) => string | undefined,
  sources: readonly {
    readonly source: Pick<ForeignSource, 'attributes'>;
    readonly path: string | undefined;
  }[],
): AddedAttributes {
  const problems: ForeignProblem[] = [];
  const cells = sources.flatMap(({ source, path }) => {
    const there = path === undefined ? undefined : sourceAt(corpus, path);
    if (!there) return [];
    return [...source.attributes].flatMap(([attribute, value]) => {
      const old = Object.hasOwn(there.attributes, attribute) ? there.attributes[attribute] : undefined;
      if (old !== undefined && String(old) !== String(value))
        problems.push({
          reason: 'attribute-differs',
          at: there.source.path,
          detail: `${attribute}: ${value}`,
        });
      return old === undefined ? [{ source: there.source.path, attribute, value: String(value) }] : [];
    });
  });
  if (cells.length === 0) return { files: [], count: 0, problems };
  const { attributesFile } = corpus.settings;
  const table = attributesFile === undefined ? undefined : textAt(attributesFile);
  const plan = planAttributes(
    {
      corpus: textAt(corpusFile) ?? '',
      file:
        attributesFile !== undefined && table !== undefined
          ? { path: attributesFile, text: table }
          : undefined,
      sources: allTexts(corpus).map(({ source }) => source.path),
    },
    { kind: 'set', cells },
  );
  return plan.ok ? { files: plan.files, count: cells.length, problems } : { unsafe: plan.at };
}
