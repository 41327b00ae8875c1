import type { Translate } from '../../base/l10n';
import { type Dropped, type DropReason, dropReasons } from '../../suggestions/check';
import type { Acceptance } from '../../suggestions/suggestions';
import type { TextTable } from '../formats/tables';

/** What was dropped of `total` suggestions: a sentence for each reason, in a fixed order; none where all were kept. */
export function describeDropped(total: number, dropped: Dropped, t: Translate): readonly string[] {
  const words: Readonly<Record<DropReason, (n: number) => string>> = {
    'not-there': n => t('{0} of {1} suggestions quoted text that is not there.', n, total),
    'several-places': n => t('{0} of {1} suggestions quoted text that stands in several places.', n, total),
    'unknown-code': n => t('{0} of {1} suggestions named no code that was asked for.', n, total),
    'several-sections': n => t('{0} of {1} suggestions went over several sections.', n, total),
    'text-changed': n => t('{0} of {1} suggestions were for a text that has changed meanwhile.', n, total),
    unreadable: n => t('{0} of {1} suggestions had no quote.', n, total),
    repeated: n => t('{0} of {1} suggestions said what another one says.', n, total),
    'too-many': n => t('{0} of {1} suggestions were too many for one text.', n, total),
  };
  return dropReasons.filter(reason => dropped[reason] > 0).map(reason => words[reason](dropped[reason]));
}

/** How often which code of a model was taken over, as a table. */
export function acceptanceTable(found: readonly Acceptance[], t: Translate): TextTable {
  return {
    title: t('What became of suggestions'),
    notes: [t('With changes: with other codes or another extent.')],
    head: [
      t('model'),
      t('code'),
      t('suggested'),
      t('accepted'),
      t('accepted with changes'),
      t('rejected'),
      t('undecided'),
    ],
    rows: found.map(({ model, code, suggested, accepted, changed, rejected, open }) => [
      model,
      code,
      ...[suggested, accepted, changed, rejected, open].map(String),
    ]),
  };
}
