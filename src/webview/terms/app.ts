import type { Translate } from '../../core/base/l10n';
import type { CandidateTerm, ConcordanceOrder, FromTerms, TermsQuery, ToTerms } from '../../protocol';
import { element, setText, spokenHeading } from '../dom';
import { nothingRead } from '../emptyState';
import type { Host } from '../host';
import { rove, settleRove } from '../list';
import { TermsBar } from './bar';
import { LinesView } from './linesView';
import { restoreTermsState, sameQuery, type TermsState } from './state';

type TermsHost = Host<FromTerms, ToTerms>;
type Project = Extract<ToTerms, { type: 'project' }>;
type Answer = Extract<ToTerms, { type: 'candidates' }>;

/** Selector of the single tab stop: terms and lines. */
const stops = '.head, .kwic';

/** The terms page: the state (kept by the host), the latest codebook and the latest answers. Everything is drawn from these. */
export class TermsApp {
  private state: TermsState;
  private project: Project | undefined;
  private why: Extract<ToTerms, { type: 'noProject' }>['why'];
  private answer: Answer | undefined;
  /** The work in progress. */
  private working: string | undefined;
  private lines: LinesView | undefined;

  private readonly workingText = element('span');
  private readonly wait: HTMLElement;

  private readonly bar: TermsBar;
  private readonly list = element('div', { class: 'terms' });
  private readonly scroller = element('div', { class: 'scroller', 'data-pane': 'terms' }, this.list);
  private readonly status = element('div', { class: 'status', role: 'status' });
  private readonly dom: HTMLElement;

  constructor(
    private readonly host: TermsHost,
    private readonly t: Translate,
  ) {
    this.state = restoreTermsState(host.kept);
    this.bar = new TermsBar({ show: query => this.show(query), setOrder: order => this.setOrder(order) }, t);
    const cancel = element(
      'button',
      { class: 'link', onclick: () => this.host.ask({ type: 'cancel' }) },
      t('Cancel'),
    );
    this.wait = element('div', { class: 'wait' }, this.workingText, cancel);
    this.dom = element(
      'div',
      { class: 'app' },
      this.bar.dom,
      element('div', { class: 'progress' }),
      element('main', {}, spokenHeading(t('Terms')), this.scroller),
      this.status,
    );
    rove(this.list, stops);
    this.list.addEventListener('keydown', event => this.press(event));
  }

  mount(body: HTMLElement): void {
    body.replaceChildren(this.dom);
    this.render();
  }

  receive(message: ToTerms): void {
    switch (message.type) {
      case 'project': {
        const first = this.project === undefined;
        this.project = message;
        this.bar.setThemes(message.themes);
        this.bar.update(this.state);
        if (first && this.state.query) this.load();
        else this.render();
        // The lines of a term follow the texts. Candidates take longer and are requested by hand.
        if (!first) this.loadLines();
        return;
      }
      case 'noProject':
        this.project = undefined;
        this.why = message.why;
        this.render();
        return;
      case 'show':
        this.show(message.query);
        return;
      case 'working':
        this.working = message.text;
        this.render();
        return;
      case 'candidates':
        if (!sameQuery(message.query, this.state.query)) return;
        this.working = undefined;
        this.answer = message;
        this.render();
        this.takeFocus();
        this.loadLines();
        return;
      case 'lines':
        if (message.term !== this.openTerm || message.order !== this.state.order) return;
        this.lines?.add(message.from, message.lines, message.total);
        settleRove(this.list, stops);
        return;
    }
  }

  /** The term with open lines. */
  private get openTerm(): string | undefined {
    return this.state.query?.of === 'term' ? this.state.query.term : this.state.open;
  }

  private show(query: TermsQuery): void {
    this.set({ query, open: undefined });
    this.load();
  }

