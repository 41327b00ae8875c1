import {
  type CorpusStore,
  compareText,
  decodeFile,
  type Encoding,
  type FileText,
  FileTrouble,
} from '../core';
import { reasonOf } from './failure';
import type { Content, GitObject } from './gitContents';

/** The files of a project folder as git would check them out. */
export class GitStore implements CorpusStore {
  private waiting: { readonly wanted: GitObject; readonly settle: (content: Promise<Content>) => void }[] =
    [];

  /** `files`: the objects to ask git for, by path in the project. */
  constructor(
    private readonly files: ReadonlyMap<string, GitObject | FileTrouble>,
    private readonly contents: (wanted: readonly GitObject[]) => Promise<readonly Content[]>,
  ) {}

  async list(): Promise<readonly string[]> {
    return [...this.files.keys()].sort(compareText);
  }

  async read(path: string, declared?: Encoding): Promise<FileText> {
    const wanted = this.files.get(path);
    if (wanted === undefined) return { kind: 'missing' };
    if (wanted instanceof FileTrouble) return { kind: 'unreadable', reason: reasonOf(wanted) };
    try {
      const content = await this.content(wanted);
      return 'reason' in content
        ? { kind: 'unreadable', reason: content.reason }
        : decodeFile(path, content, declared);
    } catch (error) {
      return { kind: 'unreadable', reason: reasonOf(error) };
    }
  }

  /** Requests made at the same time share one call of git. */
  private content(wanted: GitObject): Promise<Content> {
    if (this.waiting.length === 0) queueMicrotask(() => this.ask());
    return new Promise(settle => this.waiting.push({ wanted, settle }));
  }

  private ask(): void {
    const asked = this.waiting;
    this.waiting = [];
    const found = this.contents(asked.map(({ wanted }) => wanted));
    asked.forEach(({ settle }, i) => {
      settle(found.then(contents => contents[i]!));
    });
  }
}
