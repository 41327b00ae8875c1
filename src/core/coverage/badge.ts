/** What a badge tells of a source. */
export interface BadgeCounts {
  /** Themes of the codebook, and those coded or found absent. */
  readonly themes: number;
  readonly decided: number;
  /** Annotations that wait for a person to say where they belong. */
  readonly waiting: number;
}

/**
 * Two characters at most for a source: `!` and the number of annotations that wait for review (`!+` for ten and more), else
 * `✓` where every theme is decided, else how many are; `undefined` where nothing is done yet.
 */
export function badgeOf({ themes, decided, waiting }: BadgeCounts): string | undefined {
  if (waiting > 0) return waiting < 10 ? `!${waiting}` : '!+';
  if (decided === 0) return undefined;
  if (decided === themes) return '✓';
  return decided < 100 ? String(decided) : '9+';
}

/** The most changes in one event; VS Code drops all beyond that. */
const mostAtOnce = 250;

/**
 * Which badges are no longer right: the URIs of those sources that are not what they were when a badge was `told` of them.
 * `all` = so many that VS Code has to ask for every badge again. A source that is as it was is the same object from snapshot to
 * snapshot.
 */
export function staleBadges<Source>(
  told: ReadonlyMap<string, Source>,
  now: (uri: string) => Source | undefined,
): readonly string[] | 'all' {
  const stale = [...told].filter(([uri, source]) => now(uri) !== source).map(([uri]) => uri);
  return stale.length > mostAtOnce ? 'all' : stale;
}
