import type { Coefficient, Reliability } from '../reliability';
import { type CodesOf, meanOverPairs } from './overlaps';

/**
 * Mean pairwise F1: one coder taken as the truth and the other as the answer, the harmonic mean of precision and recall of the codes, which
 * is the same either way; the mean over all pairs of coders. Where nearly nothing is coded, kappa comes to this.
 * Source: Hripcsak & Rothschild, Journal of the American Medical Informatics Association 12 (2005), 296-298.
 */
export function f1(data: Reliability, codesOf: CodesOf): Coefficient {
  return meanOverPairs(data, codesOf, ({ first, second, common }) => {
    if (common === 0) return 0;
    const [precision, recall] = [common / second, common / first];
    return (2 * precision * recall) / (precision + recall);
  });
}
