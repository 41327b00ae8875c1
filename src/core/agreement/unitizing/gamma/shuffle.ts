import type { Segment } from '../continuum';

/**
 * A text as it could be coded by chance: for each coder, the passages of one of them, all moved on by one random distance; what goes beyond the
 * end comes in at the beginning. Where the same passages serve for two, their distances are half the mean length of a passage apart or
 * more: nobody meets themselves.
 * Source: Mathet, Widlöcher & Métivier, Computational Linguistics 41 (2015), 437-479, section 5.3.
 */
export function shuffled(
  coders: readonly (readonly Segment[])[],
  length: number,
  random: () => number,
): readonly (readonly Segment[])[] {
  const all = coders.flat();
  const mean = all.reduce((sum, { start, end }) => sum + end - start, 0) / Math.max(1, all.length);
  const taken = new Map<number, number[]>();
  return coders.map(() => {
    const model = Math.floor(random() * coders.length);
    const others = taken.get(model) ?? [];
    const distance = drawn(length, mean / 2, others, random);
    taken.set(model, [...others, distance]);
    return coders[model]!.map(({ start, end, code }) => {
      const moved = start + distance >= length ? distance - length : distance;
      return { start: start + moved, end: end + moved, code };
    });
  });
}

/** In a text with no room for that, a distance is taken as it comes. */
const mostTries = 20;

/** A distance that is not close to others, round the text. */
function drawn(length: number, least: number, others: readonly number[], random: () => number): number {
  for (let tries = 1; ; tries++) {
    const distance = Math.floor(random() * length);
    const isApart = others.every(other => {
      const between = Math.abs(other - distance);
      return Math.min(between, length - between) >= least;
    });
    if (isApart || tries === mostTries) return distance;
  }
}
