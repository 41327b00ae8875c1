import type { Translate } from '../../core/base/l10n';
import type { Summary } from '../../core/report/view/tableModel';
import { element, setAttribute, setText } from '../dom';

/** The line above the table: how many cells are coded, absent and unreviewed. It also serves as the key of the marks. */
export class SummaryView {
  private readonly bar = element('div', { class: 'shares', 'aria-hidden': 'true' });
  private readonly entries = element('ul');
  private readonly shown = element('span', { class: 'count' });
  private readonly clear: HTMLElement;
  readonly dom: HTMLElement;

  constructor(
    clear: () => void,
    private readonly t: Translate,
  ) {
    this.clear = element('button', { class: 'link', onclick: clear }, t('Show all'));
    this.dom = element(
      'div',
      { class: 'table-summary', role: 'group', 'aria-label': t('The study at a glance') },
      this.bar,
      this.entries,
      element('span', { class: 'shown' }, this.shown, ' ', this.clear),
    );
  }

  update({ entries, cells, sources, all }: Summary): void {
    const { t } = this;
    const parts = entries.filter(({ kind }) => kind !== 'differs');
    this.bar.replaceChildren(
      ...parts.map(({ kind, count }) => {
        const part = element('span', { 'data-kind': kind });
        part.style.flexGrow = String(count);
        part.hidden = count === 0;
        return part;
      }),
    );
    this.bar.hidden = cells === 0;
    this.entries.replaceChildren(
      ...entries.map(({ kind, mark, label, count }) => {
        const share = cells > 0 ? Math.round((count / cells) * 100) : 0;
        return element(
          'li',
          { title: t('{0} of {1} cells', count, cells) },
          element('b', { 'data-kind': kind }, mark),
          ' ',
          element('span', { class: 'meaning' }, label),
          ' ',
          element('span', { class: 'count' }, `${count}${cells > 0 ? ` (${share}%)` : ''}`),
        );
      }),
    );
    const filtered = sources < all;
    setText(this.shown, filtered ? t('{0} of {1} sources', sources, all) : '');
    setAttribute(this.clear, 'hidden', !filtered);
  }
}
