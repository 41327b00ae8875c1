import { join } from 'node:path';
import { type CorpusStore, compareText, decodeFile, type Encoding, type FileText } from '../core';
import { isMissing, reasonOf } from './failure';
import { type Dirent, followed, listFolder, readBytes, readBytesSync, realPath } from './files';

/** A project folder on disk. */
export class FileStore implements CorpusStore {
  constructor(readonly folder: string) {}

  /**
   * Every file below the folder in sorted order, hidden folders and node_modules left out. A link counts as the file it leads to, if that
   * lies in the folder; links to folders are not followed, since what is in them is either listed already or not of this folder. A dangling
   * link is listed if it stands for codings, settings or a text: these are not gone, only unreadable for now. Throws if a folder cannot be
   * read: leaving out a part in silence would give wrong figures.
   */
  async list(): Promise<readonly string[]> {
    const paths: string[] = [];
    await this.walk('', await realPath(this.folder), paths);
    return paths.sort(compareText);
  }

  async read(path: string, declared?: Encoding): Promise<FileText> {
    const { folder } = this;
    return textOf(path, () => readBytesSync(join(folder, path), { within: folder }), declared);
  }

  /** The bytes of a file. Throws where it cannot be read. */
  bytes(path: string): Uint8Array {
    return readBytesSync(join(this.folder, path), { within: this.folder });
  }

  /** As `read`, but asynchronous, for an editor. */
  async readBeside(path: string, declared?: Encoding): Promise<FileText> {
    const { folder } = this;
    return textOf(path, () => readBytes(join(folder, path), { within: folder }), declared);
  }

  private async walk(below: string, root: string, paths: string[]): Promise<void> {
    for (const entry of await listFolder(join(this.folder, below))) {
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
    const end = await followed(join(this.folder, path), root);
    return end === 'file' || (end === 'nothing' && /^[^.].*\.(?:yaml|txt|md)$/i.test(entry.name));
  }
}

async function textOf(
  path: string,
  read: () => Uint8Array | Promise<Uint8Array>,
  declared: Encoding | undefined,
): Promise<FileText> {
  try {
    return decodeFile(path, await read(), declared);
  } catch (error) {
    return isMissing(error) ? { kind: 'missing' } : { kind: 'unreadable', reason: reasonOf(error) };
  }
}
