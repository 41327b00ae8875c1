import * as vscode from 'vscode';
import type { CommandContext } from '../coding/context';
import { codeName } from '../session/codeName';

/** The light bulb on a selection in a source: tag it, also with one of the codes used last. */
export class TagActions implements vscode.CodeActionProvider {
  static readonly kind = vscode.CodeActionKind.Refactor.append('tag');

  constructor(private readonly context: CommandContext) {}

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const { session } = this.context;
    const { corpus } = session;
    if (range.isEmpty || !corpus || !session.sourceOf(document)) return [];
    const action = (title: string, ...args: string[]): vscode.CodeAction => {
      const made = new vscode.CodeAction(title, TagActions.kind);
      made.command = { title, command: 'policyCoder.tagSelection', arguments: args };
      return made;
    };
    return [
      action(vscode.l10n.t('Tag selection…')),
      ...this.context.recentCodes.recent
        .slice(0, 3)
        .map(code => action(vscode.l10n.t('Tag as {0}', codeName(code, corpus)), code)),
    ];
  }
}
