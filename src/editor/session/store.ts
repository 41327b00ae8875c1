import * as vscode from 'vscode';
import { type CorpusStore, compareText, decodeFile, type Encoding, type FileText } from '../../core';
import { listFiles } from './listFiles';
import { rewrite } from './rewrite';

/** What the extension host's own disk can do that VS Code's file system cannot; absent in a browser. */
export interface LocalDisk {
  /** Every file below a folder that could belong to a project: the same list that the command line works from. */
  list(folder: string): Promise<readonly string[]>;
  /** Reads a file of a folder as the command line does: no link that leads out of it, no pipe and no device. Never rejects. */
  read(folder: string, path: string, declared?: Encoding): Promise<FileText>;
  /**
   * Writes a file as a whole or not at all, and only if it still holds `expected` (`undefined`: if there is still none).
   * Resolves to whether it was written. Rejects where a link leads out of the folder `within`.
   */
  replace(path: string, expected: string | undefined, text: string, within: string): Promise<boolean>;
}

/** The files of one project folder through VS Code's file system, so that remote and virtual folders work too. */
export class WorkspaceStore implements CorpusStore {
  constructor(
    readonly root: vscode.Uri,
    private readonly disk: LocalDisk | undefined,
  ) {}

  /** Not by `findFiles`: that leaves out what the user's settings hide from the Explorer, and the figures with it. */
  async list(): Promise<readonly string[]> {
    const { root, disk } = this;
    if (root.scheme === 'file' && disk) return disk.list(root.fsPath);
    return (await listFiles(root)).sort(compareText);
  }

  /** The files below a folder; none where there is no folder of that path. */
  async listBelow(path: string): Promise<readonly string[]> {
    try {
      const { type } = await vscode.workspace.fs.stat(this.uriOf(path));
      if ((type & vscode.FileType.Directory) === 0) return [];
    } catch {
      // It is gone again.
      return [];
    }
    return (await this.list()).filter(each => each.startsWith(`${path}/`));
  }

  async read(path: string, declared?: Encoding): Promise<FileText> {
    const { root, disk } = this;
    if (root.scheme === 'file' && disk) return disk.read(root.fsPath, path, declared);
    try {
      return decodeFile(path, await vscode.workspace.fs.readFile(this.uriOf(path)), declared);
    } catch (error) {
      const missing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
      return missing ? { kind: 'missing' } : { kind: 'unreadable', reason: String(error) };
    }
  }

  /**
   * Writes a whole file that was read as `expected` (`undefined`: that was not there); resolves to `false`, and writes
   * nothing, when somebody else has changed it since. On disk, readers see the old or the new one, never half of it and
   * never none, and no process that writes so overwrites another's work: VS Code's own rename deletes the old file first,
   * so it is not used. Other file systems do the best they can (see `rewrite`). Rejects when it cannot be written.
   */
  async replace(path: string, expected: string | undefined, text: string): Promise<boolean> {
    const target = this.uriOf(path);
    if (target.scheme === 'file' && this.disk) {
      return this.disk.replace(target.fsPath, expected, text, this.root.fsPath);
    }
    return rewrite(target, expected, text);
  }

  /** Path relative to the project folder, `/`-separated; `undefined` for a file outside it. */
  pathOf(uri: vscode.Uri): string | undefined {
    const folder = this.root.path.endsWith('/') ? this.root.path : `${this.root.path}/`;
    const inside =
      uri.scheme === this.root.scheme && uri.authority === this.root.authority && uri.path.startsWith(folder);
    return inside ? uri.path.slice(folder.length) : undefined;
  }

  uriOf(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, ...path.split('/'));
  }
}

/** Six random letters and digits. */
export function randomId(): string {
  const letters = '0123456789abcdefghijklmnopqrstuvwxyz';
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), byte => letters[byte % letters.length]).join(
    '',
  );
}
