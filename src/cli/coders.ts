import { type Corpus, codersOf } from '../core';
import { type Call, Failure } from './io';

/** The coders that were asked for (`--coders`), each once. Throws a Failure at one that the project does not know. */
export function chosenCoders(corpus: Corpus, { values, t }: Call): readonly string[] | undefined {
  if (values.coders === undefined) return undefined;
  const known = codersOf(corpus);
  const asked = values.coders
    .split(/[,，]/)
    .map(name => name.trim().normalize('NFC'))
    .filter(name => name !== '');
  const foreign = asked.find(name => !known.includes(name));
  if (foreign === undefined) return [...new Set(asked)];
  throw new Failure(
    known.length === 0
      ? t('Nobody has coded as {0}; no coder is named in this project.', foreign)
      : t('Nobody has coded as {0}; there are: {1}.', foreign, known.join(', ')),
  );
}
