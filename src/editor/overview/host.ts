import * as vscode from 'vscode';
import {
  type AbsenceFinder,
  type Corpus,
  choicesOf,
  emptyNetwork,
  findPassages,
  firstLines,
  type MergedThemes,
  type Overview,
  packOverview,
  sourceAt,
  type Words,
} from '../../core';
import type { FromWebview, Range, ToWebview } from '../../protocol';
import { AgreementAnswers } from '../agreement/answers';
import { type Handlers, handle, languageMessage } from '../pages/handlers';
import type { TextPlaces } from '../pages/textPlaces';
import type { LongWork } from '../session/longWork';
import type { Progress } from '../session/progress';
import { accountOf, pairAccountOf } from './accounts';
import { overviewOf } from './figures';
import type { Looks } from './looks';
import { NetworkAnswers, type NetworkSession } from './networkAnswers';
import type { Painter, Painters } from './painters';

/** What the overview needs of the session. */
export interface OverviewSession extends NetworkSession {
  /** The newest snapshot; `undefined` while the project is read for the first time, and without a project. */
  readonly corpus: Corpus | undefined;
  /** Does what takes long without blocking the editor. */
  readonly work: LongWork;
  /** A new snapshot, or none any more. */
  readonly onDidChangeCorpus: vscode.Event<void>;
  /** How far reading is, while a project is being read. */
  readonly progress: Progress | undefined;
  /** Why there is no snapshot of a project that there is. */
  readonly whyNothing: 'reading' | 'stopped' | undefined;
  readonly onDidProgress: vscode.Event<void>;
  /** Figures are being computed again, which takes a while. */
  readonly onDidFallBehind: vscode.Event<void>;
  /** The table was copied as text; a visible page puts it on the clipboard as a table, too. */
  readonly onDidCopyTable: vscode.Event<{ readonly text: string; readonly html: string }>;
  /** Copies the table as shown. */
  copyTable(): void;
  readonly looks: Looks;
  readonly painters: Painters;
  /** Place of a project-relative path. */
  uriOf(path: string): vscode.Uri;
  /** Words of sentences that are known; see the snapshot's `wanted`. */
  readonly words: Words | undefined;
  /** Marks a theme as looked for and absent in a source, or takes that back; may ask for a note first. */
  markAbsent(source: string, theme: string, absent: boolean, withNote: boolean): Promise<void>;
  /** Tags a passage of a source with a theme, if its text is still that one; says whether the user was asked anything. */
  tag(passage: { source: string; theme: string; range: Range; text: string }): Promise<{ asked: boolean }>;
}

/** Where a webview stands: an editor tab or a view. */
export interface Surface {
  readonly webview: vscode.Webview;
  /** A hidden webview gets no messages; shown again, it says `ready` again. */
  readonly visible: boolean;
  /** Column of an editor tab; `undefined` for a view. */
  readonly column: number | undefined;
  /** Returns the focus to it after a question to the user. */
  focus(): void;
}

/** Pause before the overview follows a change, so that a series of changes costs one update. */
const pause = 150;

