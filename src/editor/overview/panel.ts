import * as vscode from 'vscode';
import type { ToWebview } from '../../protocol';
import { OverviewHost, type OverviewSession } from './host';
import { pageHtml, webviewOptions } from './html';
import type { TextPlaces } from './textPlaces';

const viewType = 'policyCoder.overviewPanel';

/** The overview as an editor tab beside the text: at most one, and it comes back when the window is reloaded. */
export class OverviewPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private host: OverviewHost | undefined;
  private readonly serializer = vscode.window.registerWebviewPanelSerializer(viewType, this);

  constructor(
    private readonly extension: vscode.Uri,
    private readonly session: OverviewSession,
    private readonly places: TextPlaces,
  ) {}

  /** Opens the tab beside the active editor, or shows the one that is open. */
  open(): void {
    if (this.panel) {
      this.panel.reveal();
      return;
    }
    const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    this.bind(
      vscode.window.createWebviewPanel(
        viewType,
        vscode.l10n.t('Overview'),
        column,
        webviewOptions(this.extension),
      ),
    );
  }

  /** Opens the tab and goes through gaps in it. */
  reviewGaps(gaps: Extract<ToWebview, { type: 'gaps' }>): void {
    this.open();
    this.host?.reviewGaps(gaps);
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

  private bind(panel: vscode.WebviewPanel): void {
    const surface = {
      webview: panel.webview,
      get visible() {
        return panel.visible;
      },
      get column() {
        return panel.viewColumn;
      },
      focus: () => panel.reveal(),
    };
    const host = new OverviewHost(surface, this.session, this.places);
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.extension, 'media', 'overview-light.svg'),
      dark: vscode.Uri.joinPath(this.extension, 'media', 'overview-dark.svg'),
    };
    panel.onDidDispose(() => {
      host.dispose();
      if (this.panel !== panel) return;
      this.panel = undefined;
      this.host = undefined;
    });
    this.panel = panel;
    this.host = host;
    panel.webview.html = pageHtml(panel.webview, this.extension, 'webview.js');
  }
}
