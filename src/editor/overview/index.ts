import * as vscode from 'vscode';
import { AbsenceFinder } from '../../core';
import type { TableBasis } from '../../protocol';
import { TextPlaces } from '../pages/textPlaces';
import { registerGaps } from './gaps';
import { OverviewHost, type OverviewSession, type Surface } from './host';
import { overviewPanel } from './panel';
import { OverviewView } from './view';

export { overviewOf } from './figures';
export type { OverviewSession } from './host';
export { Looks } from './looks';
export { Painters } from './painters';

/** Coverage table and network, as an editor tab (command `policyCoder.openOverview`) and as a view. */
export function registerOverview(
  context: vscode.ExtensionContext,
  session: OverviewSession,
): vscode.Disposable {
  const places = new TextPlaces();
  // What is the same for all cells of a snapshot is computed once for all views. The engine is loaded only when one opens.
  let finder: AbsenceFinder | undefined;
  const hostOf = (surface: Surface) => {
    finder ??= new AbsenceFinder();
    return new OverviewHost(surface, session, places, finder);
  };
  const panel = overviewPanel(context.extensionUri, hostOf);
  const view = new OverviewView(context.extensionUri, hostOf);
  return vscode.Disposable.from(
    places,
    panel,
    vscode.window.registerWebviewViewProvider('policyCoder.overview', view),
    vscode.commands.registerCommand('policyCoder.openOverview', (table?: unknown) => {
      const host = panel.open();
      if (isTableShown(table)) host.show({ type: 'showTable', ...table });
    }),
    registerGaps(session, panel),
  );
}

/** What a command of ours gives; a menu gives the file it stands in. */
function isTableShown(given: unknown): given is { readonly basis: TableBasis; readonly group?: string } {
  return typeof given === 'object' && given !== null && 'basis' in given;
}
