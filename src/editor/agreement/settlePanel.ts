import * as vscode from 'vscode';
import type { CommandContext } from '../coding/context';
import type { ModelFiles } from '../models/modelFiles';
import { SinglePanel } from '../pages/panel';
import { SettleHost } from './settleHost';

/** *Settle Disagreements* as an editor tab beside the text. `told` gets to know the page that is open. */
export function settlePanel(
  extension: vscode.Uri,
  context: CommandContext,
  models: ModelFiles,
  told: (host: SettleHost) => void,
): SinglePanel<SettleHost> {
  return new SinglePanel(extension, {
    viewType: 'policyCoder.settlePanel',
    title: () => vscode.l10n.t('Disagreements'),
    column: () => (vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active),
    bundle: 'settle.js',
    bind: panel => {
      const host = new SettleHost(panel, context, models);
      told(host);
      return host;
    },
  });
}
