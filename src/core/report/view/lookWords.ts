import { enumerate, type Translate } from '../../base/l10n';
import type { CellState } from '../../coverage/cells';
import type { Display, TableBasis, TableLook } from '../../coverage/tableLook';
import type { Overview } from '../overview/overview';
import { columnChoices, shownColumns } from './columns';
import { filterRows } from './rows';
import type { Summary } from './tableModel';

/** What cells are about, as the label of a choice. */
export function nameOfBasis(basis: TableBasis, t: Translate): string {
  switch (basis) {
    case 'coded':
      return t('Coded');
    case 'keywords':
      return t('Keyword hits');
    case 'both':
      return t('Both');
  }
}

/** What cells show, as the label of a choice. */
export function nameOfDisplay(display: Display, t: Translate): string {
  switch (display) {
    case 'marks':
      return t('Marks');
    case 'counts':
      return t('Counts');
    case 'share':
      return t('Share of characters');
    case 'units':
      return t('Share of units');
    case 'evidence':
      return t('First line');
  }
}

/** How the table is looked at, in one line: what its cells show, how many sources there are, what they are grouped by. */
export function describeLook(overview: Overview, look: TableLook, t: Translate): string {
  const { basis, display, settings } = look;
  const { rows } = overview.coverage;
  const shown = filterRows(rows, settings.filter, shownColumns(overview, settings)).length;
  return [
    nameOfBasis(basis, t),
    nameOfDisplay(display, t),
    t('{0} of {1} sources', shown, rows.length),
    ...(settings.group === undefined ? [] : [t('grouped by {0}', settings.group)]),
  ].join(' · ');
}

/** What the shown table leaves out: sources, and by which filters, and hidden columns. Empty if it is whole. */
export function describeParts(
  overview: Overview,
  { settings }: TableLook,
  { sources, all }: Pick<Summary, 'sources' | 'all'>,
  t: Translate,
): readonly string[] {
  const { attributes, state, search } = settings.filter;
  const needle = search.trim();
  const filters = [
    ...Object.entries(attributes).map(([name, values]) =>
      t('{0}: {1}', name, values.map(value => (value === '' ? t('no value') : value)).join(' / ')),
    ),
    ...(state === undefined ? [] : [sentenceOfState(state, t)]),
    ...(needle === '' ? [] : [t('name contains “{0}”', needle)]),
  ];
  const hidden = columnChoices(overview, settings).filter(
    ({ of, key }) => of !== 'attribute' && settings.hidden.includes(key),
  );
  return [
    ...(filters.length === 0
      ? []
      : [t('Shown are {0} of {1} sources: {2}.', sources, all, enumerate(filters, t))]),
    ...(hidden.length === 0
      ? []
      : [
          t(
            'Columns not shown: {0}.',
            enumerate(
              hidden.map(({ short, name }) => (short === name ? name : `${short} ${name}`)),
              t,
            ),
          ),
        ]),
  ];
}

function sentenceOfState(state: CellState, t: Translate): string {
  switch (state) {
    case 'coded':
      return t('with a coded cell');
    case 'absent':
      return t('with a cell marked absent');
    case 'unreviewed':
      return t('with a cell not reviewed yet');
    case 'unknown':
      return t('with an unknown cell');
  }
}
