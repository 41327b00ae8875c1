import * as vscode from 'vscode';
import { documentExtensions } from '../../core';

/** Whether a file is one that can be imported, by its name. At activation the engine is not loaded, so not before. */
export function isDocument(name: string): boolean {
  return documentExtensions.some(extension => name.toLowerCase().endsWith(`.${extension}`));
}

/** The documents that were picked, and those in folders that were, in the order of their names. Links to folders are not followed. */
export async function documentsIn(picked: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const walk = async (folder: vscode.Uri): Promise<void> => {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, type] of entries) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory && !name.startsWith('.') && name !== 'node_modules')
        await walk(uri);
      else if ((type & vscode.FileType.File) !== 0 && isDocument(name)) found.push(uri);
    }
  };
  for (const uri of picked) {
    const type = await vscode.workspace.fs.stat(uri).then(
      stat => stat.type,
      () => vscode.FileType.Unknown,
    );
    if ((type & vscode.FileType.Directory) !== 0) await walk(uri);
    else found.push(uri);
  }
  return found;
}

/** Asks for documents. Some systems offer either files or folders; where they offer both, both can be picked. */
export async function askForDocuments(): Promise<readonly vscode.Uri[]> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Documents to import'),
    openLabel: vscode.l10n.t('Import'),
    canSelectMany: true,
    filters: { [vscode.l10n.t('Documents')]: [...documentExtensions] },
  });
  return picked ?? [];
}
