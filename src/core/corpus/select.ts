import picomatch from 'picomatch/posix';
import { compareNaturally } from '../order';
import type { Encoding } from '../text/encodings';
import type { LineEnds } from '../text/reading';
import { relative, type Settings } from './settings';
import { isPlanText } from './store';

/**
 * The sources among a project's files, in the order of the table's rows: by pattern, then natural order. A pattern that
 * begins with `!` takes away what those before it have chosen (of all texts, where it is the first). The reference is none
 * of them.
 */
export function selectSources(paths: Iterable<string>, settings: Settings): readonly string[] {
  const texts = [...paths]
    .filter(path => isPlanText(path) && path !== settings.reference)
    .sort(compareNaturally);
  if (!settings.sources) return texts;
  const [first] = settings.sources;
  const chosen = new Set<string>(first !== undefined && isExclusion(first) ? texts : []);
  for (const pattern of settings.sources) {
    const isOut = isExclusion(pattern);
    const matches = matcherOf(isOut ? relative(pattern.slice(1)) : pattern);
    for (const path of texts) {
      if (!matches(path)) continue;
      if (isOut) chosen.delete(path);
      else chosen.add(path);
    }
  }
  return [...chosen];
}

/** By itself, such a pattern would fit all other files of the folder. `!(a|b)` is one of another kind. */
function isExclusion(pattern: string): boolean {
  return pattern.startsWith('!') && !pattern.startsWith('!(');
}

/** What the line ends of a source are: the first pattern that fits decides. */
export function lineEndsOf(path: string, settings: Settings): LineEnds {
  for (const [pattern, kind] of settings.lineEnds) if (matcherOf(pattern)(path)) return kind;
  return 'auto';
}

/** The encoding that is declared for a source: the first pattern that fits decides; `undefined` where none does. */
export function encodingOf(path: string, encodings: Settings['encodings']): Encoding | undefined {
  if (!isPlanText(path)) return undefined;
  for (const [pattern, encoding] of encodings) if (matcherOf(pattern)(path)) return encoding;
  return undefined;
}

/** What a source is called: its file name without extension. */
export function labelOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
}

/**
 * Tells paths that fit a pattern. A name such as `plan (1).txt` means itself before it means a pattern; what is no
 * pattern, such as an empty one, fits nothing else.
 */
function matcherOf(pattern: string): (path: string) => boolean {
  try {
    const matches = picomatch(pattern);
    return path => path === pattern || matches(path);
  } catch {
    return path => path === pattern;
  }
}
