import * as vscode from 'vscode';
import { SinglePanel } from '../pages/panel';
import type { OverviewHost, Surface } from './host';

/** The overview as an editor tab beside the text. */
export function overviewPanel(
  extension: vscode.Uri,
  hostOf: (surface: Surface) => OverviewHost,
): SinglePanel<OverviewHost> {
  return new SinglePanel(extension, {
    viewType: 'policyCoder.overviewPanel',
    title: () => vscode.l10n.t('Overview'),
    column: () => (vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active),
    bundle: 'webview.js',
    bind: panel => hostOf(surfaceOf(panel)),
  });
}

function surfaceOf(panel: vscode.WebviewPanel) {
  return {
    webview: panel.webview,
    get visible() {
      return panel.visible;
    },
    get column() {
      return panel.viewColumn;
    },
    focus: () => panel.reveal(),
  };
}
