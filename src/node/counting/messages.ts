import type {
  Encoding,
  PartRules,
  ProjectPart,
  SegmenterEngine,
  SegmenterTrouble,
  TextTask,
} from '../../core';

/** What a thread that counts is started with. */
export interface CountingInput {
  /** The project. */
  readonly folder: string;
  /** Folder of the built program. */
  readonly home: string;
  readonly rules: PartRules;
  /** Encodings that corpus.yaml declares, by pattern. */
  readonly encodings: ReadonlyMap<string, Encoding>;
  readonly engine?: SegmenterEngine | undefined;
  readonly userDictionary?: string | undefined;
  /** Where counts are kept from one run to the next; `undefined` where they are not. */
  readonly cache?: CacheInput | undefined;
}

export interface CacheInput {
  readonly folder: string;
  /** Stands for the program, and for all else that counts depend on besides the files of a part. */
  readonly salt: string;
}

/** Counts of some texts. */
export interface Counted {
  readonly part: ProjectPart;
}

// Messages between the host and a thread: for each list of texts one answer, in order; troubles in between.
export type ToThread = readonly TextTask[];
export type FromThread =
  | Counted
  /** A file was removed while it was to be read. */
  | { readonly gone: string }
  | { readonly failed: string }
  | { readonly trouble: SegmenterTrouble };
