import type { Translate } from '../core/base/l10n';
import { describeWhereabouts } from '../core/base/whereabouts';
import type { ExplainedPair, Overview, Passage, PassageQuery } from '../protocol';
import { type Accounted, type AccountPort, AccountView } from './accountView';
import { element, setText } from './dom';
import { rove, settleRove } from './list';
import { PairView } from './pairView';
import {
  countInWords,
  groupBySource,
  keyOfPassage,
  kindOfPassages,
  type PassageAction,
  type Preface,
  prefaceOf,
} from './passagesModel';
import { queryTitle, sameQuery } from './query';

/** What the view asks of the page around it. */
export interface PassagesPort extends Pick<AccountPort, 'tag' | 'markAbsent' | 'go'> {
  close(): void;
  /** `aside`: the focus stays here. */
  open(place: Pick<Passage, 'source' | 'range'>, aside: boolean): void;
  take(step: PassageAction, byKey: boolean): void;
}

/** Passages rendered at once. More follow on scrolling, so that ten thousand do not block the view. */
const batch = 200;

/** The passages behind a number, by source, with facts about the number above them. */
export class PassagesView {
  private readonly title = element('h2', { tabindex: -1 });
  private readonly count = element('span', { class: 'count' });
  private readonly preface = element('div', { class: 'preface' });
  private readonly list = element('div', { class: 'list' });
  private readonly more = element('div', { class: 'more' });
  private readonly account: AccountView;
  private readonly pair: PairView;
  readonly scroller: HTMLElement;
  readonly dom: HTMLElement;
  private query: PassageQuery | undefined;
  private kind: ReturnType<typeof kindOfPassages> = 'codes';
  private passages: readonly Passage[] = [];
  private shown = 0;

