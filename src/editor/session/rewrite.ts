import * as vscode from 'vscode';

/** How often to write again what did not arrive whole. */
const attempts = 3;

/**
 * Writes a file through VS Code's file system, only if it still holds `expected` (`undefined`: if there is still none);
 * resolves to whether it was written. Such a file system cannot replace a file as a whole, and `rename` with overwrite
 * deletes the old one first. So what was written is read back: half of it is written again, what somebody else has put
 * there in the meantime is theirs, and counts as not written. Rejects when the file cannot be written; then the old text has
 * been put back, if that could be done.
 */
export async function rewrite(
  target: vscode.Uri,
  expected: string | undefined,
  text: string,
): Promise<boolean> {
  const before = await contentOf(target);
  if (before?.text !== expected || !(await isSince(target, before))) return false;
  let failure: unknown = new Error(vscode.l10n.t('The file was not written completely.'));
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    } catch (error) {
      failure = error;
    }
    const now = await contentOf(target).catch(() => undefined);
    if (now?.text === text) return true;
    const isTorn = now === undefined || now.text === expected || text.startsWith(now.text);
    if (!isTorn) return false;
  }
  await putBack(target, expected);
  throw failure;
}

interface Content {
  readonly text: string;
  readonly mtime: number;
  readonly size: number;
}

/** What a file contains; `undefined` where there is none. Rejects when it cannot be read. */
async function contentOf(target: vscode.Uri): Promise<Content | undefined> {
  try {
    // Asked first: what changes while it is being read has another time then.
    const { mtime, size } = await vscode.workspace.fs.stat(target);
    const bytes = await vscode.workspace.fs.readFile(target);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, mtime, size };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/** Whether nobody has written the file since it was read. */
async function isSince(target: vscode.Uri, before: Content | undefined): Promise<boolean> {
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(target);
    return before?.mtime === mtime && before.size === size;
  } catch {
    return before === undefined;
  }
}

/** As it was: the old text, or no file. */
async function putBack(target: vscode.Uri, expected: string | undefined): Promise<void> {
  try {
    if (expected === undefined) await vscode.workspace.fs.delete(target);
    else await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(expected));
  } catch {
    // The error that is told is the first one.
  }
}
