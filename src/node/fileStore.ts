import { type Dirent, readFileSync, realpathSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type CorpusStore, compareText, decode, type Encoding, type FileText } from '../core';
import { isMissing, reasonOf } from './failure';

/** A project folder on disk. */
export class FileStore implements CorpusStore {
  /** The folder without links. */
  private root: string | undefined;

  constructor(readonly folder: string) {}

  /**
   * Every file below the folder in sorted order, hidden folders and node_modules left out. A link counts as the file
   * it leads to, if that lies in the folder; links to folders are not followed, since what is in them is either
   * listed already or not of this folder. Throws when a folder cannot be read: a part left out in silence would give
   * wrong figures.
   */
  async list(): Promise<readonly string[]> {
    const paths: string[] = [];
    await this.walk('', await realpath(this.folder), paths);
    return paths.sort(compareText);
  }

  async read(path: string, declared?: Encoding): Promise<FileText> {
    try {
      // The command line has nothing else to do meanwhile, and the thread pool makes many small files slow.
      const file = realpathSync.native(join(this.folder, path));
      this.root ??= realpathSync.native(this.folder);
      if (!isInside(file, this.root)) return { kind: 'unreadable', reason: 'a link leads out of the folder' };
      return decode(readFileSync(file), declared);
    } catch (error) {
      return isMissing(error) ? { kind: 'missing' } : { kind: 'unreadable', reason: reasonOf(error) };
    }
  }

  private async walk(below: string, root: string, paths: string[]): Promise<void> {
    const entries = await readdir(join(this.folder, below), { withFileTypes: true });
    for (const entry of entries) {
      const path = below + entry.name;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && entry.name !== 'node_modules')
          await this.walk(`${path}/`, root, paths);
      } else if (await this.isFile(entry, path, root)) {
        paths.push(path);
      }
    }
  }

  private async isFile(entry: Dirent, path: string, root: string): Promise<boolean> {
    if (!entry.isSymbolicLink()) return entry.isFile();
    try {
      const target = await realpath(join(this.folder, path));
      return isInside(target, root) && (await stat(target)).isFile();
    } catch {
      // A link that leads nowhere is no file.
      return false;
    }
  }
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
