import { type CorpusStore, compareText, decode, type Encoding, type FileText } from '../core';
import { reasonOf } from './failure';

/** The files of a project folder as git keeps them, by the ids of their contents. */
export class GitStore implements CorpusStore {
  private waiting: { readonly id: string; readonly settle: (bytes: Promise<Uint8Array>) => void }[] = [];

  constructor(
    private readonly ids: ReadonlyMap<string, string>,
    private readonly contents: (ids: readonly string[]) => Promise<readonly Uint8Array[]>,
  ) {}

  async list(): Promise<readonly string[]> {
    return [...this.ids.keys()].sort(compareText);
  }

  async read(path: string, declared?: Encoding): Promise<FileText> {
    const id = this.ids.get(path);
    if (id === undefined) return { kind: 'missing' };
    try {
      return decode(await this.content(id), declared);
    } catch (error) {
      return { kind: 'unreadable', reason: reasonOf(error) };
    }
  }

  /** What is asked for at once goes to one call of git. */
  private content(id: string): Promise<Uint8Array> {
    if (this.waiting.length === 0) queueMicrotask(() => this.ask());
    return new Promise(settle => this.waiting.push({ id, settle }));
  }

  private ask(): void {
    const asked = this.waiting;
    this.waiting = [];
    const found = this.contents(asked.map(({ id }) => id));
    asked.forEach(({ settle }, i) => {
      settle(found.then(contents => contents[i]!));
    });
  }
}