/** Connects one webview to the session: answers its requests, and sends it news while it is visible. */
export class OverviewHost implements vscode.Disposable, Painter {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The text that the last account is about. */
  private accounted: { readonly source: string; readonly text: string } | undefined;
  /** Incremented with every requested cell. */
  private asked = 0;
  /** What the view has been told to show and has not begun to: gaps to go through, a table. */
  private waiting: Extract<ToWebview, { type: 'gaps' | 'showTable' }> | undefined;
  private merged: MergedThemes = [];
  /** The overview that was sent last; `undefined` if the window has none. */
  private told: Overview | undefined;
  private version = 0;
  private readonly answers: NetworkAnswers;
  private readonly agreement: AgreementAnswers;
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly surface: Surface,
    private readonly session: OverviewSession,
    private readonly places: TextPlaces,
    private readonly finder: AbsenceFinder,
  ) {
    this.answers = new NetworkAnswers(session, message => this.post(message));
    this.agreement = new AgreementAnswers(session, message => this.post(message));
    this.subscriptions = vscode.Disposable.from(
      this.answers,
      this.agreement,
      session.painters.add(this),
      surface.webview.onDidReceiveMessage((message: FromWebview) => handle(this.handlers, message)),
      session.onDidChangeCorpus(() => this.schedule()),
      session.network.onDidWorkOut(() => this.postAll()),
      session.onDidProgress(() => this.postProgress()),
      session.onDidFallBehind(() => this.post({ type: 'behind' })),
      session.onDidCopyTable(content => this.post({ type: 'clipboard', ...content })),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.dispose();
  }

  private readonly handlers: Handlers<FromWebview> = {
    ready: () => {
      this.told = undefined;
      this.post(languageMessage());
      this.postAll();
      if (this.waiting) this.post(this.waiting);
      if (this.waiting?.type === 'showTable') this.waiting = undefined;
      this.session.painters.ready();
    },
    passages: ({ query }) => {
      const { corpus } = this.session;
      const passages = corpus ? findPassages(corpus, query) : [];
      const pair = corpus && query.of === 'edge' ? pairAccountOf(corpus, query, passages) : undefined;
      this.post({ type: 'passages', query, passages, ...(pair && { pair }) });
    },
    merge: ({ merged }) => {
      this.merged = merged;
      if (this.told) this.postAll();
    },
    firstLines: ({ basis, columns, sources }) => {
      const { corpus } = this.session;
      const lines = corpus
        ? sources.map(source => [source, firstLines(corpus, source, columns, basis)] as const)
        : [];
      this.post({ type: 'firstLines', basis, lines });
    },
    open: async ({ source, range, aside }) => {
      if (!this.session.corpus) return;
      await this.places.show(this.session, source, range, this.surface.column, aside);
      // Marks this step of the walkthrough as done.
      void vscode.commands.executeCommand('setContext', 'policyCoder.traced', true);
    },
    look: look => this.session.looks.tell(look),
    copyTable: () => this.session.copyTable(),
    readProject: () => void vscode.commands.executeCommand('policyCoder.readProject'),
    cancelReading: () => void vscode.commands.executeCommand('policyCoder.cancelReading'),
    drawn: ({ picture, png }) => this.session.painters.answer(picture, png),
    markAbsent: async ({ source, theme, absent, withNote = false }) => {
      await this.session.markAbsent(source, theme, absent, withNote);
      if (withNote) this.surface.focus();
    },
    structure: () => this.answers.structure(),
    agreement: ({ ask }) => this.agreement.answer(ask),
    cancelAgreement: () => this.agreement.cancel(),
    exportAgreement: ({ ask }) => void vscode.commands.executeCommand('policyCoder.exportAgreement', ask),
    chooseCounted: () => void vscode.commands.executeCommand('policyCoder.chooseCounted'),
    parts: () => this.answers.parts(),
    compare: message => this.answers.compare(message),
    previewChoices: message => this.answers.preview(message),
    choose: message => this.answers.choose(message),
    pin: message => this.answers.pin(message),
    account: message => {
      this.waiting = undefined;
      return this.account(message);
    },
    tag: async ({ source, theme, range }) => {
      if (this.accounted?.source !== source) return;
      const { asked } = await this.session.tag({ source, theme, range, text: this.accounted.text });
      if (asked) this.surface.focus();
    },
  };

  get visible(): boolean {
    return this.surface.visible;
  }

  draw(picture: Extract<ToWebview, { type: 'draw' }>): void {
    this.post(picture);
  }

  /** Lets the view go through gaps, or show a table: at once if it is visible, else as soon as it is ready. */
  show(what: Extract<ToWebview, { type: 'gaps' | 'showTable' }>): void {
    // A page that is there shows a table once; gaps are gone through until the first cell is asked for.
    const isShown = what.type === 'showTable' && this.told !== undefined && this.surface.visible;
    this.waiting = isShown ? undefined : what;
    this.post(what);
  }

  private async account(message: Extract<FromWebview, { type: 'account' }>): Promise<void> {
    const { corpus, words } = this.session;
    const number = ++this.asked;
    if (!corpus) return;
    const isCancelled = () => number !== this.asked || corpus !== this.session.corpus;
    const found = await accountOf(this.finder, corpus, words, message, message.filter, isCancelled);
    const text = sourceAt(corpus, message.source)?.source.text;
    if (!found || text === undefined || isCancelled()) return;
    this.accounted = { source: message.source, text };
    this.post(found);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.postAll(), pause);
  }

  private postAll(): void {
    clearTimeout(this.timer);
    const { corpus, progress } = this.session;
    if (corpus) this.postFigures(corpus);
    else if (!progress) {
      this.told = undefined;
      this.post({ type: 'noProject', why: this.session.whyNothing });
    }
    this.postProgress();
  }

  /** The whole overview, or what has changed since the one that the window has. */
  private postFigures(corpus: Corpus): void {
    if (!this.surface.visible) return;
    // The table does not wait for the network; until the new one is there, the previous one is shown.
    const found = this.session.network.of(corpus);
    const overview = overviewOf(corpus, this.merged, found ?? this.told?.network ?? emptyNetwork(corpus));
    const update = packOverview(overview, ++this.version, this.told);
    this.told = overview;
    const choices = choicesOf(corpus.settings);
    this.post({ type: 'overview', update, pending: found === undefined, choices });
  }

  private postProgress(): void {
    const { progress } = this.session;
    if (progress) this.post({ type: 'progress', ...progress });
  }

  private post(message: ToWebview): void {
    if (this.surface.visible) void this.surface.webview.postMessage(message);
  }
}
