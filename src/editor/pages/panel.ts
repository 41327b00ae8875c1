import * as vscode from 'vscode';
import { type Bundle, pageHtml, webviewOptions } from './html';

/** What a tab is, and who answers its page. */
export interface PanelKind<Host extends vscode.Disposable> {
  readonly viewType: string;
  /** Title of the tab. */
  readonly title: () => string;
  /** Where it opens. */
  readonly column: () => vscode.ViewColumn;
  readonly bundle: Bundle;
  readonly bind: (panel: vscode.WebviewPanel) => Host;
}

/** A page as an editor tab: at most one, and it comes back when the window is reloaded. */
export class SinglePanel<Host extends vscode.Disposable>
  implements vscode.WebviewPanelSerializer, vscode.Disposable
{
  private shown: { readonly panel: vscode.WebviewPanel; readonly host: Host } | undefined;
  private readonly serializer: vscode.Disposable;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly kind: PanelKind<Host>,
  ) {
    this.serializer = vscode.window.registerWebviewPanelSerializer(kind.viewType, this);
  }

  /** Opens the tab, or shows the one that is open. */
  open(): Host {
    const { viewType, title, column } = this.kind;
    if (this.shown) {
      this.shown.panel.reveal();
      return this.shown.host;
    }
    return this.bind(
      vscode.window.createWebviewPanel(viewType, title(), column(), webviewOptions(this.extension)),
    );
  }

  /** Called by VS Code for a tab of the last session. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    panel.webview.options = webviewOptions(this.extension);
    this.bind(panel);
  }

  dispose(): void {
    // The tab stays: a window that reloads ends the extension too, and is to bring the tab back.
    this.serializer.dispose();
  }

  private bind(panel: vscode.WebviewPanel): Host {
    const host = this.kind.bind(panel);
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.extension, 'media', 'overview-light.svg'),
      dark: vscode.Uri.joinPath(this.extension, 'media', 'overview-dark.svg'),
    };
    panel.onDidDispose(() => {
      host.dispose();
      if (this.shown?.panel === panel) this.shown = undefined;
    });
    this.shown = { panel, host };
    panel.webview.html = pageHtml(panel.webview, this.extension, this.kind.bundle);
    return host;
  }
}
