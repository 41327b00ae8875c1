import type { ForeignProject } from '../foreign';

/** A file that somebody wants to import, and what lies beside it. */
export interface GivenFile {
  /** Its name, without folders. */
  readonly name: string;
  /** The name of the folder it lies in. */
  readonly folder: string;
  readonly bytes: Uint8Array;
  /** Bytes of a file by its path from there, such as `../visual.conf`; `undefined` where there is none. */
  readonly beside: (path: string) => Promise<Uint8Array | undefined>;
}

/** One format of another program: one file in this folder, and one line in `readers.ts`. */
export interface Reader {
  /** As people call it. */
  readonly format: string;
  /** What its files are called, in lower case, with the dot. */
  readonly extensions: readonly string[];
  /**
   * `undefined` where the content is that of another format with the same extension; throws an ExchangeError where it is of
   * this one and cannot be read.
   */
  readonly read: (file: GivenFile) => Promise<ForeignProject | undefined>;
}
