import { ownerOf, parseSideFile, type SideFile, sideFilePath } from '../annotations/sideFile';
import { fileStart, type Issue, issue } from '../base/issue';
import type { Steps } from '../base/steps';
import type { Source } from '../text/source';
import { coderInName, findOwner } from './adopt';
import { nameKey } from './select';

/** What belongs to one source. */
export interface OwnSideFiles {
  /** Those that could be decoded, in order of their names. */
  readonly files: readonly SideFile[];
  /** Those of which something could not be read; `coder` as in `SideFile`. */
  readonly unread: readonly Pick<SideFile, 'path' | 'coder'>[];
}

export const noSideFiles: OwnSideFiles = { files: [], unread: [] };

/** Finds the source, and the coder, that the name of a side file says; `undefined` where there is no such source. */
export function ownerFinder(paths: readonly string[]): (path: string) => ReturnType<typeof ownerOf> {
  const isSource = new Set(paths);
  const byKey = new Map(paths.map(path => [nameKey(path), path]));
  return path => {
    // A system may have given the one another normal form than the other.
    const found =
      ownerOf(path, source => isSource.has(source)) ?? ownerOf(nameKey(path), source => byKey.has(source));
    if (!found || isSource.has(found.source)) return found;
    return { ...found, source: byKey.get(found.source)! };
  };
}

/** The side files of a project, each read once as long as it stays the same. */
export class SideFiles {
  private readonly known = new Map<string, { readonly text: string; readonly value: SideFile }>();

  /**
   * Side files by the path of their source; a text that is `undefined` could not be decoded; `paths` are those of all sources, `sources` those
   * that could be read, `unlisted` the plan texts that are no sources. One whose source is gone goes to the source that has the same text now, under another name.
   */
  *read(
    texts: ReadonlyMap<string, string | undefined>,
    paths: readonly string[],
    sources: readonly Source[],
    unlisted: () => readonly Source[],
    issues: Issue[],
  ): Steps<ReadonlyMap<string, OwnSideFiles>> {
    const ownerByName = ownerFinder(paths);
    const bySource = new Map<string, OwnSideFiles>();
    const strays: SideFile[] = [];
    const own = (source: string) => bySource.get(source) ?? noSideFiles;
    const miss = (source: string, file: Pick<SideFile, 'path' | 'coder'>) =>
      bySource.set(source, { ...own(source), unread: [...own(source).unread, file] });
    const give = (source: string, side: SideFile) => {
      bySource.set(source, { ...own(source), files: [...own(source).files, side] });
      if (!side.whole) miss(source, side);
    };
    for (const [path, text] of texts) {
      const owner = ownerByName(path);
      if (text === undefined) {
        if (owner) miss(owner.source, { path, coder: owner.coder });
        continue;
      }
      const side = this.parsed(path, text, owner ? owner.coder : coderInName(path));
      yield;
      issues.push(...side.issues);
      if (owner) give(owner.source, side);
      else strays.push(side);
    }
    for (const side of strays) {
      const name = sideFilePath('', side.coder);
      const gone = side.path.slice(0, -name.length);
      const owner = side.sound ? findOwner(side, sources) : undefined;
      const isFree = owner && !own(owner.path).files.some(({ coder }) => coder === side.coder);
      if (isFree) {
        issues.push(issue('moved-source', side.path, fileStart, gone, owner.path, owner.path + name));
        give(owner.path, side);
        continue;
      }
      const elsewhere = owner || !side.sound ? undefined : findOwner(side, unlisted());
      issues.push(
        elsewhere
          ? issue('unlisted-source', side.path, fileStart, gone, elsewhere.path)
          : issue('missing-source', side.path, fileStart, gone),
      );
    }
    return bySource;
  }

  private parsed(path: string, text: string, coder: string | undefined): SideFile {
    const known = this.known.get(path);
    if (known?.text === text && known.value.coder === coder) return known.value;
    const value = parseSideFile(path, text, coder);
    this.known.set(path, { text, value });
    return value;
  }
}
