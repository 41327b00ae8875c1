import * as vscode from 'vscode';
import { writeNew } from '../session/files';
import type { Session } from '../session/session';

/** Makes the text on the clipboard a source of the project. Nothing that is there is replaced. */
export async function sourceFromClipboard(session: Session): Promise<void> {
  const { t } = vscode.l10n;
  const text = await vscode.env.clipboard.readText();
  const { root, corpus } = session;
  if (!root || !corpus) return;
  if (text.trim() === '') {
    void vscode.window.showInformationMessage(
      t('There is no text on the clipboard. Copy one, then come back.'),
    );
    return;
  }
  // Beside the texts that are there.
  const [first] = corpus.sources;
  const folder = first?.source.path.includes('/') ? first.source.path.replace(/[^/]*$/, '') : '';
  const name = await vscode.window.showInputBox({
    title: t('New Source from Clipboard'),
    prompt: t('What is this text called? {0} characters, beginning with: {1}', text.length, beginning(text)),
    placeHolder: t('Name of the file, without .txt'),
    validateInput: value =>
      value.trim() !== '' && !isFileName(value) ? t('This is not a valid file name.') : undefined,
  });
  if (name === undefined || !isFileName(name)) return;
  const uri = vscode.Uri.joinPath(root, ...folder.split('/'), `${name.trim()}.txt`);
  if (!(await writeNew(uri, `${text.replace(/\r\n?/g, '\n').trimEnd()}\n`))) {
    void vscode.window.showWarningMessage(
      t('"{0}" already exists and was not changed.', `${name.trim()}.txt`),
    );
    return;
  }
  await vscode.window.showTextDocument(uri);
}

function beginning(text: string): string {
  const line = text.trim().split(/[\r\n]/)[0]!;
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

/** Whether a name can be that of a file on every system, within its folder. */
function isFileName(name: string): boolean {
  const trimmed = name.trim();
  return trimmed !== '' && !/[\\/:*?"<>|\p{Cc}]|^\.|\.$/u.test(trimmed) && trimmed.length <= 100;
}
