import * as vscode from 'vscode';

/** A file to be written: its name in dialogs, its usual file name, and which program opens it. */
export interface ExportedFile {
  readonly label: string;
  /** Name that the save dialog begins with. */
  readonly name: string;
  /** Opened by another program than the editor. */
  readonly foreign?: boolean;
}

export function askForTarget(
  { label, name }: ExportedFile,
  title: string,
  defaultUri: vscode.Uri,
): Thenable<vscode.Uri | undefined> {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return vscode.window.showSaveDialog({ defaultUri, filters: { [label]: [extension] }, title });
}

/** Computes the file and shows progress in the meantime. */
export function whileWriting<T>(target: vscode.Uri, work: () => Promise<T>): Thenable<T> {
  const location = vscode.ProgressLocation.Window;
  const title = vscode.l10n.t('Writing {0}…', fileName(target));
  return vscode.window.withProgress({ location, title }, work);
}

/** Writes a file that the user chose. A link is refused: its target is not the file that the user saw in the dialog. */
export async function writeFile(target: vscode.Uri, content: string | Uint8Array): Promise<void> {
  const found = await vscode.workspace.fs.stat(target).then(
    ({ type }) => type,
    () => vscode.FileType.Unknown,
  );
  if ((found & vscode.FileType.SymbolicLink) !== 0)
    throw new Error(vscode.l10n.t('It is a link to another file. Choose another name.'));
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(target, bytes);
}

/** Runs a task that writes a file and tells the user if it fails; resolves to whether it succeeded. */
export async function trying(target: vscode.Uri, act: () => PromiseLike<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('Cannot write {0}: {1}', fileName(target), (error as Error).message),
    );
    return false;
  }
}

/** Reports that a file was written and offers to open it. */
export async function offerToOpen(
  target: vscode.Uri,
  message: string,
  { foreign }: ExportedFile,
): Promise<void> {
  const open = vscode.l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(message, open);
  if (answer !== open) return;
  if (foreign) await vscode.env.openExternal(target);
  else await vscode.window.showTextDocument(target);
}

export function fileName(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
