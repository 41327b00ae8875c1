import { type Corpus, codersOf, type Translate } from '../core';
import type { CommandOption } from './command';
import { type Call, Failure } from './io';

/** The coders that were asked for (`--coders`), each once. Throws a Failure at one that the project does not know. */
export function chosenCoders(corpus: Corpus, call: Call): readonly string[] | undefined {
  const { coders } = call.values;
  if (coders === undefined) return undefined;
  const asked = namesIn(coders);
  demandCoders(corpus, asked, call);
  return asked;
}

/** The option of every command that counts coding. */
export const coderOption: CommandOption = {
  name: 'coder',
  value: 'NAME',
  describe: t =>
    t(
      'Only the coding of that coder counts, or of several (repeat it, or separate them by commas); consensus is one.',
    ),
};

/** Whose coding is to count (`--coder`); `undefined` where nobody is named. */
export function countedCoders({ values: { coder } }: Pick<Call, 'values'>): readonly string[] | undefined {
  const names = namesIn(coder ?? '');
  return names.length > 0 ? names : undefined;
}

/** Throws a Failure at a coder that the project does not know. */
export function demandCoders(
  corpus: Corpus,
  asked: readonly string[],
  call: { readonly t: Translate },
): void {
  demandCodersAmong(codersOf(corpus), asked, call);
}

/** The same, where it is known already who the coders are. */
export function demandCodersAmong(
  known: readonly string[],
  asked: readonly string[],
  { t }: { readonly t: Translate },
): void {
  const foreign = asked.find(name => !known.includes(name));
  if (foreign === undefined) return;
  throw new Failure(
    known.length === 0
      ? t('Nobody has coded as {0}; no coder is named in this project.', foreign)
      : t('Nobody has coded as {0}; there are: {1}.', foreign, known.join(', ')),
  );
}

/** Names in a list, each once. */
export function namesIn(list: string): readonly string[] {
  const names = list
    .split(/[,，]/)
    .map(name => name.trim().normalize('NFC'))
    .filter(name => name !== '');
  return [...new Set(names)];
}
