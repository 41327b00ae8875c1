import { element } from './dom';
import type { EmptyState } from './emptyState';

/** Says why there is nothing to show, and offers what to do about it. */
export class EmptyView {
  readonly dom = element('div', { class: 'empty', hidden: true });
  private shown = '';

  constructor(private readonly act: (action: NonNullable<EmptyState['action']>) => void) {}

  /** `late`: the state may end in a moment, so the view appears with a delay. */
  update(empty: EmptyState | undefined, late: boolean): void {
    this.dom.hidden = empty === undefined;
    this.dom.classList.toggle('late', late);
    const text = JSON.stringify(empty ?? null);
    if (!empty || text === this.shown) return;
    this.shown = text;
    const { title, advice, action } = empty;
    this.dom.replaceChildren(
      element('h2', {}, title),
      element('p', {}, advice),
      ...(action
        ? [element('button', { class: 'action', onclick: () => this.act(action) }, action.label)]
        : []),
    );
  }
}
