import { FileTrouble } from '../core';

/** What is to be written is a link, which may lead anywhere, or no file at all: nothing was done. */
export class NoPlainFile extends Error {
  constructor(readonly path: string) {
    super(path);
  }
}

/** A setup that failed half-way. `path` is the file that could not be changed; `undefined` if git itself failed. */
export class SetupFailure extends Error {
  constructor(
    override readonly cause: unknown,
    readonly path: string | undefined,
    readonly changed: readonly string[],
  ) {
    super(String(cause));
  }
}

/** What a setup has changed so far, to be told if the rest fails. */
export class SetupJournal {
  private readonly changed = new Set<string>();
  private now: string | undefined;

  /** Does something to a file. Resolves to whether it changed the file. */
  async change(path: string, act: () => Promise<boolean>): Promise<boolean> {
    this.now = path;
    const isChanged = await act();
    if (isChanged) this.changed.add(path);
    this.now = undefined;
    return isChanged;
  }

  /** Does the whole setup. Throws a SetupFailure, or a NoPlainFile if nothing was changed. */
  async keep<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (error instanceof NoPlainFile && this.changed.size === 0) throw error;
      if (error instanceof FileTrouble && error.kind === 'unconfirmed' && this.now !== undefined)
        this.changed.add(this.now);
      throw new SetupFailure(error, this.now, [...this.changed]);
    }
  }
}
