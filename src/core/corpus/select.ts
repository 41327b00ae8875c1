import picomatch from 'picomatch/posix';
import { compareNaturally } from '../order';
import type { Encoding } from '../text/encodings';
import type { LineEnds } from '../text/reading';
import type { Settings } from './settings';
import { isPlanText } from './store';

/**
 * The sources among a project's files, in the order of the table's rows: by pattern, then natural order. The reference is
 * none of them.
 */
export function selectSources(paths: Iterable<string>, settings: Settings): readonly string[] {
  const texts = [...paths]
    .filter(path => isPlanText(path) && path !== settings.reference)
    .sort(compareNaturally);
  if (!settings.sources) return texts;
  const chosen = new Set<string>();
  for (const pattern of settings.sources) {
    const matches = matcherOf(pattern);
    for (const path of texts) if (matches(path)) chosen.add(path);
  }
  return [...chosen];
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
