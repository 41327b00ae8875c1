import * as vscode from 'vscode';
import type { CommandContext } from '../coding/context';
import type { SourceItem } from '../coding/items';
import { readSource } from './readSource';

/** The commands of coding together: a source read for all themes. */
export function registerAgreement(context: CommandContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyCoder.readSource', (argument?: SourceItem | string) =>
      readSource(context, typeof argument === 'object' ? argument.row.coded.source.path : argument),
    ),
  );
}
