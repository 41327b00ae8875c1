import type { TextTable } from '../protocol';
import { element } from './dom';

/** A text table as HTML: its title as caption, its notes below. */
export function textTable({ title, notes, head, rows }: TextTable): readonly HTMLElement[] {
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
          ...head.map(text => (text === '' ? element('td', {}) : element('th', { scope: 'col' }, text))),
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
            ...others.map(text => element('td', {}, text)),
          ),
        ),
      ),
    ),
    ...notes.map(note => element('p', {}, note)),
  ];
}
