import * as vscode from 'vscode';
import { type Segmenter, WordCutter } from '../../core';
import type { TermsQuery } from '../../protocol';
import type { CodingHistory } from '../coding/codingHistory';
import { pageHtml, webviewOptions } from '../pages/html';
import { TextPlaces } from '../pages/textPlaces';
import type { Session } from '../session/session';
import { askForTerm } from './askForTerm';
import { askForTheme } from './askForTheme';
import { TermsHost } from './host';

const viewId = 'policyCoder.terms';

/** Candidate keywords and keywords in context: a view of the panel, and the commands that show something in it. */
export function registerTerms(
  context: vscode.ExtensionContext,
  session: Session,
  coding: CodingHistory,
  segmenter: Pick<Segmenter, 'cut'>,
): vscode.Disposable {
  const view = new TermsView(context.extensionUri, session, coding, segmenter);
  return vscode.Disposable.from(
    view,
    vscode.window.registerWebviewViewProvider(viewId, view),
    vscode.commands.registerCommand('policyCoder.keywordInContext', async (argument?: unknown) => {
      const term = await askForTerm(session, segmenter, argument);
      if (term !== undefined) await view.show({ of: 'term', term });
    }),
    vscode.commands.registerCommand('policyCoder.candidateKeywords', async (argument?: unknown) => {
      const query = await askForTheme(session, argument);
      if (query) await view.show(query);
    }),
  );
}

class TermsView implements vscode.WebviewViewProvider, vscode.Disposable {
  private words: WordCutter | undefined;
  private readonly places = new TextPlaces();
  private host: TermsHost | undefined;
  private wanted: TermsQuery | undefined;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly session: Session,
    private readonly coding: CodingHistory,
    private readonly segmenter: Pick<Segmenter, 'cut'>,
  ) {}

  async show(query: TermsQuery): Promise<void> {
    if (this.host) this.host.show(query);
    else this.wanted = query;
    await vscode.commands.executeCommand(`${viewId}.focus`);
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.words ??= new WordCutter(this.segmenter);
    const host = new TermsHost(view, this.session, this.coding, this.words, this.places);
    this.host = host;
    if (this.wanted) host.show(this.wanted);
    this.wanted = undefined;
    view.onDidDispose(() => {
      host.dispose();
      if (this.host === host) this.host = undefined;
    });
    view.webview.options = webviewOptions(this.extension);
    view.webview.html = pageHtml(view.webview, this.extension, 'terms.js');
  }

  dispose(): void {
    this.places.dispose();
    this.host?.dispose();
  }
}
