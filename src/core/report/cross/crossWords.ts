import { type Translate, wordFor } from '../../base/l10n';
import { type Category, type CrossAxis, isOfCodes } from '../../cross/axis';
import type { Cross, CrossIndependence } from '../../cross/cross';
import { nameOfUnit } from '../../network/legend';

/** What an axis is called. */
export function nameOfAxis({ kind, name }: Pick<CrossAxis, 'kind' | 'name'>, t: Translate): string {
  if (kind === 'themes') return t('Theme');
  return kind === 'coders' ? t('Coder') : name;
}

/** What a row, column or layer is called. */
export function nameOfCategory({ name, alone }: Category, t: Translate): string {
  if (alone) return t('{0}, no sub-code', String(name));
  return name === '' ? t('no coder') : wordFor(name, t);
}

/** What belongs to a cell, and what the cells count: two sentences. */
export function describeCounting(
  { rows, columns, layers, together, count, unit }: Cross,
  t: Translate,
): readonly string[] {
  const unitName = nameOfUnit(unit, t);
  const ofCodes = [rows, columns, layers].filter(axis => axis && isOfCodes(axis)).length;
  const belongs =
    ofCodes > 1
      ? describeTogether(together, unitName, t)
      : t('A passage belongs to the cells of its codes, of its source and of its coder.');
  return [belongs, describeCount(count, together, unitName, t)];
}

function describeTogether(together: Cross['together'], unit: string, t: Translate): string {
  switch (together) {
    case 'passage':
      return t('A passage belongs to a cell if it bears a code of the row and one of the column.');
    case 'overlap':
      return t('A passage of the row and one of the column belong to their cell if they share a character.');
    case 'unit':
      return t('A unit ({0}) belongs to a cell if it has a passage of the row and one of the column.', unit);
  }
}

function describeCount(
  count: Cross['count'],
  together: Cross['together'],
  unit: string,
  t: Translate,
): string {
  switch (count) {
    case 'passages':
      return together === 'overlap'
        ? t('Cells count pairs of passages; a passage with both codes is one pair.')
        : t('Cells count passages.');
    case 'units':
      return t('Cells count units ({0}).', unit);
    case 'sources':
      return t('Cells count sources.');
    case 'characters':
      return t('Cells count characters; where passages overlap, once.');
  }
}

/** The result of the test, or why there is none. */
export function describeIndependence(independence: CrossIndependence, t: Translate): string {
  if (independence.test === 'none') return t('Not tested: {0}.', reasonOf(independence.reason, t));
  const p = independence.p < 0.001 ? 'p < 0.001' : `p = ${independence.p.toFixed(3)}`;
  const v = independence.v.toFixed(3);
  if (independence.test === 'fisher') return t("Fisher's exact test: {0}; Cramér's V = {1}.", p, v);
  const { statistic, df } = independence;
  return t("Chi-square test: X² = {0}, df = {1}, {2}; Cramér's V = {3}.", statistic.toFixed(3), df, p, v);
}

function reasonOf(reason: (CrossIndependence & { test: 'none' })['reason'], t: Translate): string {
  switch (reason) {
    case 'several-cells':
      return t('something is in several cells, so the counts are not independent');
    case 'characters':
      return t('the characters of a passage are not independent');
    case 'unreviewed':
    case 'one-group':
      return t('fewer than two rows have counts');
    case 'no-variation':
      return t('fewer than two columns have counts');
    case 'single-sources':
      return t('every row counts 1');
    case 'too-large':
      return t('expected counts are too small for chi-square, and the table is too large for the exact test');
  }
}
