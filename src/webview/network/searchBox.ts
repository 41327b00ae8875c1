import type { Translate } from '../../core/base/l10n';
import { element, setText } from '../dom';

/** What the box reports: a search, a step to the next result, leaving. */
export interface SearchPort {
  find(text: string): void;
  go(step: 1 | -1): void;
  leave(): void;
}

/** The search box: results are highlighted while one types, Enter goes to the next. */
export function searchBox(t: Translate, port: SearchPort) {
  const input = element('input', {
    type: 'search',
    class: 'search',
    placeholder: t('Find node'),
    'aria-label': t('Find node'),
    'aria-keyshortcuts': '/',
    title: t('Find node (/): Enter goes to the next one'),
    // Text that an input method has not confirmed is searched for, too.
    oninput: () => port.find(input.value),
    onkeydown: (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (event.key === 'Enter') port.go(event.shiftKey ? -1 : 1);
      else if (event.key === 'Escape') {
        event.stopPropagation();
        const isDone = input.value === '';
        input.value = '';
        port.find('');
        if (isDone) port.leave();
      } else return;
      event.preventDefault();
    },
  });
  const count = element('output', { class: 'found', role: 'status' });
  return {
    dom: element('div', { class: 'finder' }, input, count),
    focus(): void {
      input.focus();
      input.select();
    },
    /** `at`: number of the current result, from 1; `hidden`: number of results that are not shown. */
    show(found: number, at: number | undefined, hidden: number): void {
      const shown =
        input.value.trim() === ''
          ? ''
          : found === 0
            ? t('not found')
            : at === undefined
              ? t('{0} found', found)
              : t('{0} of {1}', at, found);
      setText(count, hidden > 0 ? `${shown} ${t('(hidden: {0})', hidden)}` : shown);
    },
  };
}
