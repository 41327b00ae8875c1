import { codebookFile } from '../core';
import type { GitEntries } from './gitEntries';

/** The folders of a version that hold a codebook, as they stand in paths: `plans/`, or nothing for the top. */
export function projectFolders(entries: GitEntries): readonly string[] {
  return [...entries.keys()]
    .filter(path => path === codebookFile || path.endsWith(`/${codebookFile}`))
    .map(path => path.slice(0, -codebookFile.length))
    .filter(folder => !/(?:^|\/)(?:\.[^/]*|node_modules)\//.test(folder));
}

/**
 * The folder that a project had in another version: the one that shares most of its files with it, by name or content.
 * `now` are the project's files of today by their paths in it; `candidates` are folders that are no projects today.
 */
export function formerFolder(
  then: GitEntries,
  candidates: readonly string[],
  now: ReadonlyMap<string, string>,
): string | undefined {
  const ids = new Set(now.values());
  const scored = candidates.map(folder => {
    let score = 0;
    for (const [path, { id }] of then) {
      if (!path.startsWith(folder)) continue;
      const own = path.slice(folder.length);
      if (ids.has(id)) score += 2;
      // Every project has a codebook.
      else if (own !== codebookFile && now.has(own)) score += 1;
    }
    return { folder, score };
  });
  const [best, second] = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  return best && best.score !== second?.score ? best.folder : undefined;
}
