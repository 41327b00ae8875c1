import * as vscode from 'vscode';
import { SinglePanel } from '../pages/panel';
import type { TextPlaces } from '../pages/textPlaces';
import { OverviewHost, type OverviewSession } from './host';

/** The overview as an editor tab beside the text. */
export function overviewPanel(
  extension: vscode.Uri,
  session: OverviewSession,
  places: TextPlaces,
): SinglePanel<OverviewHost> {
  return new SinglePanel(extension, {
    viewType: 'policyCoder.overviewPanel',
    title: () => vscode.l10n.t('Overview'),
    column: () => (vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active),
    bundle: 'webview.js',
    bind: panel => new OverviewHost(surfaceOf(panel), session, places),
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
