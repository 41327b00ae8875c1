import * as vscode from 'vscode';
import { type Corpus, findPassages, firstLines, type Merged, type Overview, packOverview } from '../../core';
import type { FromWebview, ToWebview } from '../../protocol';
import { figuresOf } from './figures';
import type { TextPlaces } from './textPlaces';

/** What the overview needs of the session. */
export interface OverviewSession {
  /** The newest snapshot; `undefined` while the project is read for the first time, and without a project. */
  readonly corpus: Corpus | undefined;
  /** A new snapshot, or none any more. */
  readonly onDidChangeCorpus: vscode.Event<void>;
  /** Files read so far, while a project is being read. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly onDidProgress: vscode.Event<void>;
  /** Place of a project-relative path. */
  uriOf(path: string): vscode.Uri;
  /** Marks a theme as looked for and absent in a source, or takes that back. */
  markAbsent(source: string, theme: string, absent: boolean): Promise<void>;
}

/** Where a webview stands: an editor tab or a view. */
export interface Surface {
  readonly webview: vscode.Webview;
  /** A hidden webview gets no messages; shown again, it says `ready` anew. */
  readonly visible: boolean;
  /** Column of an editor tab; `undefined` for a view. */
  readonly column: number | undefined;
}

/** Pause after a change before the overview follows, so that a row of changes costs one. */
const pause = 150;

/** Binds one webview to the session: answers what it asks, and tells it what is new while it can be seen. */
export class OverviewHost implements vscode.Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private merged: Merged = [];
  /** What the window was told last; `undefined` where it knows nothing. */
  private told: Overview | undefined;
  private version = 0;
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly surface: Surface,
    private readonly session: OverviewSession,
    private readonly places: TextPlaces,
  ) {
    this.subscriptions = vscode.Disposable.from(
      surface.webview.onDidReceiveMessage((message: FromWebview) => this.receive(message)),
      session.onDidChangeCorpus(() => this.schedule()),
      session.onDidProgress(() => this.postProgress()),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.dispose();
  }

  private async receive(message: FromWebview): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.told = undefined;
        this.post({ type: 'language', locale: vscode.env.language, strings: vscode.l10n.bundle ?? {} });
        this.postAll();
        return;
      case 'passages': {
        const { corpus } = this.session;
        const passages = corpus ? findPassages(corpus, message.query) : [];
        this.post({ type: 'passages', query: message.query, passages });
        return;
      }
      case 'merge':
        this.merged = message.merged;
        if (this.told) this.postAll();
        return;
      case 'firstLines': {
        const { corpus } = this.session;
        const { basis, columns } = message;
        const lines = corpus
          ? message.sources.map(source => [source, firstLines(corpus, source, columns, basis)] as const)
          : [];
        this.post({ type: 'firstLines', basis, lines });
        return;
      }
      case 'open':
        if (!this.session.corpus) return;
        await this.places.show(this.session, message.source, message.range, this.surface.column);
        return;
      case 'markAbsent':
        await this.session.markAbsent(message.source, message.theme, message.absent);
        return;
    }
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
      this.post({ type: 'noProject' });
    }
    this.postProgress();
  }

  /** All of them, or what has changed of those that the window knows. */
  private postFigures(corpus: Corpus): void {
    if (!this.surface.visible) return;
    const overview = figuresOf(corpus, this.merged);
    const update = packOverview(overview, ++this.version, this.told);
    this.told = overview;
    this.post({ type: 'overview', update });
  }

  private postProgress(): void {
    const { progress } = this.session;
    if (progress) this.post({ type: 'progress', done: progress.done, total: progress.total });
  }

  private post(message: ToWebview): void {
    if (this.surface.visible) void this.surface.webview.postMessage(message);
  }
}
