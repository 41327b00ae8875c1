import { isSideFile } from '../../annotations/sideFile';
import { ownerFinder } from '../../corpus/sideFiles';

/** A text to count, and its side files, by their paths. */
export interface TextTask {
  readonly path: string;
  readonly sides: readonly string[];
}

/**
 * The texts of a project to count, each by itself. `undefined` where a side file has no source of its name: whose it is can only be told by
 * looking at all texts.
 */
export function textTasks(
  texts: readonly string[],
  files: Iterable<string>,
): readonly TextTask[] | undefined {
  const ownerOf = ownerFinder(texts);
  const sides = new Map(texts.map(path => [path, [] as string[]]));
  for (const path of files) {
    if (!isSideFile(path)) continue;
    const owner = ownerOf(path);
    if (!owner) return undefined;
    sides.get(owner.source)!.push(path);
  }
  return [...sides].map(([path, own]) => ({ path, sides: own }));
}

/** Part `number` (from 1) of `count` of a list. All parts together are the list; their lengths differ by one at most. */
export function partOf<T>(list: readonly T[], number: number, count: number): readonly T[] {
  const end = (at: number) => Math.floor((at * list.length) / count);
  return list.slice(end(number - 1), end(number));
}
