import type { Translate } from '../core/base/l10n';
import { unpackOverview } from '../core/report/page/wire';
import type {
  FromWebview,
  NetworkChoices,
  Overview,
  OverviewUpdate,
  PassageQuery,
  ToWebview,
} from '../protocol';
import { AgreementTab } from './agreement/tab';
import { copyTable } from './copyTable';
import { countedButton } from './countedButton';
import { element, setText, spokenHeading } from './dom';
import { drawPng } from './drawPng';
import { type EmptyState, emptyStateOf, noProject, readingProject } from './emptyState';
import { EmptyView } from './emptyView';
import type { Host } from './host';
import { Inquiry } from './inquiry';
import { countFindings } from './issueList';
import { IssuesView } from './issuesView';
import { KeyboardPlace } from './keyboardPlace';
import { LookTeller } from './lookTeller';
import { NetworkTab } from './network/tab';
import { startPage } from './page';
import { progressBar } from './progressBar';
import { restoreUiState, type Tab, tabs, type UiState } from './state';
import { type Progress, statusOf } from './status';
import { TableTab } from './table/tab';
import { tabBar, tabPanel } from './toolbar';

/**
 * The overview page. It holds the user's state (kept by the host) and the latest figures, and updates the views when either
 * changes. Created once the host has named the language.
 */
export class App {
  private state: UiState;
  private overview: Overview | undefined;
  /** Waiting for a project until the host says that there is none. */
  private without = false;
  private why: Extract<ToWebview, { type: 'noProject' }>['why'];
  /** The network is still being computed. */
  private pending = false;
  /** Figures are being worked out anew; these are of before. */
  private behind = false;
  private choices: NetworkChoices | undefined;
  /** Set while the files of the project are being read. */
  private reading: Progress | undefined;
  private readonly look: LookTeller;
  private keeping: ReturnType<typeof setTimeout> | undefined;

