import type { Translate } from '../core/base/l10n';
import type { CellAccount, Gap, GapPlace, Range } from '../protocol';
import { element, setText } from './dom';
import { rove, settleRove } from './list';

/** What the account of a cell asks of the page around it. */
export interface AccountPort {
  open(source: string, range: Range, aside: boolean): void;
  tag(cell: Gap, range: Range): void;
  markAbsent(cell: Gap, withNote: boolean): void;
  go(gap: Gap): void;
}

/** An account as the host gives it. */
export interface Accounted {
  readonly account: CellAccount;
  readonly sentences: readonly string[];
  readonly place: GapPlace;
}

/** If there are more keywords, their counts are collapsed. */
const mostOpen = 8;

/** Explains an empty cell: who looked, what was searched for, and the nearest sentences, with keys to act on them. */
export class AccountView {
  private readonly facts = element('div', { class: 'preface' });
  private readonly list = element('div', { class: 'list' });
  readonly dom = element('div', { class: 'account', hidden: true }, this.facts, this.list);
  readonly keys = element('div', { class: 'keys', role: 'toolbar', hidden: true });
  private shown: Accounted | undefined;
  /** While gaps are being reviewed, the text shows what has the focus. */
  private walking = false;
  private previewed = '';

  constructor(
    private readonly port: AccountPort,
    private readonly t: Translate,
  ) {
    this.keys.setAttribute('aria-label', t('Keys'));
    rove(this.list, '.near');
    this.list.addEventListener('focusin', () => this.preview());
  }

  /** Shows an account, as part of a walk through gaps or not. The same cell again keeps the focus. */
  update(accounted: Accounted, walking: boolean): void {
    const { account, sentences } = accounted;
    const at = this.items().indexOf(document.activeElement as HTMLElement);
    this.shown = accounted;
    this.walking = walking;
    const { t } = this;
    const isOpen = account.state !== 'coded';
    this.dom.hidden = !isOpen;
    this.keys.hidden = !isOpen;
    this.facts.replaceChildren(
      ...sentences.map(sentence => element('p', {}, sentence)),
      ...(account.keywords.length > 0 ? [this.keywords(account)] : []),
      ...(isOpen
        ? [
            element(
              'p',
              { class: 'heading' },
              account.nearest.length > 0 ? t('Nearest') : t('No similar sentence.'),
            ),
          ]
        : []),
    );
    this.list.replaceChildren(...account.nearest.map((_, i) => this.item(account, i)));
    this.keys.replaceChildren(...this.buttons(account));
    settleRove(this.list, '.near');
    const items = this.items();
    if (at !== -1) (items[at] ?? items[0])?.focus();
    this.preview();
  }

  /** Whether an element, such as the focused one, belongs to the account. */
  holds(target: Element | null): boolean {
    return this.dom.contains(target) || this.keys.contains(target);
  }

  hide(): void {
    this.dom.hidden = true;
    this.keys.hidden = true;
    this.shown = undefined;
    this.previewed = '';
    this.list.replaceChildren();
  }

  /** Moves the focus to the first candidate; returns whether there is one. */
  takeFocus(): boolean {
    const [first] = this.items();
    first?.focus();
    return first !== undefined;
  }

  /** Handles a key; returns whether it has a meaning here. */
  press(event: KeyboardEvent): boolean {
    if (!this.shown || this.keys.hidden || event.ctrlKey || event.altKey || event.metaKey) return false;
    // An input method may take the letter first. Then the physical key decides.
    const key = /^[a-z]$/i.test(event.key)
      ? event.key.toLowerCase()
      : event.code.replace('Key', '').toLowerCase();
    switch (key) {
      case 't':
        this.tag();
        return true;
      case 'a':
        this.markAbsent(event.shiftKey);
        return true;
      case 'n':
        this.go('next');
        return true;
      case 'p':
        this.go('previous');
        return true;
      default:
        return false;
    }
  }

