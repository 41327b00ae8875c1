import * as vscode from 'vscode';
import type { CommandContext } from '../coding/context';
import type { SourceItem } from '../coding/items';
import { readSource } from './readSource';
import type { SettleHost } from './settleHost';
import { settlePanel } from './settlePanel';

/** The commands of coding together: a source read for all themes, and disagreements. */
export function registerAgreement(extension: vscode.Uri, context: CommandContext): vscode.Disposable {
  let host: SettleHost | undefined;
  const panel = settlePanel(extension, context, opened => {
    host = opened;
  });
  return vscode.Disposable.from(
    panel,
    vscode.commands.registerCommand('policyCoder.readSource', (argument?: SourceItem | string) =>
      readSource(context, typeof argument === 'object' ? argument.row.coded.source.path : argument),
    ),
    vscode.commands.registerCommand('policyCoder.settleDisagreements', () => void panel.open()),
    vscode.commands.registerCommand('policyCoder.settle.takeSelection', () => host?.takeSelection()),
    vscode.commands.registerCommand('policyCoder.settle.cancelSelection', () => host?.cancelSelection()),
  );
}
