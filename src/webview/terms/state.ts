import type { ConcordanceOrder, TermMeasure, TermsQuery } from '../../protocol';
import { asFields, isText, oneOf } from '../fields';

export const offeredMeasures: readonly TermMeasure[] = [
  'tfidf',
  'frequency',
  'textrank',
  'newword',
  'collocate',
  'typical',
];
export const orders: readonly ConcordanceOrder[] = ['left', 'right', 'source'];

/** All that the user has set or opened here. Survives hide and reload; contains nothing of the corpus itself. */
export interface TermsState {
  /** `undefined` until something is asked for. */
  readonly query: TermsQuery | undefined;
  /** The candidate whose lines are open. */
  readonly open: string | undefined;
  readonly order: ConcordanceOrder;
}

/** Reads what was kept, perhaps by another version: whatever does not fit is as at the start. */
export function restoreTermsState(kept: unknown): TermsState {
  const { query, open, order } = asFields(kept);
  return {
    query: restoreQuery(query),
    open: typeof open === 'string' ? open : undefined,
    order: oneOf(orders, order) ?? 'right',
  };
}

function restoreQuery(kept: unknown): TermsQuery | undefined {
  const { of, theme, measure, term } = asFields(kept);
  if (of === 'term' && isText(term)) return { of, term };
  const known = oneOf(offeredMeasures, measure);
  if (of !== 'candidates' || known === undefined) return undefined;
  return { of, measure: known, ...(isText(theme) && { theme }) };
}

/** Whether two queries ask for the same. */
export function sameQuery(a: TermsQuery | undefined, b: TermsQuery | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.of === 'term') return b.of === 'term' && a.term === b.term;
  return b.of === 'candidates' && a.theme === b.theme && a.measure === b.measure;
}