  private buttons({ state }: CellAccount): readonly HTMLElement[] {
    const { t, shown } = this;
    const key = (letter: string, label: string, run: () => void) => {
      const button = element('button', { onclick: run }, element('kbd', {}, letter), ` ${label}`);
      button.setAttribute('aria-keyshortcuts', letter.replace('⇧', 'Shift+'));
      return button;
    };
    return [
      ...(this.items().length > 0 ? [key('T', t('Tag'), () => this.tag())] : []),
      ...(state === 'unreviewed'
        ? [
            key('A', t('Mark absent'), () => this.markAbsent(false)),
            key('⇧A', t('with a note'), () => this.markAbsent(true)),
          ]
        : []),
      ...(shown?.place.next ? [key('N', t('Not now'), () => this.go('next'))] : []),
      ...(shown?.place.previous ? [key('P', t('Previous gap'), () => this.go('previous'))] : []),
    ];
  }

  private tag(): void {
    const { shown } = this;
    if (!shown) return;
    // Without a focused candidate, the first of the list.
    const at = Math.max(
      0,
      this.items().findIndex(item => item.tabIndex === 0),
    );
    const near = shown.account.nearest[at];
    if (near) this.port.tag(cellOf(shown), near.range);
  }

  private markAbsent(withNote: boolean): void {
    if (this.shown?.account.state === 'unreviewed') this.port.markAbsent(cellOf(this.shown), withNote);
  }

  private go(where: 'next' | 'previous'): void {
    const gap = this.shown?.place[where];
    if (gap) this.port.go(gap);
  }

  /** During a walk through gaps, the text follows the cursor; without a near sentence, it shows the start of the source. */
  private preview(): void {
    if (!this.walking || !this.shown) return;
    const { source, nearest } = this.shown.account;
    const at = this.items().indexOf(document.activeElement as HTMLElement);
    const range = nearest[Math.max(0, at)]?.range ?? { line: 1, column: 1, endLine: 1, endColumn: 1 };
    const key = `${source}:${range.line}:${range.column}`;
    if (key === this.previewed) return;
    this.previewed = key;
    this.port.open(source, range, true);
  }

  private items(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>('.near')];
  }

  private item(account: CellAccount, index: number): HTMLElement {
    const { pieces, range, reasons } = account.nearest[index]!;
    const text = pieces.map(piece => (piece.marked ? element('mark', {}, piece.text) : piece.text));
    return element(
      'button',
      {
        class: 'passage near',
        tabindex: -1,
        title: this.t('Open {0}, line {1}', account.label, range.line),
        onclick: () => this.port.open(account.source, range, false),
      },
      element('span', { class: 'line' }, String(range.line)),
      element('span', { class: 'text' }, ...text),
      element(
        'span',
        { class: 'notes reasons' },
        ...reasons.map(({ text, like }) => element('span', { title: like?.quote }, text)),
      ),
    );
  }

  private keywords({ keywords }: CellAccount): HTMLElement {
    const { t } = this;
    const here = keywords.reduce((sum, each) => sum + each.here, 0);
    const heads = [t('Keyword'), t('Hits here'), t('Hits elsewhere'), t('Other sources')];
    const rows = keywords.map(({ term, aliases, here, elsewhere, sources }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row', title: aliases.length > 0 ? aliases.join(' · ') : undefined }, term),
        ...[here, elsewhere, sources].map(count => element('td', {}, String(count))),
      ),
    );
    const summary = element('summary', {});
    setText(
      summary,
      keywords.length === 1
        ? t('1 keyword searched for, hits here: {0}', here)
        : t('{0} keywords searched for, hits here: {1}', keywords.length, here),
    );
    return element(
      'details',
      { class: 'related', open: keywords.length <= mostOpen },
      summary,
      element(
        'table',
        { class: 'searched' },
        element('thead', {}, element('tr', {}, ...heads.map(head => element('th', { scope: 'col' }, head)))),
        element('tbody', {}, ...rows),
      ),
    );
  }
}

function cellOf({ account: { source, theme } }: Accounted): Gap {
  return { source, theme };
}
