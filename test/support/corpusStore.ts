import { decode } from '../../src/core/corpus/decode';
import type { CorpusStore, FileText, ProjectFiles } from '../../src/core/corpus/store';
import type { Encoding } from '../../src/core/text/encodings';

/** Contents of the files of a project by path: text, or bytes that are decoded as a file's are. */
export type Contents = Readonly<Record<string, string | Uint8Array>>;

/** A file as a store reads it. */
export function fileText(content: string | Uint8Array, declared?: Encoding): FileText {
  return typeof content === 'string'
    ? { kind: 'text', text: content, encoding: 'utf-8' }
    : decode(content, declared);
}

/** The files of a project as they would have been read. */
export function projectFiles(contents: Contents): ProjectFiles {
  return new Map(Object.entries(contents).map(([path, content]) => [path, fileText(content)]));
}

/** A project folder in memory. Its files can be changed at any time, as on disk. */
export class MemoryCorpusStore implements CorpusStore {
  readonly files: Map<string, string | Uint8Array>;

  constructor(contents: Contents = {}) {
    this.files = new Map(Object.entries(contents));
  }

  async list(): Promise<readonly string[]> {
    return [...this.files.keys()];
  }

  async read(path: string, declared?: Encoding): Promise<FileText> {
    const content = this.files.get(path);
    return content === undefined ? { kind: 'missing' } : fileText(content, declared);
  }
}
