import { type Translate, translator } from '../core/base/l10n';
import { unpackOverview } from '../core/report/page/wire';
import type {
  FromWebview,
  Gap,
  NetworkChoices,
  Overview,
  OverviewUpdate,
  PassageQuery,
  ToWebview,
} from '../protocol';
import { copyTable } from './copyTable';
import { element, setText, spokenHeading } from './dom';
import { type EmptyState, emptyStateOf, noProject } from './emptyState';
import { EmptyView } from './emptyView';
import { GapWalk, restoreGaps } from './gapWalk';
import type { Host } from './host';
import { countFindings } from './issueList';
import { IssuesView } from './issuesView';
import { KeyboardPlace } from './keyboardPlace';
import { NetworkTab } from './network/tab';
import type { PassageAction } from './passagesModel';
import { PassagesView } from './passagesView';
import { progressBar } from './progressBar';
import { sameQuery } from './query';
import { restoreState, type Tab, tabs, type UiState } from './state';
import { type Progress, statusOf } from './status';
import { TableTab } from './table/tab';
import { tabBar } from './toolbar';

/**
 * The page: it holds what the user has set (the state, kept by the host) and the newest figures, and brings the views
 * up to date when either changes. Made when the host has said which language to speak.
 */
export class App {
  private state: UiState;
  private overview: Overview | undefined;
  /** A project is being waited for until the host says that there is none. */
  private without = false;
  /** The network is still being worked out. */
  private pending = false;
  private choices: NetworkChoices | undefined;
  /** While the files of the project are being read. */
  private reading: Progress | undefined;
  private keeping: ReturnType<typeof setTimeout> | undefined;
  private focusPassages = false;
  private readonly walk = new GapWalk();

  private readonly table: TableTab;
  private readonly network: NetworkTab;
  private readonly issues: IssuesView;
  private readonly passages: PassagesView;
  private readonly tabBar;
  private version = 0;
  private readonly tools: Readonly<Record<Tab, HTMLElement>>;
  private readonly panels: Readonly<Record<Tab, HTMLElement>>;
  private readonly progress;
  private readonly empty = new EmptyView(action => this.act(action));
  private readonly status = element('footer', { class: 'status' });
  private readonly main: HTMLElement;
  private readonly dom: HTMLElement;

