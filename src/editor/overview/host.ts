import * as vscode from 'vscode';
import { type Corpus, findPassages, type TableOptions } from '../../core';
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
  /** The table was copied as text: a page that is in sight puts it on the clipboard as a table, too. */
  readonly onDidCopyTable: vscode.Event<{ readonly text: string; readonly html: string }>;
  /** Copies the table. */
  copyTable(options: TableOptions): void;
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
      session.onDidCopyTable(content => this.post({ type: 'clipboard', ...content })),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.dispose();
  }

  private async receive(message: FromWebview): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.post({ type: 'language', locale: vscode.env.language, strings: vscode.l10n.bundle ?? {} });
        this.postAll();
        return;
      case 'passages': {
        const { corpus } = this.session;
        const passages = corpus ? findPassages(corpus, message.query) : [];
        this.post({ type: 'passages', query: message.query, passages });
        return;
      }
      case 'open':
        if (!this.session.corpus) return;
        await this.places.show(this.session, message.source, message.range, this.surface.column);
        return;
      case 'copyTable':
        this.session.copyTable({ basis: message.basis, cells: message.cells });
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
    if (corpus) this.post({ type: 'overview', overview: figuresOf(corpus) });
    else if (!progress) this.post({ type: 'noProject' });
    this.postProgress();
  }

  private postProgress(): void {
    const { progress } = this.session;
    if (progress) this.post({ type: 'progress', done: progress.done, total: progress.total });
  }

  private post(message: ToWebview): void {
    if (this.surface.visible) void this.surface.webview.postMessage(message);
  }
}
