import type { Translate } from '../core/l10n';
import type { ExplainedPair } from '../protocol';
import { element } from './dom';
import { textTable } from './textTable';

/** What stands behind the weight of an edge: sentences, the table of units; all measures, folded away. */
export class PairView {
  readonly dom = element('div', { class: 'pair', hidden: true });
  private shown = '';

  constructor(private readonly t: Translate) {}

  /** Shows another account, or none; what is folded stays so while it is the same. */
  update(pair: ExplainedPair | undefined): void {
    this.dom.hidden = pair === undefined;
    const text = JSON.stringify(pair ?? null);
    if (text === this.shown) return;
    this.shown = text;
    const open = this.dom.querySelector('details')?.open ?? false;
    const [last] = pair?.tables.slice(-1) ?? [];
    this.dom.replaceChildren(
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
}
