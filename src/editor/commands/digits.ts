import * as vscode from 'vscode';
import type { CommandContext } from '../coding/context';
import { codePathOf, pickCode } from './refactorCode';
import { tagSelection } from './tagSelection';

/** Tags with the code on a digit key (1 to 9). */
export async function tagWithDigit(context: CommandContext, digit: unknown): Promise<void> {
  const code = typeof digit === 'number' ? context.recentCodes.codeOn(digit) : undefined;
  if (code !== undefined) await tagSelection(context, code);
  else {
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('No code is on this key yet: each code that you use gets one.'),
      5000,
    );
  }
}

/** Lets the user say on which digit key a code is to stay; `undefined` asks for the code, too. */
export async function pinCodeToKey(context: CommandContext, argument: unknown): Promise<void> {
  const { recentCodes, session } = context;
  const code = codePathOf(argument) ?? (await pickCode(context, vscode.l10n.t('Which code?'), () => true));
  const name = (path: string) => session.corpus?.codebook.codes.get(path)?.name ?? path;
  if (code === undefined) return;
  const free = { label: vscode.l10n.t('$(pinned-dirty) Unpin'), digit: undefined };
  const picked = await vscode.window.showQuickPick(
    [
      ...(recentCodes.isPinned(code) ? [free] : []),
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(digit => {
        const there = recentCodes.codeOn(digit);
        const pinned = there !== undefined && recentCodes.isPinned(there) ? ' $(pinned)' : '';
        return { label: String(digit), description: there ? `${name(there)}${pinned}` : '', digit };
      }),
    ],
    {
      title: name(code),
      placeHolder: vscode.l10n.t('Pin it to which key? Ctrl+Alt and the digit tag with it.'),
    },
  );
  if (!picked) return;
  await (picked.digit === undefined ? recentCodes.unpin(code) : recentCodes.pin(code, picked.digit));
}