  constructor(
    private readonly host: Host,
    private readonly t: Translate,
  ) {
    this.state = restoreState(host.kept);
    const gaps = restoreGaps(host.kept);
    if (gaps) this.walk.start(gaps);
    const port = {
      ask: (message: FromWebview) => host.ask(message),
      show: (query: PassageQuery, byKey: boolean) => this.show(query, byKey),
      set: (change: Partial<UiState>) => this.set(change),
      note: (change: Partial<UiState>) => this.note(change),
    };
    this.table = new TableTab(this.state, port, t);
    this.network = new NetworkTab(this.state, port, t);
    this.issues = new IssuesView(({ source, line, column }) => {
      host.ask({ type: 'open', source, range: { line, column, endLine: line, endColumn: column } });
    }, t);
    this.passages = new PassagesView(
      {
        close: () => this.close(),
        open: ({ source, range }, aside) => host.ask({ type: 'open', source, range, aside }),
        tag: (cell, range) => {
          host.ask({ type: 'tag', ...cell, range });
          this.showCoding(cell);
        },
        markAbsent: (cell, withNote) => {
          host.ask({ type: 'markAbsent', ...cell, absent: true, withNote });
          this.showCoding(cell);
        },
        go: gap => this.goToGap(gap),
        take: (step, byKey) => this.take(step, byKey),
      },
      t,
    );
    this.tabBar = tabBar(
      { table: t('Table'), network: t('Network'), issues: t('Issues') },
      tab => this.choose(tab),
      t('Overview'),
    );
    this.tools = {
      table: this.table.tools,
      network: this.network.tools,
      issues: element('div', { class: 'tools' }),
    };
    this.panels = {
      table: panel('table', this.table.dom),
      network: panel('network', this.network.dom),
      issues: panel('issues', this.issues.dom),
    };
    this.progress = progressBar(t('Reading files'));
    this.main = element('main', {}, this.empty.dom, ...Object.values(this.panels));
    this.dom = element(
      'div',
      { class: 'app' },
      element(
        'header',
        { class: 'bar' },
        spokenHeading(t('Overview')),
        this.tabBar.dom,
        ...Object.values(this.tools),
      ),
      this.progress.dom,
      this.main,
      this.passages.dom,
      this.status,
    );
    this.dom.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || this.state.query === undefined) return;
      event.preventDefault();
      this.close();
    });
    const place = new KeyboardPlace(this.dom, () => this.tabBar.dom.querySelector('[aria-selected=true]'));
    window.addEventListener('focus', () => {
      if (document.activeElement !== document.body) return;
      // A question to the user has had the keyboard meanwhile, and what it was on may be gone.
      if (this.walk.filter) this.passages.takeFocus();
      else place.comeBack();
    });
    this.dom.addEventListener('scroll', event => this.remember(event.target as HTMLElement), {
      capture: true,
      passive: true,
    });
    copyTable(host, this.panels.table, () => this.state);
  }

  /** Puts the page on the screen. */
  mount(body: HTMLElement): void {
    body.replaceChildren(this.dom);
    this.render();
  }

  receive(message: ToWebview): void {
    switch (message.type) {
      case 'overview': {
        const overview = this.unpack(message.update);
        if (!overview) return;
        this.pending = message.pending;
        this.choices = message.choices;
        this.without = false;
        this.reading = undefined;
        this.render();
        if (!message.pending) this.network.settle();
        // What is open may have changed with it.
        if (!this.followGaps(overview) && this.state.query) this.askFor(this.state.query);
        return;
      }
      case 'noProject':
        this.overview = undefined;
        this.without = true;
        this.reading = undefined;
        this.render();
        return;
      case 'progress':
        this.without = false;
        this.reading = message;
        this.render();
        return;
      case 'account':
        this.account(message);
        return;
      case 'gaps':
        this.choose('table');
        this.walk.start(message.filter);
        this.goToGap(message.first);
        return;
      case 'passages':
        this.answer(message);
        return;
      case 'firstLines':
        this.table.takeLines(message);
        return;
      case 'structure':
      case 'parts':
      case 'comparison':
      case 'choicesLeft':
        this.network.receive(message);
        return;
    }
  }

  /** Takes an update of what is here; `undefined` where it is of something else: then everything is asked for again. */
  private unpack(update: OverviewUpdate): Overview | undefined {
    const known = this.overview && { version: this.version, overview: this.overview };
    const overview = unpackOverview(update, known);
    if (!overview) {
      this.host.ask({ type: 'ready' });
      return undefined;
    }
    this.overview = overview;
    this.version = update.version;
    return overview;
  }

  /** Changes what is shown. */
  private set(change: Partial<UiState>): void {
    this.state = { ...this.state, ...change };
    this.keep();
    this.render();
  }

  /** Brings a tab to the front; passages that stand in its place (style.css) make room for it. */
  private choose(tab: Tab): void {
    const covered = this.main.getClientRects().length === 0;
    if (covered) this.walk.stop();
    this.set(covered ? { tab, query: undefined } : { tab });
    if (covered) this.passages.clear();
  }

  /** Takes down what the page shows already; it may come many times a second. */
  private note(change: Partial<UiState>): void {
    this.state = { ...this.state, ...change };
    this.keeping ??= setTimeout(() => this.keep(), 100);
  }

  private keep(): void {
    clearTimeout(this.keeping);
    this.keeping = undefined;
    this.host.keep({ ...this.state, gaps: this.walk.filter });
  }

  private show(query: PassageQuery, focus: boolean): void {
    if (!sameQuery(query, this.state.query)) this.passages.clear();
    this.focusPassages = focus;
    this.set({ query, scroll: { ...this.state.scroll, passages: { left: 0, top: 0 } } });
    this.askFor(query);
  }

  /** Asks for what is behind a query; of one cell, also for what is known of it. */
  private askFor(query: PassageQuery): void {
    this.host.ask({ type: 'passages', query });
    const cell = cellOf(query, this.overview);
    if (cell) this.host.ask({ type: 'account', ...cell, filter: this.walk.filter ?? {} });
  }

  private account(message: Extract<ToWebview, { type: 'account' }>): void {
    const { source, theme } = message.account;
    const cell = this.state.query && cellOf(this.state.query, this.overview);
    // The answer to a question that is no longer asked.
    if (cell?.source !== source || cell.theme !== theme) return;
    this.walk.note({ source, theme }, message.place);
    this.passages.updateAccount(message, this.walk.filter !== undefined);
  }

  /** Shows an unreviewed cell; from now on, one leads to the next. */
  private goToGap(gap: Gap): void {
    if (!this.walk.filter) this.walk.start({});
    this.show({ of: 'cell', basis: 'coded', ...gap }, true);
  }

  /** Shows of a cell what coding makes of it, where the hits in it were looked at. */
  private showCoding(cell: Gap): void {
    const { query } = this.state;
    if (query?.of === 'cell' && query.basis === 'keywords') {
      this.show({ of: 'cell', basis: 'coded', ...cell }, true);
    }
  }

  /** A cell that has been decided leads on to the next, wherever the keyboard is; says whether it did. */
  private followGaps(overview: Overview): boolean {
    const { query } = this.state;
    const onward = this.walk.follow(overview, query && cellOf(query, overview));
    if (typeof onward === 'string') return false;
    const focus = this.passages.dom.contains(document.activeElement);
    this.show({ of: 'cell', basis: 'coded', ...onward.to }, focus);
    return true;
  }

  private close(): void {
    const inside = this.passages.dom.contains(document.activeElement);
    this.walk.stop();
    this.passages.clear();
    this.set({ query: undefined });
    if (!inside) return;
    if (this.state.tab === 'table') this.table.takeFocus();
    else if (this.state.tab === 'network') this.network.takeFocus();
  }

  private take(step: PassageAction, byKey: boolean): void {
    if (step.do === 'show') this.show(step.query, byKey);
    else {
      const { source, theme, absent } = step;
      this.host.ask({ type: 'markAbsent', source, theme, absent });
    }
  }

  private answer(message: Extract<ToWebview, { type: 'passages' }>): void {
    const { query } = message;
    // The answer to a question that is no longer asked.
    if (!this.overview || !sameQuery(query, this.state.query)) return;
    this.passages.dom.hidden = false;
    this.dom.classList.add('asked');
    this.passages.update(query, message, this.overview, this.state.scroll.passages?.top);
    if (this.focusPassages) this.passages.takeFocus();
    this.focusPassages = false;
  }

  private remember(scroller: HTMLElement): void {
    const { pane } = scroller.dataset;
    if (pane === undefined) return;
    const place = { left: scroller.scrollLeft, top: scroller.scrollTop };
    this.note({ scroll: { ...this.state.scroll, [pane]: place } });
  }

  /** Brings everything on the page up to date with the state and the figures. */
  private render(): void {
    const { overview, state, t } = this;
    const { tab } = state;
    this.tabBar.select(tab, overview ? countFindings(overview.issues) : 0);
    const empty = overview
      ? emptyStateOf(overview, tab, t, this.pending)
      : this.without
        ? noProject(t)
        : undefined;
    for (const each of tabs) this.tools[each].hidden = each !== tab || !overview || empty !== undefined;
    this.empty.update(empty, this.without);
    for (const each of tabs) {
      const shown = each === tab && overview !== undefined && !empty;
      const appeared = shown && this.panels[each].hidden;
      this.panels[each].hidden = !shown;
      if (shown) this.renderPanel(each, overview);
      if (appeared) this.scrollBack(each);
    }
    if (!state.query) {
      this.passages.dom.hidden = true;
      this.dom.classList.remove('asked');
    }
    this.progress.update(this.reading);
    setText(this.status, statusOf(empty ? undefined : overview, tab, this.reading, t, this.pending));
  }

  private renderPanel(tab: Tab, overview: Overview): void {
    if (tab === 'table') this.table.update(this.state, overview);
    else if (tab === 'network') this.network.update(this.state, overview, this.choices);
    else this.issues.update(overview.issues);
  }

  private scrollBack(tab: Tab): void {
    const scroller = this.panels[tab].querySelector<HTMLElement>(`[data-pane="${tab}"]`);
    const place = this.state.scroll[tab];
    if (!scroller || !place) return;
    if (tab === 'table') this.table.scrollTo(place);
    else scroller.scrollTo(place);
  }

  private act({ open, tab }: NonNullable<EmptyState['action']>): void {
    const range = { line: 1, column: 1, endLine: 1, endColumn: 1 };
    if (open !== undefined) this.host.ask({ type: 'open', source: open, range });
    if (tab !== undefined) this.choose(tab);
  }
}

/** The one cell with a mark that a query is for; `undefined` for anything else. */
function cellOf(query: PassageQuery, overview: Overview | undefined): Gap | undefined {
  if (query.of !== 'cell' || query.source === undefined || query.theme === undefined) return undefined;
  const { source, theme } = query;
  return overview?.themes.some(({ id, kind }) => id === theme && kind === 'check')
    ? { source, theme }
    : undefined;
}

function panel(tab: Tab, content: HTMLElement): HTMLElement {
  return element(
    'section',
    { role: 'tabpanel', id: `panel-${tab}`, 'aria-labelledby': `tab-${tab}`, hidden: true },
    content,
  );
}

/** Connects the page to its host: the first message says which language to build it in. */
export function start(host: Host, body: HTMLElement): void {
  let app: App | undefined;
  host.listen(message => {
    if (message.type === 'language') {
      document.documentElement.lang = message.locale;
      app = new App(host, translator(message.strings));
      app.mount(body);
    } else app?.receive(message);
  });
  // The host may remember another page that was here.
  host.ask({ type: 'merge', merged: restoreState(host.kept).table.merged });
  host.ask({ type: 'ready' });
}
