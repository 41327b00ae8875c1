import * as vscode from 'vscode';

/** Writes a file unless there is one; tells whether it did. */
export async function writeNew(uri: vscode.Uri, text: string | Uint8Array): Promise<boolean> {
  if (await exists(uri)) return false;
  await vscode.workspace.fs.writeFile(uri, typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return true;
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    // Whatever else is wrong with it, something is there.
    return !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound');
  }
}
