import * as vscode from 'vscode';
import { TextPlaces } from '../pages/textPlaces';
import { registerGaps } from './gaps';
import type { OverviewSession } from './host';
import { overviewPanel } from './panel';
import { OverviewView } from './view';

export { overviewOf } from './figures';
export type { OverviewSession } from './host';

/** Coverage table and network, as an editor tab (command `policyCoder.openOverview`) and as a view. */
export function registerOverview(
  context: vscode.ExtensionContext,
  session: OverviewSession,
): vscode.Disposable {
  const places = new TextPlaces();
  const panel = overviewPanel(context.extensionUri, session, places);
  const view = new OverviewView(context.extensionUri, session, places);
  return vscode.Disposable.from(
    places,
    panel,
    vscode.window.registerWebviewViewProvider('policyCoder.overview', view),
    vscode.commands.registerCommand('policyCoder.openOverview', () => void panel.open()),
    registerGaps(session, panel),
  );
}
