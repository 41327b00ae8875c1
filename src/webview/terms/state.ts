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

/** Everything that the user has set or opened here. It survives hiding and reloading, and contains nothing of the corpus. */
export interface TermsState {
  /** `undefined` until something is requested. */
  readonly query: TermsQuery | undefined;
  /** The candidate with open lines. */
  readonly open: string | undefined;
  readonly order: ConcordanceOrder;
}

/** Reads the kept state, perhaps of another version. Invalid parts get their initial values. */
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

/** Whether two queries are equal. */
export function sameQuery(a: TermsQuery | undefined, b: TermsQuery | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.of === 'term') return b.of === 'term' && a.term === b.term;
  return b.of === 'candidates' && a.theme === b.theme && a.measure === b.measure;
}
