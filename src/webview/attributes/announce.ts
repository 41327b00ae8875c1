import type { Translate } from '../../core/base/l10n';
import type { AttributesSheet, CellPlace } from './state';

/** Yes and no as words. */
export function shownValue(value: string, t: Translate): string {
  if (value === 'true') return t('yes');
  return value === 'false' ? t('no') : value;
}

/** Description of a cell; empty if there is nothing to say. */
export function announceCell(
  { problem, other, value }: { problem?: string; other?: string; value: string },
  t: Translate,
): string {
  const parts: string[] = [];
  if (problem === 'no-date') parts.push(t('Not a date; write 2021-05-31, 2021-05 or 2021年.'));
  if (problem === 'no-such-day') parts.push(t('This date does not exist.'));
  if (problem === 'no-number') parts.push(t('Not a number, unlike the other values of this column.'));
  if (problem === 'no-yes-no') parts.push(t('Not yes or no, unlike the other values of this column.'));
  if (other !== undefined) {
    parts.push(
      t(
        'corpus.yaml says "{0}", which takes precedence; the attributes file says "{1}". What you enter is written to both.',
        shownValue(value, t),
        other,
      ),
    );
  }
  return parts.join(' ');
}

/** Description of the active cell, for screen readers and the status bar. */
export function announcePlace(
  { rows, columns, cell }: AttributesSheet,
  place: CellPlace,
  t: Translate,
): { readonly spoken: string; readonly status: string } {
  const { label } = rows[place.row]!;
  const { name, files } = columns[place.column]!;
  const about = announceCell(cell(place), t);
  const value = shownValue(cell(place).value, t);
  const spoken = t('{0}, {1}: {2}', label, name, value === '' ? t('no value') : value);
  return {
    spoken: about === '' ? spoken : `${spoken}. ${about}`,
    status: [
      rows.length === 1 ? t('1 source') : t('{0} sources', rows.length),
      files.length === 0 ? t('{0} (not in a file yet)', name) : t('{0}: in {1}', name, files.join(', ')),
      ...(about === '' ? [] : [about]),
    ].join(' · '),
  };
}
