import * as vscode from 'vscode';
import type { CommandContext } from '../coding/context';
import type { SourceItem } from '../coding/items';
import type { ModelFiles } from '../models/modelFiles';
import { chooseCounted } from './counted';
import { readSource } from './readSource';
import { sample } from './sample';
import type { SettleHost } from './settleHost';
import { settlePanel } from './settlePanel';

/** The commands of coding together: a sample, a source read for all themes, disagreements, and whose coding counts. */
export function registerAgreement(
  extension: vscode.Uri,
  context: CommandContext,
  models: ModelFiles,
): vscode.Disposable {
  let host: SettleHost | undefined;
  const panel = settlePanel(extension, context, models, opened => {
    host = opened;
  });
  return vscode.Disposable.from(
    panel,
    vscode.commands.registerCommand('policyCoder.readSource', (argument?: SourceItem | string) =>
      readSource(context, typeof argument === 'object' ? argument.row.coded.source.path : argument),
    ),
    vscode.commands.registerCommand('policyCoder.drawSample', () => sample(context)),
    vscode.commands.registerCommand('policyCoder.chooseCounted', () => chooseCounted(context.session)),
    vscode.commands.registerCommand('policyCoder.settleDisagreements', () => void panel.open()),
    vscode.commands.registerCommand('policyCoder.settle.takeSelection', () => host?.takeSelection()),
    vscode.commands.registerCommand('policyCoder.settle.cancelSelection', () => host?.cancelSelection()),
  );
}
