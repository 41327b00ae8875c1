import type { BadBytes, Encoding } from '../text/encodings';

/** What the engine needs of a file system: the files of one project folder, by relative `/`-separated paths. */
export interface CorpusStore {
  /** Every file below the project folder that could belong to it; hidden folders and node_modules left out. */
  list(): Promise<readonly string[]>;
  /**
   * Reads and decodes a file, in the encoding that the project declares for it, if any. Never throws: what cannot be
   * read is said in the result.
   */
  read(path: string, declared?: Encoding): Promise<FileText>;
}

/** Text of a file, or why there is none. */
export type FileText =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly encoding: Encoding;
      /** The encoding it looks like more than the one it was read in. */
      readonly looksLike?: Encoding;
      /** The invalid bytes; each is U+FFFD in the text. */
      readonly bad?: BadBytes;
    }
  | { readonly kind: 'binary' }
  | { readonly kind: 'undecodable' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The files of a project as they were read. */
export type ProjectFiles = ReadonlyMap<string, FileText>;

/**
 * Files the project can be made of: the codebook, the corpus file, side files, whatever may be a source, and the file of
 * attributes that corpus.yaml names.
 */
export function belongsToProject(path: string, attributesFile?: string): boolean {
  if (path.normalize('NFC') === attributesFile?.normalize('NFC')) return true;
  return /(?:^|\/)(?:codebook|corpus)\.yaml$|\.codes\.yaml$/.test(path) || isPlanText(path);
}

/** Plan texts are .txt and .md files, but for prompts (`NAME.prompt.md`). */
export function isPlanText(path: string): boolean {
  return /\.(?:txt|md)$/i.test(path) && !/\.prompt\.md$/i.test(path);
}
