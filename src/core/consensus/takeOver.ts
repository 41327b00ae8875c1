import { type Corpus, sourceAt } from '../corpus/corpus';
import type { Disagreements } from './disagreements';
import { planFor, settle } from './settle';
import type { SettledBy, SettlementPlan } from './settling';

/**
 * Plans how what coders coded alike is taken over into the consensus, and what they judged alike to be absent: a plan for each
 * source where there is anything to write. What was settled before stays, and so does what is open.
 */
export function planTakeOver(
  corpus: Corpus,
  found: Disagreements,
  who: SettledBy = {},
): readonly SettlementPlan[] {
  const agreed = [...found.agreed, ...found.disagreements].filter(
    ({ kind, state, settlements }) =>
      kind === 'agreed' &&
      (state === 'open' ||
        (state === 'reopened' && settlements.every(({ decision }) => decision === 'agreed'))),
  );
  return [...found.judged].flatMap(([path, themes]) => {
    const coded = sourceAt(corpus, path);
    if (!coded) return [];
    const settled = agreed
      .filter(({ source }) => source === path)
      .map(each => settle(coded, each, { decision: 'agreed' }, who))
      .filter(each => each !== undefined);
    const plan = planFor(coded, found, settled, themes, who);
    return plan.changes.length > 0 ? [plan] : [];
  });
}
