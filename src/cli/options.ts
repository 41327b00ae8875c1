import { allTexts, type CodedSource, type Corpus, groupingAttributes, type Translate } from '../core';
import { Failure } from './io';

/** The value of an option with a fixed set of values; `undefined` if it is not given. Throws a Failure for any other value. */
export function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  known: readonly T[],
  t: Translate,
): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find(each => each === value);
  if (found === undefined) throw new Failure(t('{0} must be one of: {1}.', option, known.join(', ')));
  return found;
}

/** The value of an option that is a whole number of 1 or more. Throws a Failure for anything else. */
export function countOf(option: string, value: string | undefined, otherwise: number, t: Translate): number {
  if (value === undefined) return otherwise;
  if (!/^[1-9]\d{0,6}$/.test(value))
    throw new Failure(t('{0} must be a whole number, 1 or greater.', option));
  return Number(value);
}

/** The source, or the reference, of that path, file name or label. Throws a Failure where it is none, or several. */
export function sourceNamed(corpus: Corpus, name: string, t: Translate): CodedSource {
  const texts = allTexts(corpus);
  const wanted = name
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '');
  const isWanted = (given: string) => given.normalize('NFC') === wanted;
  const exact = texts.find(({ source }) => isWanted(source.path));
  const fileName = ({ source: { path } }: CodedSource) => path.slice(path.lastIndexOf('/') + 1);
  const named = texts.filter(
    each =>
      isWanted(each.label) || isWanted(fileName(each)) || isWanted(fileName(each).replace(/\.[^.]+$/, '')),
  );
  const found = exact ?? named[0];
  if (!found) throw new Failure(t('"{0}" is not a source of the project.', name));
  if (!exact && named.length > 1) {
    const paths = named.map(({ source }) => source.path).join(', ');
    throw new Failure(t('Several sources are called {0}: {1}. Use the path.', name, paths));
  }
  return found;
}

/** Throws a Failure where no source has an attribute. */
export function demandAttribute(corpus: Corpus, name: string, { t }: { readonly t: Translate }): void {
  if (corpus.sources.some(({ attributes }) => Object.hasOwn(attributes, name))) return;
  throw noSuchAttribute(corpus, name, t);
}

/** The failure of an option that names an attribute which no source has. */
export function noSuchAttribute(corpus: Corpus, name: string, t: Translate): Failure {
  const names = groupingAttributes(corpus).join(', ');
  return new Failure(
    names === ''
      ? t('No source has the attribute {0}.', name)
      : t('No source has the attribute {0}; there are: {1}.', name, names),
  );
}
