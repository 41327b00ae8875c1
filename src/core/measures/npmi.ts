import { pmi } from './pmi';

/**
 * Normalised pointwise mutual information: `pmi / -log2(both / total)`; -1 to 1, 1 where neither stands without the other,
 * 0 where they stand together as often as chance has it.
 * Source: Bouma, Normalized (pointwise) mutual information in collocation extraction, Proceedings of GSCL (2009), 31-40.
 */
export function npmi(both: number, a: number, b: number, total: number): number {
  // Two nodes that stand in every unit: the limit.
  return both === total ? 1 : pmi(both, a, b, total) / -Math.log2(both / total);
}
