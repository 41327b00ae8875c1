import { allTexts, type Corpus } from '../corpus/corpus';
import { sourceLabel } from '../corpus/select';
import type { ProjectFiles } from '../corpus/store';
import { normalizeText } from '../text/source';
import { freeName, textFileName } from './fileNames';
import type { ForeignSource } from './foreign';

/** Finds the file of each source: the one there is, by what came from here, by its words or its name, or a new one. */
export class SourcePaths {
  private readonly taken = new Set<string>();
  private readonly given = new Set<string>();

  constructor(
    private readonly corpus: Corpus,
    private readonly files: ProjectFiles,
    private readonly known: Readonly<Record<string, string>>,
  ) {
    for (const path of files.keys()) this.taken.add(path.toLowerCase());
  }

  /** `undefined` where the file carries no text, and the project has no source of that name. */
  pathOf(source: ForeignSource): string | undefined {
    const path = this.there(source) ?? (source.text === undefined ? undefined : this.fresh(source));
    if (path !== undefined) this.given.add(path);
    return path;
  }

  private there({ key, name, path, text }: ForeignSource): string | undefined {
    const free = allTexts(this.corpus).filter(({ source }) => !this.given.has(source.path));
    const known = this.known[key];
    const before = free.find(each => each.source.path === known)?.source.path;
    if (before !== undefined) return before;
    const words = text === undefined ? undefined : normalizeText(text);
    const fits = ({ source }: (typeof free)[number]) => words === undefined || source.text === words;
    if (path !== undefined) return free.find(each => each.source.path === path && fits(each))?.source.path;
    const named =
      name === undefined ? [] : free.filter(each => isNamed(each.source.path, name) && fits(each));
    if (named.length > 0)
      return words !== undefined || named.length === 1 ? named[0]!.source.path : undefined;
    if (name !== undefined || words === undefined) return undefined;
    const squeezed = withoutBlanks(words);
    return (free.find(fits) ?? free.find(({ source }) => withoutBlanks(source.text) === squeezed))?.source
      .path;
  }

  private fresh({ name, path, fallback }: ForeignSource): string {
    const isTaken = (each: string) => this.taken.has(each.toLowerCase()) || this.files.has(each);
    const free = freeName(path ?? textFileName(name ?? fallback ?? 'source'), isTaken);
    this.taken.add(free.toLowerCase());
    return free;
  }
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}

function isNamed(path: string, name: string): boolean {
  const nfc = (text: string) => text.normalize('NFC');
  const file = nfc(path.slice(path.lastIndexOf('/') + 1));
  return [nfc(path), file, nfc(sourceLabel(path))].includes(nfc(name)) || file === textFileName(name);
}