  private readonly table: TableTab;
  private readonly network: NetworkTab;
  private readonly agreement: AgreementTab;
  private readonly issues: IssuesView;
  private readonly inquiry: Inquiry;
  private readonly tabBar;
  private readonly counted;
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
    this.state = restoreUiState(host.kept);
    this.look = new LookTeller(host);
    const port = {
      ask: (message: FromWebview) => host.ask(message),
      show: (query: PassageQuery, byKey: boolean) => this.inquiry.show(query, byKey),
      set: (change: Partial<UiState>) => this.set(change),
      note: (change: Partial<UiState>) => this.note(change),
    };
    this.table = new TableTab(this.state, port, t);
    this.network = new NetworkTab(this.state, port, t);
    this.agreement = new AgreementTab(this.state, port, t);
    this.issues = new IssuesView(({ source, line, column }) => {
      host.ask({ type: 'open', source, range: { line, column, endLine: line, endColumn: column } });
    }, t);
    const app = this;
    this.inquiry = new Inquiry(
      {
        get state() {
          return app.state;
        },
        get overview() {
          return app.overview;
        },
        ask: message => host.ask(message),
        set: change => this.set(change),
        answered: () => this.dom.classList.add('asked'),
        takeFocus: () => this.takeFocus(),
      },
      host.kept,
      t,
    );
    this.tabBar = tabBar(
      { table: t('Table'), network: t('Network'), agreement: t('Agreement'), issues: t('Issues') },
      tab => this.choose(tab),
      t('Overview'),
    );
    this.counted = countedButton(message => host.ask(message), t);
    this.tools = {
      table: this.table.tools,
      network: this.network.tools,
      agreement: this.agreement.tools,
      issues: element('div', { class: 'tools' }),
    };
    this.panels = {
      table: tabPanel('table', this.table.dom),
      network: tabPanel('network', this.network.dom),
      agreement: tabPanel('agreement', this.agreement.dom),
      issues: tabPanel('issues', this.issues.dom),
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
        this.counted.dom,
      ),
      this.progress.dom,
      this.main,
      this.inquiry.passages.dom,
      this.status,
    );
    this.dom.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || this.state.query === undefined) return;
      event.preventDefault();
      this.inquiry.close();
    });
    const place = new KeyboardPlace(this.dom, () => this.tabBar.dom.querySelector('[aria-selected=true]'));
    window.addEventListener('focus', () => {
      if (document.activeElement !== document.body) return;
      // A dialog had the focus in the meantime, and the element that had it before may be gone.
      if (this.inquiry.gaps) this.inquiry.passages.takeFocus();
      else place.comeBack();
    });
    this.dom.addEventListener('scroll', event => this.remember(event.target as HTMLElement), {
      capture: true,
      passive: true,
    });
    copyTable(host, this.panels.table);
    this.look.tell(this.state);
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
        this.behind = false;
        this.choices = message.choices;
        this.without = false;
        this.reading = undefined;
        this.render();
        if (!message.pending) this.network.settle();
        this.inquiry.follow(overview);
        return;
      }
      case 'noProject':
        this.overview = undefined;
        this.without = true;
        this.why = message.why;
        this.reading = undefined;
        this.render();
        return;
      case 'behind':
        this.behind = true;
        this.render();
        return;
      case 'progress':
        this.without = false;
        this.reading = message;
        this.render();
        return;
      case 'account':
        this.inquiry.account(message);
        return;
      case 'gaps':
        this.choose('table');
        this.inquiry.begin(message.filter, message.first);
        return;
      case 'showTable': {
        const { basis, group } = message;
        this.choose('table');
        this.set({ basis, table: { ...this.state.table, group, open: [] } });
        return;
      }
      case 'passages':
        this.inquiry.answer(message);
        return;
      case 'firstLines':
        this.table.takeLines(message);
        return;
      case 'draw':
        void drawPng(message, png => this.host.ask({ type: 'drawn', picture: message.picture, png }));
        return;
      case 'agreement':
        this.agreement.receive(message.agreement);
        return;
      case 'structure':
      case 'parts':
      case 'comparison':
      case 'choicesLeft':
        this.network.receive(message);
        return;
    }
  }

  /** Applies an update to the current figures; `undefined` if it belongs to other figures. Then everything is requested again. */
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
    this.look.tell(this.state);
    this.render();
  }

  /** Shows a tab. Passages shown in its place (style.css) make room for it. */
  private choose(tab: Tab): void {
    const covered = this.main.getClientRects().length === 0;
    if (covered) this.inquiry.leave();
    this.set(covered ? { tab, query: undefined } : { tab });
  }

  /** Records what the page already shows. May be called many times a second. */
  private note(change: Partial<UiState>): void {
    this.state = { ...this.state, ...change };
    this.keeping ??= setTimeout(() => this.keep(), 100);
  }

  private keep(): void {
    clearTimeout(this.keeping);
    this.keeping = undefined;
    this.host.keep({ ...this.state, gaps: this.inquiry.gaps });
  }

  private takeFocus(): void {
    if (this.state.tab === 'table') this.table.takeFocus();
    else if (this.state.tab === 'network') this.network.takeFocus();
    else if (this.state.tab === 'agreement') this.agreement.takeFocus();
  }

  private remember(scroller: HTMLElement): void {
    const { pane } = scroller.dataset;
    if (pane === undefined) return;
    const place = { left: scroller.scrollLeft, top: scroller.scrollTop };
    this.note({ scroll: { ...this.state.scroll, [pane]: place } });
  }

  /** Updates everything on the page from the state and the figures. */
  private render(): void {
    const { overview, state, t } = this;
    const { tab } = state;
    this.tabBar.select(tab, overview ? countFindings(overview.issues) : 0);
    const empty = overview
      ? emptyStateOf(overview, tab, t, this.pending)
      : this.reading
        ? readingProject(t)
        : this.without
          ? noProject(t, this.why === 'stopped')
          : undefined;
    for (const each of tabs) this.tools[each].hidden = each !== tab || !overview || empty !== undefined;
    this.empty.update(empty, !overview);
    for (const each of tabs) {
      const shown = each === tab && overview !== undefined && !empty;
      const appeared = shown && this.panels[each].hidden;
      this.panels[each].hidden = !shown;
      if (shown) this.renderPanel(each, overview);
      if (appeared) this.scrollBack(each);
    }
    if (!state.query) {
      this.inquiry.passages.dom.hidden = true;
      this.dom.classList.remove('asked');
    }
    this.progress.update(this.reading);
    this.counted.update(overview);
    const { reading, pending, behind } = this;
    setText(this.status, statusOf(empty ? undefined : overview, tab, { reading, pending, behind }, t));
    // At the width of a side bar its end is cut.
    this.status.title = this.status.textContent;
    this.dom.classList.toggle('behind', behind);
  }

  private renderPanel(tab: Tab, overview: Overview): void {
    if (tab === 'table') this.table.update(this.state, overview);
    else if (tab === 'network') this.network.update(this.state, overview, this.choices);
    else if (tab === 'agreement') this.agreement.update(this.state, overview);
    else this.issues.update(overview.issues);
  }

  private scrollBack(tab: Tab): void {
    const scroller = this.panels[tab].querySelector<HTMLElement>(`[data-pane="${tab}"]`);
    const place = this.state.scroll[tab];
    if (!scroller || !place) return;
    if (tab === 'table') this.table.scrollTo(place);
    else scroller.scrollTo(place);
  }

  private act({ open, tab, ask }: NonNullable<EmptyState['action']>): void {
    if (ask !== undefined) this.host.ask({ type: ask });
    const range = { line: 1, column: 1, endLine: 1, endColumn: 1 };
    if (open !== undefined) this.host.ask({ type: 'open', source: open, range });
    if (tab !== undefined) this.choose(tab);
  }
}

/** Connects the page to its host. */
export function start(host: Host, body: HTMLElement): void {
  // The host may remember another page that was here.
  host.ask({ type: 'merge', merged: restoreUiState(host.kept).table.merged });
  startPage(host, body, t => new App(host, t));
}