  private load(): void {
    const { query } = this.state;
    this.answer = undefined;
    this.lines = undefined;
    this.working = query?.of === 'candidates' ? this.t('Looking for terms') : undefined;
    if (query?.of === 'candidates') this.host.ask({ type: 'candidates', query });
    this.bar.update(this.state);
    this.render();
    if (query?.of === 'term') {
      this.loadLines();
      this.takeFocus();
    }
  }

  private loadLines(): void {
    const term = this.openTerm;
    if (term !== undefined && this.lines)
      this.host.ask({ type: 'lines', term, order: this.state.order, from: 0 });
  }

  private set(change: Partial<TermsState>): void {
    this.state = { ...this.state, ...change };
    this.host.keep(this.state);
  }

  private setOrder(order: ConcordanceOrder): void {
    this.set({ order });
    this.bar.update(this.state);
    this.loadLines();
  }

  private toggle(term: string, open = this.state.open !== term): void {
    if (this.state.query?.of !== 'candidates') return;
    this.set({ open: open ? term : undefined });
    this.render();
    this.loadLines();
    this.headOf(term)?.focus();
  }

  private add(term: string): void {
    const { query } = this.state;
    const theme = query?.of === 'candidates' ? query.theme : undefined;
    this.host.ask({ type: 'addKeyword', term, ...(theme !== undefined && { theme }) });
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const term = (event.target as Element).closest<HTMLElement>('.term')?.dataset.term;
    if (term === undefined) return;
    if (event.key === '+' || event.key === 'a') this.add(term);
    else if (event.key === 'ArrowRight') this.toggle(term, true);
    else if (event.key === 'ArrowLeft' || event.key === 'Escape') this.toggle(term, false);
    else return;
    event.preventDefault();
  }

  private headOf(term: string): HTMLElement | undefined {
    return (
      [...this.list.querySelectorAll<HTMLElement>('.term')]
        .find(each => each.dataset.term === term)
        ?.querySelector<HTMLElement>('.head') ?? undefined
    );
  }

  private takeFocus(): void {
    this.list.querySelector<HTMLElement>('.head')?.focus();
  }

  /** Updates everything on the page. */
  private render(): void {
    const { t, project, answer } = this;
    const { query } = this.state;
    const focused = (document.activeElement?.closest('.term') as HTMLElement | null)?.dataset.term;
    this.dom.classList.toggle('working', this.working !== undefined);
    setText(this.status, this.statusText());
    this.status.title = answer?.segmenter?.detail ?? '';
    if (!project) this.list.replaceChildren(notice(...nothingRead(this.why, t)));
    else if (!query) {
      this.list.replaceChildren(
        notice(
          t('Find keywords'),
          t('Look up a term in context, or find candidates for a theme or the whole corpus.'),
        ),
      );
    } else if (this.working !== undefined) {
      setText(this.workingText, this.working);
      // The button stays the same one: it may be about to be pressed.
      if (!this.wait.isConnected) this.list.replaceChildren(this.wait);
    } else if (query.of === 'term') this.list.replaceChildren(this.row(query.term));
    else if (answer) this.list.replaceChildren(...this.candidateRows(answer));
    settleRove(this.list, stops);
    if (focused !== undefined) this.headOf(focused)?.focus();
  }

  private candidateRows({ candidates, query }: Answer): readonly HTMLElement[] {
    const { t } = this;
    if (!candidates) return [notice(t('Cancelled'), t('Press "Candidates" to search again.'))];
    if (candidates.length === 0) return [notice(t('No candidates'), this.whyNone(query))];
    const best = candidates[0]!.score;
    return [
      element(
        'div',
        { class: 'heads', 'aria-hidden': 'true' },
        ...['', t('Term'), t('Score'), t('Hits'), t('Sources'), ''].map(text => element('span', {}, text)),
      ),
      ...candidates.map(candidate => this.row(candidate.term, candidate, best)),
    ];
  }

  private whyNone(query: TermsQuery): string {
    const { t } = this;
    const none = this.answer?.basis === 0;
    const measure = query.of === 'candidates' ? query.measure : undefined;
    if (measure === 'typical') {
      return none
        ? t('No passage is coded yet, so there is nothing to compare.')
        : t('No term is more frequent in the coded passages than in the rest.');
    }
    if (none) return t('None of its keywords occurs in the texts, and no passage is coded with it.');
    return t('There is too little text, or every term is a keyword already.');
  }

