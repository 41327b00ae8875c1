import type { Translate } from '../core/base/l10n';
import type { FromWebview, Gap, GapFilter, Overview, PassageQuery, ToWebview } from '../protocol';
import { GapWalk, restoreGaps } from './gapWalk';
import type { PassageAction } from './passagesModel';
import { PassagesView } from './passagesView';
import { sameQuery } from './query';
import type { UiState } from './state';

/** What an inquiry needs from the page around it. */
export interface InquiryPort {
  readonly state: UiState;
  readonly overview: Overview | undefined;
  ask(message: FromWebview): void;
  set(change: Partial<UiState>): void;
  /** Passages have arrived. */
  answered(): void;
  /** Moves the focus to what is shown. */
  takeFocus(): void;
}

/** What is behind a number: the open query, its passages, and the walk from one unreviewed cell to the next. */
export class Inquiry {
  readonly passages: PassagesView;
  private readonly walk = new GapWalk();
  private focusPassages = false;

  /** `kept`: the state of the page when it was hidden. */
  constructor(
    private readonly port: InquiryPort,
    kept: unknown,
    t: Translate,
  ) {
    const gaps = restoreGaps(kept);
    if (gaps) this.walk.start(gaps);
    this.passages = new PassagesView(
      {
        close: () => this.close(),
        open: ({ source, range }, aside) => port.ask({ type: 'open', source, range, aside }),
        tag: (cell, range) => {
          port.ask({ type: 'tag', ...cell, range });
          this.showCoding(cell);
        },
        markAbsent: (cell, withNote) => {
          port.ask({ type: 'markAbsent', ...cell, absent: true, withNote });
          this.showCoding(cell);
        },
        go: gap => this.goToGap(gap),
        take: (step, byKey) => this.take(step, byKey),
      },
      t,
    );
  }

  /** Gaps of the current walk; `undefined` without one. */
  get gaps(): GapFilter | undefined {
    return this.walk.filter;
  }

  show(query: PassageQuery, focus: boolean): void {
    const { port } = this;
    if (!sameQuery(query, port.state.query)) this.passages.clear();
    this.focusPassages = focus;
    port.set({ query, scroll: { ...port.state.scroll, passages: { left: 0, top: 0 } } });
    this.askFor(query);
  }

  close(): void {
    const inside = this.passages.dom.contains(document.activeElement);
    this.leave();
    this.port.set({ query: undefined });
    if (inside) this.port.takeFocus();
  }

  /** Ends the inquiry. */
  leave(): void {
    this.walk.stop();
    this.passages.clear();
  }

  /** Starts a walk through gaps at one of them. */
  begin(filter: GapFilter, first: Gap): void {
    this.walk.start(filter);
    this.goToGap(first);
  }

  /** Updates what is open after new figures. */
  follow(overview: Overview): void {
    const { query } = this.port.state;
    if (!this.followGaps(overview) && query) this.askFor(query);
  }

  answer(message: Extract<ToWebview, { type: 'passages' }>): void {
    const { query } = message;
    const { overview, state } = this.port;
    // The answer to a question that is no longer asked.
    if (!overview || !sameQuery(query, state.query)) return;
    this.passages.dom.hidden = false;
    this.port.answered();
    this.passages.update(query, message, overview, state.scroll.passages?.top);
    if (this.focusPassages) this.passages.takeFocus();
    this.focusPassages = false;
  }

  account(message: Extract<ToWebview, { type: 'account' }>): void {
    const { source, theme } = message.account;
    const { query } = this.port.state;
    const cell = query && cellOf(query, this.port.overview);
    // The answer to a question that is no longer asked.
    if (cell?.source !== source || cell.theme !== theme) return;
    this.walk.note({ source, theme }, message.place);
    this.passages.updateAccount(message, this.walk.filter !== undefined);
  }

  /** Requests the passages of a query; for one cell, also its account. */
  private askFor(query: PassageQuery): void {
    this.port.ask({ type: 'passages', query });
    const cell = cellOf(query, this.port.overview);
    if (cell) this.port.ask({ type: 'account', ...cell, filter: this.walk.filter ?? {} });
  }

  /** Shows an unreviewed cell and continues the walk from it. */
  private goToGap(gap: Gap): void {
    if (!this.walk.filter) this.walk.start({});
    this.show({ of: 'cell', basis: 'coded', ...gap }, true);
  }

  /** Switches a cell from its hits to its coding. */
  private showCoding(cell: Gap): void {
    const { query } = this.port.state;
    if (query?.of === 'cell' && query.basis === 'keywords') {
      this.show({ of: 'cell', basis: 'coded', ...cell }, true);
    }
  }

  /** Moves on from a decided cell, wherever the focus is; returns whether it did. */
  private followGaps(overview: Overview): boolean {
    const { query } = this.port.state;
    const onward = this.walk.follow(overview, query && cellOf(query, overview));
    if (typeof onward === 'string') return false;
    const focus = this.passages.dom.contains(document.activeElement);
    this.show({ of: 'cell', basis: 'coded', ...onward.to }, focus);
    return true;
  }

  private take(step: PassageAction, byKey: boolean): void {
    if (step.do === 'show') this.show(step.query, byKey);
    else {
      const { source, theme, absent } = step;
      this.port.ask({ type: 'markAbsent', source, theme, absent });
    }
  }
}

/** The single cell that a query is about; `undefined` for anything else. */
function cellOf(query: PassageQuery, overview: Overview | undefined): Gap | undefined {
  if (query.of !== 'cell' || query.source === undefined || query.theme === undefined) return undefined;
  const { source, theme } = query;
  return overview?.themes.some(({ id, kind }) => id === theme && kind === 'check')
    ? { source, theme }
    : undefined;
}
