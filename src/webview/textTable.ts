import { figureColumns } from '../core/report/formats/figureColumns';
import type { TextTable } from '../protocol';
import { element } from './dom';

/** A text table as HTML: its title as caption, its notes below. */
export function textTable({ title, notes, head, rows }: TextTable): readonly HTMLElement[] {
  const isFigures = figureColumns({ head, rows });
  const classOf = (column: number) => (isFigures[column] ? 'figure' : undefined);
  return [
    element(
      'table',
      { class: 'figures' },
      element('caption', {}, title),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...head.map((text, i) =>
            text === '' ? element('td', {}) : element('th', { scope: 'col', class: classOf(i) }, text),
          ),
        ),
      ),
      element(
        'tbody',
        {},
        ...rows.map(([first = '', ...others]) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, first),
            ...others.map((text, i) => element('td', { class: classOf(i + 1) }, text)),
          ),
        ),
      ),
    ),
    ...notes.map(note => element('p', {}, note)),
  ];
}
