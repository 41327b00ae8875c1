import type { Span } from '../text/lines';
import { keywordOf, type NearReason, type NearSentence } from './nearReasons';

/** Candidates shown at most, and of one rank while there are others. */
const most = 8;
const mostOfRank = 3;
/** Reasons given for one of them. */
const mostReasons = 4;
/** Rank of a reason: the lowest is the strongest. */
const ranks: Readonly<Record<NearReason['is'], number>> = {
  hit: 0,
  'left-out': 1,
  'one-edit': 2,
  alike: 3,
  defined: 3,
  apart: 4,
};

/** A sentence with all reasons for it. */
export interface Draft {
  readonly span: Span;
  readonly marks: Span[];
  readonly reasons: NearReason[];
  /** How relevant it is by what is coded elsewhere and by the codebook; 0 or more. */
  score: number;
}

/** The strongest candidates, by the rank of their first reason, then by relevance, then by place. */
export function chooseNearest(drafts: readonly Draft[]): readonly NearSentence[] {
  const ranked = drafts
    .map(draft => {
      const reasons = [...draft.reasons].sort((a, b) => ranks[a.is] - ranks[b.is]);
      return { draft, reasons, rank: ranks[reasons[0]!.is] };
    })
    .sort(
      (a, b) => a.rank - b.rank || b.draft.score - a.draft.score || a.draft.span.start - b.draft.span.start,
    );
  const first: typeof ranked = [];
  const rest: typeof ranked = [];
  for (const each of ranked) {
    (first.filter(({ rank }) => rank === each.rank).length < mostOfRank ? first : rest).push(each);
  }
  const chosen = new Set([...first, ...rest].slice(0, most));
  return ranked
    .filter(each => chosen.has(each))
    .map(({ draft, reasons }) => ({
      span: draft.span,
      marks: [...draft.marks].sort((a, b) => a.start - b.start || a.end - b.end),
      reasons: withoutRepeats(reasons).slice(0, mostReasons),
    }));
}

/** One reason of a kind and keyword is enough. */
function withoutRepeats(reasons: readonly NearReason[]): readonly NearReason[] {
  const seen = new Set<string>();
  return reasons.filter(reason => {
    const key = `${reason.is} ${keywordOf(reason) ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}
