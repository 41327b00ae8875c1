import { oncePer } from '../base/oncePer';
import { compareNaturally } from '../base/order';
import type { Encoding } from '../text/encodings';
import type { LineEnds } from '../text/reading';
import { globOf } from './globs';
import { relative, type Settings } from './settings';
import { isPlanText } from './store';

/**
 * The sources among a project's files, in the order of the table's rows: by pattern, then natural order. A pattern that
 * begins with `!` takes away what those before it have chosen (of all texts, where it is the first). The reference is none
 * of them.
 */
export function selectSources(paths: Iterable<string>, settings: Settings): readonly string[] {
  const texts = [...paths]
    .filter(
      path =>
        isPlanText(path) &&
        (settings.reference === undefined || nameKey(path) !== nameKey(settings.reference)),
    )
    .sort(compareNaturally);
  if (!settings.sources) return texts;
  const [first] = settings.sources;
  const chosen = new Set<string>(first !== undefined && isExclusion(first) ? texts : []);
  for (const pattern of settings.sources) {
    const isOut = isExclusion(pattern);
    const { fits } = globOf(nameKey(isOut ? relative(pattern.slice(1)) : pattern));
    for (const path of texts) {
      if (!fits(nameKey(path))) continue;
      if (isOut) chosen.delete(path);
      else chosen.add(path);
    }
  }
  return [...chosen];
}

/** Alone, such a pattern would match all other files of the folder. `!(a|b)` is another kind of pattern. */
function isExclusion(pattern: string): boolean {
  return pattern.startsWith('!') && !pattern.startsWith('!(');
}

/** What the line ends of a source are: the first pattern that fits decides. */
export function lineEndsOf(path: string, settings: Settings): LineEnds {
  return firstFitting(settings.lineEnds, path) ?? 'auto';
}

/** The encoding that is declared for a source: the first pattern that fits decides; `undefined` where none does. */
export function encodingOf(path: string, encodings: Settings['encodings']): Encoding | undefined {
  if (!isPlanText(path)) return undefined;
  return firstFitting(encodings, path);
}

/** What a source is called: its file name without extension. */
export function sourceLabel(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
}

/**
 * What sources are called beside each other: by file name without extension; those of one name by the shortest end of their paths
 * that tells them apart (2021/浙江, 2024/浙江), with the extension where nothing else does.
 */
export function labelsOf(paths: readonly string[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    const name = nameKey(sourceLabel(path));
    const same = byName.get(name);
    if (same) same.push(path);
    else byName.set(name, [path]);
  }
  for (const same of byName.values()) {
    for (const path of same) {
      const others = same.filter(other => other !== path);
      labels.set(path, others.length === 0 ? sourceLabel(path) : distinctEnd(path, others));
    }
  }
  return labels;
}

/** The shortest end of a path, in whole folders, that none of the others has; without its extension where that tells, too. */
function distinctEnd(path: string, others: readonly string[]): string {
  const bare = (each: string) => each.replace(/\.[^./]+$/, '');
  for (const form of [bare, (each: string) => each]) {
    const parts = form(path).split('/');
    for (let count = 1; count <= parts.length; count++) {
      const end = parts.slice(-count).join('/');
      // The whole of a path is the end of another one: `a.txt` beside `b/a.txt`.
      const isEnd = (other: string) =>
        count === parts.length
          ? nameKey(other) === nameKey(end)
          : nameKey(`/${other}`).endsWith(nameKey(`/${end}`));
      if (!others.some(other => isEnd(form(other)))) return end;
    }
  }
  return path;
}

/** Two names that a person takes for the same: written with the same letters, whatever their normal form. */
export function nameKey(name: string): string {
  return name.normalize('NFC');
}

/** The patterns of a file of settings are read once. */
const globsOf = oncePer((patterns: ReadonlyMap<string, unknown>) =>
  [...patterns].map(([pattern, value]) => [globOf(nameKey(pattern)), value] as const),
);

/** The value of the first pattern that fits a path. */
function firstFitting<T>(patterns: ReadonlyMap<string, T>, path: string): T | undefined {
  return globsOf(patterns).find(([{ fits }]) => fits(nameKey(path)))?.[1] as T | undefined;
}
