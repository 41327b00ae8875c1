/** What the segmenter reads; each rejects when it cannot be read. */
export interface SegmenterFiles {
  /** Reads a file of the built program, by its path in `dist`. */
  readonly readPart: (path: string) => PromiseLike<Uint8Array>;
  /** The user's own dictionary: lines of `word`, `word frequency` or `word frequency tag`. */
  readonly userDictionary:
    | { readonly name: string; readonly read: () => PromiseLike<Uint8Array> }
    | undefined;
}
