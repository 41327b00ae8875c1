import type { Corpus } from '../../core';
import { type Call, Failure } from '../io';

/** The model that was asked for (`--coder`), or the only one of the project. Throws a Failure where there is none of that name. */
export function modelOf({ settings: { models } }: Corpus, { values, t }: Pick<Call, 'values' | 't'>): string {
  const [only, second] = models;
  const wanted = values.coder?.trim().normalize('NFC');
  const found =
    wanted === undefined
      ? second === undefined
        ? only
        : undefined
      : models.find(each => each.normalize('NFC') === wanted);
  if (found !== undefined) return found;
  if (only === undefined)
    throw new Failure(
      t(
        'corpus.yaml names no model among its coders; add, for example, {0}.',
        'coders: [{ id: qwen, kind: model }]',
      ),
    );
  if (wanted === undefined) throw new Failure(t('Which model? --coder is one of: {0}.', models.join(', ')));
  throw new Failure(t('corpus.yaml names no model {0}; there are: {1}.', wanted, models.join(', ')));
}
