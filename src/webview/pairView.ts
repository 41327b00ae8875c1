import type { Translate } from '../core/base/l10n';
import type { ExplainedPair } from '../protocol';
import { element, setText } from './dom';
import { textTable } from './textTable';

/** Explains the weight of an edge: sentences, the table of units; all measures, collapsed. */
export class PairView {
  private readonly heading = element('h3', { tabindex: -1 });
  private readonly account = element('div', { class: 'reckoning' });
  readonly dom = element('div', { class: 'pair', hidden: true }, this.heading, this.account);
  private shown = '';

  constructor(private readonly t: Translate) {
    setText(this.heading, t('Where the weight comes from'));
  }

  /** Shows another account, or none. Collapsed parts stay so while the account is the same. */
  update(pair: ExplainedPair | undefined): void {
    this.dom.hidden = pair === undefined;
    const text = JSON.stringify(pair ?? null);
    if (text === this.shown) return;
    this.shown = text;
    const open = this.account.querySelector('details')?.open ?? false;
    const [last] = pair?.tables.slice(-1) ?? [];
    this.account.replaceChildren(
      ...(pair?.sentences ?? []).map(sentence => element('p', {}, sentence)),
      ...(pair?.tables ?? []).slice(0, -1).flatMap(textTable),
      ...(last
        ? [
            element(
              'details',
              { open },
              element('summary', {}, this.t('By every measure')),
              ...textTable(last),
            ),
          ]
        : []),
    );
  }

  /** Moves the focus to the heading; returns whether there is anything below it. */
  takeFocus(): boolean {
    if (this.dom.hidden) return false;
    this.heading.focus();
    return true;
  }
}
