import * as vscode from 'vscode';
import { themeOf } from '../../core';
import type { CommandContext } from '../coding/context';
import { codeName } from '../session/codeName';

/** The light bulb on a selection in a source: tag it, also with one of the codes used last, or make it a keyword. */
export class TagActions implements vscode.CodeActionProvider {
  static readonly kind = vscode.CodeActionKind.Refactor.append('tag');

  constructor(private readonly context: CommandContext) {}

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const { session } = this.context;
    const { corpus } = session;
    if (range.isEmpty || !corpus || !session.sourceOf(document)) return [];
    const action = (title: string, command: string, ...args: string[]): vscode.CodeAction => {
      const made = new vscode.CodeAction(title, TagActions.kind);
      made.command = { title, command: `policyCoder.${command}`, arguments: args };
      return made;
    };
    const { recent, last } = this.context.recentCodes;
    const theme = last === undefined ? undefined : themeOf(last);
    // A keyword stands on one line.
    const asKeyword = range.isSingleLine
      ? [
          action(vscode.l10n.t('Add as keyword…'), 'addAsKeyword'),
          ...(theme === undefined
            ? []
            : [
                action(
                  vscode.l10n.t('Add as keyword of {0}', codeName(theme, corpus)),
                  'addAsKeyword',
                  theme,
                ),
              ]),
        ]
      : [];
    return [
      action(vscode.l10n.t('Tag selection…'), 'tagSelection'),
      ...recent
        .slice(0, 3)
        .map(code => action(vscode.l10n.t('Tag as {0}', codeName(code, corpus)), 'tagSelection', code)),
      ...asKeyword,
    ];
  }
}
