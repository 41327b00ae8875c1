import type * as vscode from 'vscode';
import { pageHtml, webviewOptions } from '../pages/html';
import type { OverviewHost, Surface } from './host';

/** The overview as a view, which lives in the panel and can be dragged to either side bar. */
export class OverviewView implements vscode.WebviewViewProvider {
  constructor(
    private readonly extension: vscode.Uri,
    private readonly hostOf: (surface: Surface) => OverviewHost,
  ) {}

  resolveWebviewView(view: vscode.WebviewView): void {
    const surface = {
      webview: view.webview,
      get visible() {
        return view.visible;
      },
      column: undefined,
      focus: () => view.show(),
    };
    const host = this.hostOf(surface);
    view.onDidDispose(() => host.dispose());
    view.webview.options = webviewOptions(this.extension);
    view.webview.html = pageHtml(view.webview, this.extension, 'webview.js');
  }
}
