import {
  addWords,
  decodeFile,
  encodingOf,
  type FileText,
  PartCounter,
  type PartFiles,
  type Segmenter,
  type SegmenterTrouble,
  type TextTask,
} from '../../core';
import { isMissing, reasonOf } from '../failure';
import { FileStore } from '../fileStore';
import { createSegmenter } from '../segmenter';
import { PartCache } from './cache';
import type { Counted, CountingInput } from './messages';

/** Reads and counts texts of a project, some at a time. */
export class TextCounter {
  private readonly store: FileStore;
  private readonly cache: PartCache | undefined;
  private counter: PartCounter | undefined;
  private segmenter: Segmenter | undefined;

  constructor(
    private readonly input: CountingInput,
    private readonly onTrouble: (trouble: SegmenterTrouble) => void,
  ) {
    this.store = new FileStore(input.folder);
    this.cache = input.cache && new PartCache(input.cache);
  }

  /** Counts some texts; `gone` is the path of a file that is not there any more. */
  async count(tasks: readonly TextTask[]): Promise<Counted | { readonly gone: string }> {
    const read = tasks.map(task => [task.path, ...task.sides].map(path => this.read(path)));
    const gone = read.flat().find(({ file }) => file?.kind === 'missing');
    if (gone) return { gone: gone.path };
    const isWhole = read.flat().every(({ bytes }) => bytes !== undefined);
    const key = isWhole
      ? this.cache?.keyOf(read.map(files => files.map(each => [each.path, each.bytes!])))
      : undefined;
    const known = key === undefined ? undefined : this.cache?.read(key);
    if (known) return { part: known };
    const texts = tasks.map(({ path }, i): PartFiles => {
      const files = new Map(read[i]!.map(each => [each.path, this.decoded(each)]));
      return { path, files };
    });
    this.counter ??= new PartCounter(this.input.rules);
    const { part, wanted } = this.counter.count(texts);
    if (wanted.length === 0) {
      if (key !== undefined) await this.cache?.write(key, part);
      return { part };
    }
    // Not kept: words depend on the segmenter and its dictionary, too.
    return { part: await this.countByWords(texts, wanted, this.counter) };
  }

  dispose(): void {
    this.segmenter?.dispose();
  }

  private async countByWords(texts: readonly PartFiles[], wanted: readonly string[], counter: PartCounter) {
    const { home, engine, userDictionary } = this.input;
    this.segmenter ??= createSegmenter({ home, engine, userDictionary, onTrouble: this.onTrouble });
    const { terms } = counter;
    const answer = await this.segmenter.cut(wanted, terms);
    const words = answer && addWords(undefined, terms, wanted, answer);
    return counter.count(texts, words).part;
  }

  private read(path: string): ReadFile {
    try {
      return { path, bytes: this.store.bytes(path) };
    } catch (error) {
      return {
        path,
        file: isMissing(error) ? { kind: 'missing' } : { kind: 'unreadable', reason: reasonOf(error) },
      };
    }
  }

  private decoded({ path, bytes, file }: ReadFile): FileText {
    return file ?? decodeFile(path, bytes!, encodingOf(path, this.input.encodings));
  }
}

/** The bytes of a file, or why there are none. */
interface ReadFile {
  readonly path: string;
  readonly bytes?: Uint8Array;
  readonly file?: FileText;
}
