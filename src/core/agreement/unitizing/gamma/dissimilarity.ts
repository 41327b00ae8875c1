import type { Segment } from '../continuum';

/** How different two passages are, in place and in code. */
export interface Dissimilarity {
  /** What the place weighs, and what the code. */
  readonly alpha: number;
  readonly beta: number;
  /** A passage beside no passage. */
  readonly empty: number;
  /** How different two codes are, from 0 to 1. */
  readonly ofCodes: (a: string, b: string) => number;
}

/** As in the paper of 2015: place and code weigh the same, and codes are the same or not. */
export const usualDissimilarity: Dissimilarity = {
  alpha: 1,
  beta: 1,
  empty: 1,
  ofCodes: (a, b) => (a === b ? 0 : 1),
};

/**
 * ((how far the starts are apart + how far the ends are apart) / both lengths)², times that of an empty unit.
 * Source: Mathet, Widlöcher & Métivier, Computational Linguistics 41 (2015), 437-479, section 4.
 */
export function positional(a: Segment, b: Segment, { empty }: Dissimilarity): number {
  const apart = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
  return (apart / (a.end - a.start + b.end - b.start)) ** 2 * empty;
}

/** Place and code together. */
export function dissimilarity(a: Segment, b: Segment, rules: Dissimilarity): number {
  return rules.alpha * positional(a, b, rules) + rules.beta * rules.ofCodes(a.code, b.code) * rules.empty;
}
