/** A conflict left in a file by a merge. */
export interface Conflict {
  /** Offsets of the conflict, from the first marker to the end of the last marker's line. */
  readonly start: number;
  readonly end: number;
  readonly ours: string;
  readonly theirs: string;
}

/**
 * Finds git's conflicts in a text with LF line ends. The common ancestor (`|||||||`) is skipped. Markers that do not match
 * are ignored.
 */
export function conflictsIn(text: string): readonly Conflict[] {
  const whole =
    /^<{7}(?: .*)?\n((?:(?![<>|=]{7}(?: |$)).*\n)*)(?:\|{7}(?: .*)?\n(?:(?![<>=]{7}(?: |$)).*\n)*)?={7}\n((?:(?![<>|=]{7}(?: |$)).*\n)*)>{7}(?: .*)?(?:\n|$)/gm;
  return [...text.matchAll(whole)].map(found => ({
    start: found.index,
    end: found.index + found[0].length,
    ours: found[1] ?? '',
    theirs: found[2] ?? '',
  }));
}
