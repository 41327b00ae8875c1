import type { Segment } from '../continuum';
import { alignSeveral } from './alignSeveral';
import { alignTwo } from './alignTwo';
import { candidatesOf } from './candidates';
import type { Dissimilarity } from './dissimilarity';

/** Passages of several coders that are taken for the same, at most one of each: one entry a coder, `null` for none. */
export type Unitary = readonly (Segment | null)[];

export interface Alignment {
  readonly unitary: readonly Unitary[];
  /** The sum of the disorders of its unitary alignments, each the mean dissimilarity of its pairs. */
  readonly disorder: number;
  /** Whether it is known that no other has less. */
  readonly isBest: boolean;
}

/**
 * The alignment with the least disorder: every passage stands in one unitary alignment, alone or with passages of others.
 * Passages without width are left out. `undefined`: with so many coders, there are too many alignments to find the best.
 * Source: Mathet, Widlöcher & Métivier, Computational Linguistics 41 (2015), 437-479, section 5.
 */
export function bestAlignment(
  coders: readonly (readonly Segment[])[],
  rules: Dissimilarity,
): Alignment | undefined {
  const segments = coders.flatMap((list, coder) =>
    list.filter(({ start, end }) => end > start).map(segment => ({ coder, segment })),
  );
  const candidates = candidatesOf(segments, coders.length, rules);
  if (!candidates) return undefined;
  const { chosen, isBest } =
    coders.length === 2
      ? alignTwo(segments, candidates, rules)
      : alignSeveral(segments.length, candidates, rules);
  const together = new Set(chosen.flatMap(({ members }) => members));
  const unitary: Unitary[] = [];
  const put = (members: readonly number[]) => {
    const row: (Segment | null)[] = coders.map(() => null);
    for (const member of members) row[segments[member]!.coder] = segments[member]!.segment;
    unitary.push(row);
  };
  for (const { members } of chosen) put(members);
  const alone = segments.flatMap((_, i) => (together.has(i) ? [] : [i]));
  for (const member of alone) put([member]);
  const disorder = chosen.reduce((sum, { cost }) => sum + cost, alone.length * rules.empty);
  return { unitary, disorder, isBest };
}
