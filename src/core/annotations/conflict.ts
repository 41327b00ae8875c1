import { parse } from 'yaml';
import { type Issue, issue } from '../base/issue';
import { asFields, asText, type Fields } from '../base/values';
import { type Conflict, conflictsIn } from '../text/conflicts';
import { LineIndex } from '../text/lines';
import { same } from './mergeValues';

/** A conflict in a side file in which each side is one annotation, or nothing. */
export interface RivalAnnotations {
  readonly ours: Fields | undefined;
  readonly theirs: Fields | undefined;
  /** Keys of the fields that differ. */
  readonly keys: readonly string[];
}

/** Describes each conflict in a side file and offers what to do. */
export function conflictIssues(path: string, text: string): readonly Issue[] {
  const lines = new LineIndex(text);
  return conflictsIn(text).map(conflict => {
    const range = lines.range({ start: conflict.start, end: text.indexOf('\n', conflict.start) });
    const rivals = rivalsIn(conflict);
    const quote = asText((rivals?.ours ?? rivals?.theirs)?.quote);
    if (!rivals || quote === undefined) return issue('merge-conflict', path, range);
    return rivals.ours && rivals.theirs
      ? issue('rival-annotations', path, range, quote, rivals.keys.join(', '))
      : issue('removed-or-changed', path, range, quote);
  });
}

/** `undefined` if a side is not one whole annotation, or the two are not the same annotation. */
function rivalsIn({ ours, theirs }: Conflict): RivalAnnotations | undefined {
  const [one, other] = [ours, theirs].map(entryIn);
  if (one === 'other' || other === 'other' || (!one && !other)) return undefined;
  if (one && other && one.id !== other.id) return undefined;
  const keys = [...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])];
  return { ours: one, theirs: other, keys: keys.filter(key => !same(one?.[key], other?.[key])) };
}

/**
 * Text that remains after a conflict is settled for one side or for both. If both versions of one annotation stay, the
 * second gets `freshId`. `undefined` if both together make no valid file.
 */
export function settleConflict(
  conflict: Conflict,
  keep: 'ours' | 'theirs' | 'both',
  freshId: string,
): string | undefined {
  const { ours, theirs } = conflict;
  if (keep !== 'both') return conflict[keep];
  const rivals = rivalsIn(conflict);
  if (!rivals) return isEntries(ours) && isEntries(theirs) ? ours + theirs : undefined;
  if (!rivals.ours || !rivals.theirs) return undefined;
  const second = theirs.replace(/^( *- id:)(?: .*)?$/m, `$1 ${freshId}`);
  return second === theirs ? undefined : ours + second;
}

function entryIn(lines: string): Fields | 'other' | undefined {
  if (lines.trim() === '') return undefined;
  const entries = read(lines);
  const entry = asFields(Array.isArray(entries) && entries.length === 1 ? entries[0] : undefined);
  return asText(entry.id) === undefined ? 'other' : entry;
}

function isEntries(lines: string): boolean {
  return Array.isArray(read(lines));
}

function read(lines: string): unknown {
  try {
    return parse(lines);
  } catch {
    return undefined;
  }
}
