import { isSideFile, ownerOf } from '../annotations/sideFile';
import { replaceScalars } from '../yaml/scalars';
import type { YamlPath } from '../yaml/schema';
import { isPlanText } from './store';

/** A file or folder that has another path now. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
}

/** Where a path is after a rename; `undefined` where it is not concerned. */
export function renamedPath(path: string, { from, to }: Renamed): string | undefined {
  if (path === from) return to;
  return path.startsWith(`${from}/`) ? to + path.slice(from.length) : undefined;
}

/**
 * Whether a side file is that of a source, whichever coder's. A folder has none, though it may be called like a source
 * without its extension.
 */
export function isSideFileOf(path: string, source: string): boolean {
  return isPlanText(source) && isSideFile(path) && ownerOf(path, each => each === source) !== undefined;
}

/** Where a source or a side file is after a rename of the source, or of a folder above it; where it was, if neither is concerned. */
export function movedPath(path: string, renamed: Renamed): string {
  const { from, to } = renamed;
  return renamedPath(path, renamed) ?? (isSideFileOf(path, from) ? to + path.slice(from.length) : path);
}

/** The text of corpus.yaml after a rename: wherever it names a source. `undefined` where that cannot be done safely. */
export function renameInSettings(text: string, renamed: Renamed): string | undefined {
  return replaceScalars(text, ({ value, path, isKey }) =>
    namesSource(path, isKey) ? renamedPattern(value, renamed) : undefined,
  );
}

/** The text of a side file whose source has this file name now. `undefined` where that cannot be done safely. */
export function renameInSideFile(text: string, source: string): string | undefined {
  return replaceScalars(text, ({ path, isKey }) =>
    path.length === 1 && path[0] === 'source' && !isKey ? source : undefined,
  );
}

/** A source that is left out stays out. */
function renamedPattern(pattern: string, renamed: Renamed): string | undefined {
  const now = pattern.startsWith('!') ? renamedPath(pattern.slice(1), renamed) : undefined;
  return now === undefined ? renamedPath(pattern, renamed) : `!${now}`;
}

function namesSource([list, ...below]: YamlPath, isKey: boolean): boolean {
  if (list === 'reference') return below.length === 0 && !isKey;
  return isKey ? list === 'attributes' || list === 'lineEnds' || list === 'encodings' : list === 'sources';
}