  constructor(
    private readonly port: PassagesPort,
    private readonly t: Translate,
  ) {
    this.account = new AccountView(
      {
        open: (source, range, aside) => port.open({ source, range }, aside),
        tag: (cell, range) => port.tag(cell, range),
        markAbsent: (cell, withNote) => port.markAbsent(cell, withNote),
        go: gap => port.go(gap),
      },
      t,
    );
    this.pair = new PairView(t);
    this.scroller = element(
      'div',
      { class: 'scroller', 'data-pane': 'passages' },
      this.preface,
      this.pair.dom,
      this.list,
      this.more,
      this.account.dom,
    );
    const back = element(
      'button',
      { class: 'tool back', title: t('Back (Escape)'), onclick: () => port.close() },
      '←',
    );
    back.setAttribute('aria-label', t('Back'));
    this.dom = element(
      'section',
      { class: 'passages', 'aria-label': t('Passages'), hidden: true },
      element('header', {}, back, this.title, this.count),
      this.scroller,
      this.account.keys,
    );
    this.dom.addEventListener('keydown', event => {
      if (this.account.press(event)) event.preventDefault();
    });
    rove(this.list, '.passage');
    new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) this.append();
      },
      { root: this.scroller, rootMargin: '400px' },
    ).observe(this.more);
  }

  /** Shows an answer. The same query again keeps scroll position and focus; `top` is the scroll position of a new one. */
  update(
    query: PassageQuery,
    { passages, pair }: { readonly passages: readonly Passage[]; readonly pair?: ExplainedPair },
    overview: Overview,
    top = 0,
  ): void {
    const again = sameQuery(query, this.query);
    if (!again) this.account.hide();
    const scrolled = again ? this.scroller.scrollTop : top;
    const least = again ? this.shown : 0;
    const focused = this.focusedKey();
    this.query = query;
    this.kind = kindOfPassages(query, overview);
    this.passages = passages;
    setText(this.title, queryTitle(query, overview, this.t));
    this.title.title = this.title.textContent!;
    if (passages.length > 0 || !again) this.showCount(passages.length);
    this.showPreface(prefaceOf(query, passages.length, overview, this.t));
    this.pair.update(pair);
    this.list.replaceChildren();
    this.shown = 0;
    do this.append();
    while (
      this.shown < passages.length &&
      (this.shown < least || this.scroller.scrollHeight < scrolled + this.scroller.clientHeight)
    );
    this.scroller.scrollTop = scrolled;
    settleRove(this.list, '.passage');
    if (focused !== undefined) this.focusKey(focused);
  }

  /** Shows the account of the cell, and during a walk through gaps also its position among them. */
  updateAccount(accounted: Accounted, walking: boolean): void {
    const { at, total } = accounted.place;
    const { t } = this;
    if (walking && total === 0) setText(this.count, t('No gaps left'));
    else if (this.passages.length > 0) this.showCount(this.passages.length);
    else if (at !== undefined) setText(this.count, t('Gap {0} of {1}', at, total));
    else if (!walking) this.showCount(0);
    else setText(this.count, total === 1 ? t('1 gap left') : t('{0} gaps left', total));
    // The heading has the focus only for lack of anything else; the body has it if the focused element is gone.
    const { activeElement } = document;
    const lost = walking && activeElement === document.body && document.hasFocus();
    const waits = activeElement === this.title || lost;
    // Hits are listed, and lead on to the account of the cell.
    if (this.passages.length > 0) {
      const held = this.account.holds(document.activeElement);
      this.account.hide();
      if (held || waits) this.takeFocus();
      return;
    }
    this.account.update(accounted, walking);
    if (waits) this.account.takeFocus();
  }

  private showCount(count: number): void {
    setText(this.count, countInWords(count, this.kind, this.t));
  }

  /** Forgets the current query, so that the next answer starts at the top. */
  clear(): void {
    this.query = undefined;
  }

  /** Moves the focus to the explanation of the number, else to the first passage, else to the heading. */
  takeFocus(): void {
    if (this.pair.takeFocus()) return;
    const first = this.list.querySelector<HTMLElement>('.passage[tabindex="0"]');
    if (first || !this.account.takeFocus()) (first ?? this.title).focus();
  }

  private append(): void {
    const { passages, shown } = this;
    if (shown >= passages.length) return;
    const next = passages.slice(shown, shown + batch);
    // A source continued from the last batch already has its heading.
    let headed = passages[shown - 1]?.source;
    for (const group of groupBySource(next)) {
      if (group.source !== headed) this.list.append(element('h3', { title: group.source }, group.label));
      headed = group.source;
      this.list.append(...group.passages.map(passage => this.item(passage)));
    }
    this.shown = shown + next.length;
  }

  private item(passage: Passage): HTMLElement {
    const { t } = this;
    const { pieces, range, codes, coder, created, memo } = passage;
    const where = describeWhereabouts(passage, t);
    const text = pieces.map(({ text, marked, end }) =>
      marked ? element('mark', { class: end === 1 ? 'other' : undefined }, text) : text,
    );
    const notes = [
      ...(where === '' ? [] : [element('span', { class: 'where', title: t('Page and headings') }, where)]),
      ...(codes ?? []).map(code => element('span', { class: 'code', title: t('Code') }, code)),
      ...(coder === undefined ? [] : [element('span', { class: 'coder', title: t('Coder') }, coder)]),
      ...(created === undefined ? [] : [element('span', { title: t('Day it was tagged') }, created)]),
      ...(memo === undefined ? [] : [element('span', { class: 'memo', title: t('Memo') }, memo.trim())]),
    ];
    return element(
      'button',
      {
        class: 'passage',
        tabindex: -1,
        'data-key': keyOfPassage(passage),
        title: t('Open {0}, line {1}', passage.label, range.line),
        onclick: () => this.port.open(passage, false),
      },
      element('span', { class: 'line' }, String(range.line)),
      element('span', { class: 'text' }, ...text),
      ...(notes.length > 0 ? [element('span', { class: 'notes' }, ...notes)] : []),
    );
  }

  private showPreface({ facts, steps, related }: Preface): void {
    // A pressed button stays: its effect arrives as an update of this list.
    const focusedStep = [...this.preface.querySelectorAll('button')].indexOf(
      document.activeElement as HTMLButtonElement,
    );
    this.preface.replaceChildren(
      ...facts.map(fact => element('p', {}, fact)),
      ...(steps.length > 0
        ? [element('p', { class: 'steps' }, ...steps.map(step => this.button(step)))]
        : []),
      ...(related
        ? [
            element(
              'details',
              { class: 'related', open: true },
              element('summary', {}, `${related.heading} (${related.steps.length})`),
              element('p', { class: 'steps' }, ...related.steps.map(step => this.button(step))),
            ),
          ]
        : []),
    );
    if (focusedStep !== -1) this.preface.querySelectorAll('button')[focusedStep]?.focus();
  }

  private button(step: PassageAction): HTMLElement {
    return element(
      'button',
      {
        class: step.do === 'show' ? 'link' : step.absent ? 'action mark-absent' : 'action',
        // A click triggered by Enter or Space has no count.
        onclick: (event: MouseEvent) => this.port.take(step, event.detail === 0),
      },
      step.label,
    );
  }

  private focusedKey(): string | undefined {
    const active = document.activeElement;
    return active instanceof HTMLElement && this.list.contains(active) ? active.dataset.key : undefined;
  }

  private focusKey(key: string): void {
    const items = [...this.list.querySelectorAll<HTMLElement>('.passage')];
    (items.find(item => item.dataset.key === key) ?? items[0])?.focus();
  }
}
