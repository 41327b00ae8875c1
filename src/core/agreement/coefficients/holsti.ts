import type { Coefficient, Reliability } from '../reliability';
import { type CodesOf, meanOverPairs } from './overlaps';

/**
 * Holsti's coefficient of reliability, 2M / (N1 + N2): M codes that both coders gave to the same unit, N1 and N2 codes that each gave. Of
 * several coders, the mean over the pairs. That a unit got no code is no decision here: percent agreement counts it.
 * Source: Holsti, Content Analysis for the Social Sciences and Humanities (1969), 140.
 */
export function holsti(data: Reliability, codesOf: CodesOf): Coefficient {
  return meanOverPairs(data, codesOf, ({ first, second, common }) => (2 * common) / (first + second));
}
