import type { Translate } from '../../base/l10n';
import { type Corpus, sourceAt } from '../../corpus/corpus';
import type { ModelSuggestion, ModelSuggestions } from '../../suggestions/suggestions';
import { fromSource } from '../../text/reading';
import { codeNames } from '../changes/diffWords';
import { inContext } from '../evidence/passages';
import type { SettleItem } from './settleQueue';

/** Suggestions of models as a page goes through them, beside the disagreements of people. What is decided comes as settled. */
export function suggestionItems(
  corpus: Corpus,
  { all }: ModelSuggestions,
  t: Translate,
): readonly SettleItem[] {
  // Who codes blind is not to be told what to see.
  if (corpus.onlyCoder !== undefined) return [];
  const nameOf = codeNames(corpus.codebook);
  const states: Readonly<Record<ModelSuggestion['state'], string>> = {
    open: t('undecided'),
    accepted: t('accepted'),
    changed: t('accepted with changes'),
    rejected: t('rejected'),
    lost: '',
  };
  return all.flatMap(each => {
    const { source: path, model, annotation, anchor, state, run } = each;
    const coded = sourceAt(corpus, path);
    if (!coded || !anchor) return [];
    const { source, analysis } = coded;
    const stretch = {
      start: fromSource(analysis.reading, anchor.span.start),
      end: fromSource(analysis.reading, anchor.span.end),
    };
    const codes = annotation.codes.map(nameOf);
    const range = source.lines.range(anchor.span);
    const item: SettleItem = {
      key: suggestionKey(each),
      model,
      label: coded.label,
      source: path,
      range,
      state: state === 'open' ? 'open' : 'settled',
      kind: t('Suggested by {0}', model),
      stateName: states[state],
      themes: codes,
      quote: source.text.slice(anchor.span.start, anchor.span.end).replace(/\s+/g, ' ').trim(),
      why: run?.sawCodes ? [t('The model had been shown what people have coded.')] : [],
      sides: [
        {
          coder: model,
          pieces: inContext(analysis.reading.text, stretch, [stretch]),
          passages: [{ codes, range, ...(annotation.memo !== undefined && { memo: annotation.memo }) }],
        },
      ],
      settled: [],
      memo: '',
      stamp: suggestionStamp(each),
    };
    return [item];
  });
}

/** Names a suggestion in the whole project. */
export function suggestionKey({ file, annotation }: ModelSuggestion): string {
  return JSON.stringify(['suggestion', file, annotation.id]);
}

/** What was seen of a suggestion. */
export function suggestionStamp({ state, annotation: { codes, quote, memo } }: ModelSuggestion): string {
  return JSON.stringify([state, codes, quote, memo ?? '']);
}
