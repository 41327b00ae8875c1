import type { Translate } from '../../core/base/l10n';
import type { ConcordanceLine } from '../../protocol';
import { element, setText } from '../dom';

/** What the lines ask of the page around them. */
export interface LinesPort {
  open(line: ConcordanceLine): void;
  /** Requests more lines, from this number on. */
  more(from: number): void;
}

/** The lines of one term, with the term in one column. More are requested on scrolling, so that none is left out. */
export class LinesView {
  private readonly count = element('p', { class: 'linecount' });
  private readonly list = element('div', { class: 'lines' });
  private readonly end = element('div', { class: 'more' });
  readonly dom = element('div', { class: 'concordance' }, this.count, this.list, this.end);
  private shown = 0;
  private total = 0;
  private asked = 0;

  constructor(
    scroller: HTMLElement,
    private readonly port: LinesPort,
    private readonly t: Translate,
  ) {
    new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) this.ask();
      },
      { root: scroller, rootMargin: '300px' },
    ).observe(this.end);
  }

  /** Adds an answer; one that starts at 0 replaces the lines. */
  add(from: number, lines: readonly ConcordanceLine[], total: number): void {
    if (from === 0) {
      this.list.replaceChildren();
      this.shown = 0;
      this.asked = 0;
    }
    if (from !== this.shown) return;
    this.list.append(...lines.map(line => this.item(line)));
    this.shown += lines.length;
    this.total = total;
    setText(
      this.count,
      total === 0
        ? this.t('It does not occur in the texts.')
        : total === 1
          ? this.t('1 line')
          : this.t('{0} lines', total),
    );
    // If the end is still in sight, no scrolling will request more.
    const { top } = this.end.getBoundingClientRect();
    if (top < window.innerHeight + 300) this.ask();
  }

  private ask(): void {
    if (this.shown >= this.total || this.asked > this.shown) return;
    this.asked = this.shown + 1;
    this.port.more(this.shown);
  }

  private item(line: ConcordanceLine): HTMLElement {
    const { label, range, left, text, right, keyword } = line;
    const place = `${label} ${range.line}`;
    const counted = keyword === undefined ? '' : keyword === text ? '' : this.t('counted as "{0}"', keyword);
    return element(
      'button',
      {
        class: 'kwic',
        tabindex: -1,
        title: [this.t('Open {0}, line {1}', label, range.line), counted]
          .filter(part => part !== '')
          .join(' · '),
        onclick: () => this.port.open(line),
      },
      element('span', { class: 'left' }, element('bdi', {}, left)),
      element('mark', {}, text),
      element('span', { class: 'right' }, right),
      element('span', { class: 'place' }, place),
    );
  }
}
