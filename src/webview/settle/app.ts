import type { Translate } from '../../core/base/l10n';
import type { FromSettle, SettleItem, SettleQueue, SettleRequest, ToSettle } from '../../protocol/settle';
import { element, setAttribute, setText, spokenHeading } from '../dom';
import type { Host } from '../host';
import { rove, settleRove } from '../list';
import { choice } from '../toolbar';
import { itemView, waysOf } from './itemView';
import { isToDecide, listed, nextAfter, restoreSettle, type SettleState } from './state';

/** Rows of the list on the page at first; the rest follows the one that is shown. */
const most = 300;

/** The page that goes through disagreements: a list, and the one that is to be decided on. */
export class SettleApp {
  private state: SettleState;
  private queue: SettleQueue | undefined;
  /** The list as it was when the last decision was sent. */
  private before: readonly SettleItem[] = [];
  private told: SettleItem | undefined;
  private readonly orders;
  private readonly summary = element('div', { class: 'summary' });
  private readonly list = element('ul', { class: 'queue' });
  private readonly detail = element('div', { class: 'detail' });
  private readonly message = element('p', { class: 'message', role: 'alert' });
  private readonly takeOver: HTMLButtonElement;
  private readonly withSettled: HTMLInputElement;
  private readonly dom: HTMLElement;

  constructor(
    private readonly host: Host<FromSettle, ToSettle>,
    private readonly t: Translate,
  ) {
    this.state = restoreSettle(host.kept);
    this.orders = choice<SettleQueue['order']>(
      t('Order'),
      { source: t('By source'), theme: t('By theme'), size: t('By size') },
      order => {
        this.set({ order });
        host.ask({ type: 'order', order });
      },
    );
    this.takeOver = element('button', { class: 'option', onclick: () => host.ask({ type: 'takeOver' }) });
    this.withSettled = element('input', { type: 'checkbox' });
    this.withSettled.checked = this.state.withSettled;
    this.withSettled.addEventListener('change', () => {
      this.set({ withSettled: this.withSettled.checked });
      this.render();
    });
    this.list.setAttribute('aria-label', t('Disagreements'));
    rove(this.list, '.entry');
    this.list.addEventListener('focusin', event => {
      const key = (event.target as HTMLElement).closest<HTMLElement>('.entry')?.dataset.key;
      if (key !== undefined && key !== this.state.current) this.choose(key);
    });
    this.dom = element(
      'main',
      { class: 'app settle' },
      spokenHeading(t('Disagreements')),
      element(
        'header',
        { class: 'settle-bar' },
        this.orders.dom,
        element('label', {}, this.withSettled, t('Settled, too')),
        this.takeOver,
        element('button', { class: 'option', onclick: () => host.ask({ type: 'undo' }) }, t('Undo (U)')),
      ),
      this.summary,
      this.message,
      element(
        'div',
        { class: 'panes' },
        element('nav', { 'aria-label': t('Disagreements') }, this.list),
        this.detail,
      ),
    );
    this.dom.addEventListener('keydown', event => {
      if (this.press(event)) event.preventDefault();
    });
    if (this.state.order) host.ask({ type: 'order', order: this.state.order });
  }

  mount(body: HTMLElement): void {
    body.replaceChildren(this.dom);
    // Keys work at once, wherever the mouse was.
    window.addEventListener('focus', () => {
      if (document.activeElement === document.body) this.takeFocus();
    });
  }

  receive(message: ToSettle): void {
    switch (message.type) {
      case 'queue':
        this.take(message.queue);
        return;
      case 'settled':
        this.onward(message.key);
        return;
      case 'refused':
        setText(this.message, message.reason);
        return;
      case 'noProject':
        this.queue = undefined;
        this.render();
        return;
    }
  }

  private get items(): readonly SettleItem[] {
    return this.queue ? listed(this.queue.items, this.state.withSettled) : [];
  }

  private get current(): SettleItem | undefined {
    return this.queue?.items.find(({ key }) => key === this.state.current);
  }

  private take(queue: SettleQueue): void {
    const isFirst = this.queue === undefined;
    this.queue = queue;
    if (!this.current) {
      const next = this.items.find(isToDecide) ?? this.items[0];
      this.set({ current: next?.key });
    }
    this.render();
    if (isFirst) this.takeFocus();
  }

  /** Goes on to the next one. */
  private onward(key: string): void {
    const { queue } = this;
    if (!queue) return;
    setText(this.message, '');
    const { [key]: _, ...notes } = this.state.notes;
    // The list still has it as open where the snapshot is not there yet.
    const now = queue.items.map(each => (each.key === key ? { ...each, state: 'settled' as const } : each));
    this.set({ notes, current: nextAfter(key, this.before, now) ?? key });
    this.render();
    this.takeFocus();
  }

