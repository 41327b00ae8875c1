import type { Translate } from '../../base/l10n';
import { formatShare, type TextTable } from '../formats/tables';
import type { Overview } from './overview';

/** How much of each source is in scope for keywords; `undefined` if all of every source is. */
export function scopeTable({ coverage, method }: Overview, t: Translate): TextTable | undefined {
  const { rows } = coverage;
  if (rows.every(({ characters, inScope }) => inScope === characters)) return undefined;
  const { scope } = method.matching;
  const cells = (characters: number, inScope: number) => [
    String(inScope),
    String(characters),
    characters > 0 ? formatShare(inScope / characters) : '',
  ];
  const sum = (of: 'characters' | 'inScope') => rows.reduce((total, row) => total + row[of], 0);
  return {
    title: t('Where keywords count'),
    notes: [
      scope === null
        ? t('Everywhere except in tables of contents. In characters, as the text is read.')
        : t(
            'Below headings that contain "{0}", but not in tables of contents. In characters, as the text is read.',
            scope,
          ),
    ],
    head: [t('Source'), t('In scope'), t('Characters'), t('Share')],
    rows: [
      ...rows.map(({ label, characters, inScope }) => [label, ...cells(characters, inScope)]),
      [t('Total'), ...cells(sum('characters'), sum('inScope'))],
    ],
  };
}