  private row(term: string, candidate?: CandidateTerm, best = 1): HTMLElement {
    const { t } = this;
    const open = term === this.openTerm;
    const name = element('span', { class: 'name', title: term }, term);
    const head = element(
      'button',
      {
        class: 'head',
        tabindex: -1,
        'aria-expanded': candidate ? String(open) : undefined,
        onclick: () => this.toggle(term),
      },
      element('span', { class: 'twist', 'aria-hidden': 'true' }, candidate ? (open ? '▾' : '▸') : ''),
      name,
    );
    if (candidate) {
      const bar = element('span', { class: 'bar-of-score' });
      bar.style.setProperty('--share', String(Math.max(0, candidate.score / best)));
      head.append(
        element('span', { class: 'score' }, bar, element('span', {}, shortScore(candidate.score))),
        element('span', { class: 'number', title: t('Hits') }, String(candidate.frequency)),
        element('span', { class: 'number', title: t('Sources') }, String(candidate.sources)),
      );
    }
    const owner = this.ownerOf(term);
    const row = element('div', { class: 'row' }, head, owner ?? this.addButton(term));
    const made = element('div', { class: candidate ? 'term' : 'term alone', 'data-term': term }, row);
    if (open) {
      this.lines = new LinesView(
        this.scroller,
        {
          open: ({ source, range }) => this.host.ask({ type: 'open', source, range }),
          more: from => this.host.ask({ type: 'lines', term, order: this.state.order, from }),
        },
        t,
      );
      made.append(this.lines.dom);
    }
    return made;
  }

  private addButton(term: string): HTMLElement {
    const { query } = this.state;
    const id = query?.of === 'candidates' ? query.theme : undefined;
    const name = this.project?.themes.find(each => each.id === id)?.name;
    const { t } = this;
    return element(
      'button',
      {
        class: 'link add',
        tabindex: -1,
        title: name === undefined ? t('Add to a theme (+)') : t('Add to "{0}" (+)', name),
        onclick: () => this.add(term),
      },
      name === undefined ? t('Add to theme…') : t('Add to theme'),
    );
  }

  /** The theme that a term is a keyword of by now; `undefined` for none. */
  private ownerOf(term: string): HTMLElement | undefined {
    const found = this.project?.keywords.find(([form]) => form === term);
    const theme = found && this.project?.themes.find(({ id }) => id === found[1]);
    return theme && element('span', { class: 'owner', title: theme.name }, `✓ ${theme.name}`);
  }

  private statusText(): string {
    const { t, answer, project } = this;
    const { query } = this.state;
    if (this.working !== undefined || query?.of !== 'candidates' || !answer?.candidates) return '';
    const { basis, candidates, segmenter } = answer;
    const parts = [
      candidates.length === 1 ? t('1 candidate') : t('{0} candidates', candidates.length),
      query.measure === 'typical' ? passagesBehind(basis, t) : unitsBehind(basis, t),
      ...(segmenter ? [segmenter.name] : []),
    ];
    if (project && project.version > answer.version) {
      parts.push(t('the project has changed since: press "Candidates" to search again'));
    }
    return parts.join(' · ');
  }
}

function notice(title: string, advice: string): HTMLElement {
  return element('div', { class: 'empty' }, element('h2', {}, title), element('p', {}, advice));
}

function passagesBehind(count: number, t: Translate): string {
  return count === 1 ? t('from 1 coded passage') : t('from {0} coded passages', count);
}

function unitsBehind(count: number, t: Translate): string {
  return count === 1 ? t('from 1 unit') : t('from {0} units', count);
}

function shortScore(score: number): string {
  return score >= 100 ? String(Math.round(score)) : score.toFixed(score >= 10 ? 1 : 2);
}
