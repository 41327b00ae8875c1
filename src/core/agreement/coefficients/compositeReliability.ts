import type { Coefficient } from '../reliability';

/**
 * Composite reliability as Chinese content analyses report it: nR / (1 + (n - 1) R), with n coders and R their mean agreement after
 * Holsti. It is Spearman and Brown's formula, and grows with the number of coders.
 * Source: Holsti, Content Analysis for the Social Sciences and Humanities (1969), 137.
 */
export function compositeReliability(coders: number, { value, ...undefinedOr }: Coefficient): Coefficient {
  if (value === null) return { ...undefinedOr, value };
  return { value: (coders * value) / (1 + (coders - 1) * value) };
}