  private settle(chosen: SettleRequest['choice']): void {
    const { current } = this;
    if (!current) return;
    setText(this.message, '');
    this.before = this.items;
    const memo = this.state.notes[current.key] ?? current.memo;
    this.host.ask({ type: 'settle', key: current.key, stamp: current.stamp, choice: chosen, memo });
  }

  private choose(key: string): void {
    this.set({ current: key });
    this.render();
  }

  private set(change: Partial<SettleState>): void {
    this.state = { ...this.state, ...change };
    this.host.keep(this.state);
  }

  private press(event: KeyboardEvent): boolean {
    const { target } = event;
    const isTyping = target instanceof HTMLTextAreaElement;
    if (isTyping && event.key === 'Escape') {
      this.takeFocus();
      return true;
    }
    if (isTyping || event.ctrlKey || event.altKey || event.metaKey || !this.current) return false;
    const key = event.key.toUpperCase();
    const way = waysOf(this.current, this.t).find(each => each.key === key);
    if (way) {
      this.settle(way.choice);
      return true;
    }
    switch (key) {
      case 'M':
        this.detail.querySelector<HTMLElement>('textarea')?.focus();
        return true;
      case 'U':
        this.host.ask({ type: 'undo' });
        return true;
      case 'J':
      case 'K': {
        const at = this.items.findIndex(each => each.key === this.state.current);
        const next = this.items[at + (key === 'J' ? 1 : -1)];
        if (next) this.choose(next.key);
        this.takeFocus();
        return true;
      }
      case 'ENTER':
        if (!(target as HTMLElement).classList.contains('entry')) return false;
        this.host.ask({ type: 'open', source: this.current.source, range: this.current.range });
        return true;
      default:
        return false;
    }
  }

  private takeFocus(): void {
    const entry =
      this.list.querySelector<HTMLElement>('.entry[aria-current]') ??
      this.list.querySelector<HTMLElement>('.entry');
    (entry ?? this.withSettled).focus();
  }

  private render(): void {
    const { queue, t } = this;
    if (!queue || queue.isBlind) {
      this.orders.dom.hidden = true;
      this.takeOver.hidden = true;
      this.summary.replaceChildren(
        element(
          'p',
          {},
          queue
            ? t('You are coding blind: the work of the others is hidden, and there is nothing to settle yet.')
            : t('No project is open'),
        ),
      );
      this.list.replaceChildren();
      this.detail.replaceChildren();
      return;
    }
    this.orders.dom.hidden = false;
    this.orders.select(queue.order);
    this.takeOver.hidden = queue.alike === 0;
    setText(this.takeOver, t('Take over what is coded alike ({0})', queue.alike));
    const text = queue.summary.join('\n');
    if (this.summary.dataset.text !== text) {
      this.summary.dataset.text = text;
      this.summary.replaceChildren(...queue.summary.map(each => element('p', {}, each)));
    }
    this.renderList();
    this.renderDetail();
  }

  private renderList(): void {
    const { items, t } = this;
    const at = items.findIndex(({ key }) => key === this.state.current);
    const from = Math.max(0, at - most / 2);
    const focused = this.list.contains(document.activeElement);
    this.list.replaceChildren(
      ...items.slice(from, from + most).map(item =>
        element(
          'li',
          {},
          element(
            'button',
            {
              class: `entry ${item.state}${item.model === undefined ? '' : ' model'}`,
              'data-key': item.key,
              'aria-current': item.key === this.state.current ? 'true' : undefined,
              tabindex: item.key === this.state.current ? 0 : -1,
              onclick: () => this.choose(item.key),
            },
            element('span', { class: 'quote' }, item.quote.slice(0, 60)),
            element('small', {}, [item.label, item.kind, item.stateName].join(' · ')),
          ),
        ),
      ),
    );
    settleRove(this.list, '.entry');
    if (items.length === 0)
      this.list.append(element('li', { class: 'count' }, t('There is nothing to settle.')));
    if (focused) this.takeFocus();
  }

  private renderDetail(): void {
    const { current } = this;
    if (!current) {
      this.told = undefined;
      this.detail.replaceChildren();
      return;
    }
    const isSame = this.told?.key === current.key && this.told.stamp === current.stamp;
    if (isSame) return;
    const isOther = this.told?.key !== current.key;
    this.told = current;
    const held = this.detail.contains(document.activeElement);
    this.detail.replaceChildren(
      itemView(
        current,
        this.state.notes[current.key] ?? current.memo,
        {
          settle: chosen => this.settle(chosen),
          open: (range, aside) => this.host.ask({ type: 'open', source: current.source, range, aside }),
          note: note => this.set({ notes: { ...this.state.notes, [current.key]: note } }),
        },
        this.t,
      ),
    );
    setAttribute(this.detail, 'data-key', current.key);
    if (held) this.takeFocus();
    // The text beside shows what is decided on.
    if (isOther) this.host.ask({ type: 'open', source: current.source, range: current.range, aside: true });
  }
}
