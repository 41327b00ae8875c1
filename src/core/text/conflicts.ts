/** A conflict that a merge has left in a file. */
export interface Conflict {
  /** Offsets of the whole: from the first marker to after the line of the last. */
  readonly start: number;
  readonly end: number;
  readonly ours: string;
  readonly theirs: string;
}

/**
 * Finds the conflicts in a text with LF line ends, as git marks them: what both sides set out from (`|||||||`) is passed
 * over. Markers that do not belong together are left alone.
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
