import { canonical } from '../base/values';
import type { SideFile } from './sideFile';

/**
 * Pairs each side file that is gone with the new file that holds most of its annotations, or, if it has none, exactly its
 * reviews.
 */
export function pairRenamed(
  gone: readonly SideFile[],
  come: readonly SideFile[],
): ReadonlyMap<string, string> {
  const scored = gone.flatMap(from =>
    come.map(to => ({ from: from.path, to: to.path, score: likeness(from, to) })),
  );
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to, score } of scored.sort((a, b) => b.score - a.score)) {
    if (score === 0 || renamed.has(from) || taken.has(to)) continue;
    renamed.set(from, to);
    taken.add(to);
  }
  return renamed;
}

/** Number of shared annotations; a fraction of one if there are only reviews and they are equal; 0 for nothing in common. */
function likeness(a: SideFile, b: SideFile): number {
  const known = new Map(b.annotations.map(({ id, quote }) => [id, quote]));
  const shared = a.annotations.filter(({ id, quote }) => known.get(id) === quote).length;
  if (shared > 0 || a.annotations.length + b.annotations.length > 0) return shared;
  return a.reviews.length > 0 && canonical(a.reviews) === canonical(b.reviews) ? 0.5 : 0;
}
