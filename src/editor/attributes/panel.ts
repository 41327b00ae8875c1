import * as vscode from 'vscode';
import type { Coding } from '../coding';
import { pageHtml, webviewOptions } from '../overview/html';
import type { Session } from '../session';
import { AttributesHost } from './host';

const viewType = 'policyCoder.attributesPanel';

/** The table of attributes as an editor tab: at most one, and it comes back when the window is reloaded. */
export class AttributesPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private readonly serializer = vscode.window.registerWebviewPanelSerializer(viewType, this);

  constructor(
    private readonly extension: vscode.Uri,
    private readonly session: Session,
    private readonly coding: Coding,
  ) {}

  open(): void {
    if (this.panel) {
      this.panel.reveal();
      return;
    }
    this.bind(
      vscode.window.createWebviewPanel(
        viewType,
        vscode.l10n.t('Attributes'),
        vscode.ViewColumn.Active,
        webviewOptions(this.extension),
      ),
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

  private bind(panel: vscode.WebviewPanel): void {
    const host = new AttributesHost(panel, this.session, this.coding);
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.extension, 'media', 'overview-light.svg'),
      dark: vscode.Uri.joinPath(this.extension, 'media', 'overview-dark.svg'),
    };
    panel.onDidDispose(() => {
      host.dispose();
      if (this.panel === panel) this.panel = undefined;
    });
    this.panel = panel;
    panel.webview.html = pageHtml(panel.webview, this.extension, 'attributes.js');
  }
}
