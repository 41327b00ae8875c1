import type { Candidate, Choice } from './candidates';
import type { Dissimilarity } from './dissimilarity';
import { pricesOf } from './prices';

/** Choices that are looked at in one part of a text, before the best one known is taken. */
const mostSteps = 50_000;
/** Of rounding. */
const nothing = 1e-9;

/**
 * The best choice among the candidates of three coders or more, by branch and bound in each part of the text that hangs together. Prices of
 * the passages (`pricesOf`) say how much any choice can save at most; whatever loses more of that than the best one known is left.
 * Where a part has too many choices, the best one found is taken, and `isBest` is false.
 * Source of the bound: Fisher, Management Science 27 (1981), 1-18.
 */
export function alignSeveral(
  passages: number,
  candidates: readonly Candidate[],
  { empty }: Dissimilarity,
): Choice {
  const parts = partsOf(passages, candidates);
  const solved = parts.map(part => solve(part, empty));
  return {
    chosen: solved.flatMap(({ chosen }) => chosen),
    isBest: solved.every(({ isBest }) => isBest),
  };
}

/** Candidates that have no passage in common, directly or by others, fall into parts. */
function partsOf(passages: number, candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const above = Array.from({ length: passages }, (_, i) => i);
  const top = (passage: number): number => {
    let at = passage;
    while (above[at] !== at) {
      above[at] = above[above[at]!]!;
      at = above[at]!;
    }
    return at;
  };
  for (const { members } of candidates) for (const member of members) above[top(member)] = top(members[0]!);
  const parts = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const root = top(candidate.members[0]!);
    const part = parts.get(root);
    if (part) part.push(candidate);
    else parts.set(root, [candidate]);
  }
  return [...parts.values()];
}

function solve(part: readonly Candidate[], empty: number): Choice {
  const savingOf = ({ members, cost }: Candidate) => members.length * empty - cost;
  const prices = pricesOf(part, savingOf);
  /** How much of what the prices promise a candidate loses. */
  const lossOf = (candidate: Candidate) =>
    candidate.members.reduce((sum, member) => sum + prices.get(member)!, 0) - savingOf(candidate);
  const byPassage = new Map<number, { readonly candidate: Candidate; readonly loss: number }[]>();
  for (const candidate of part) {
    const loss = lossOf(candidate);
    for (const member of candidate.members) {
      const list = byPassage.get(member);
      if (list) list.push({ candidate, loss });
      else byPassage.set(member, [{ candidate, loss }]);
    }
  }
  for (const list of byPassage.values()) list.sort((a, b) => a.loss - b.loss);
  const order = [...byPassage.keys()].sort((a, b) => a - b);
  const taken = new Set<number>();
  const chosen: Candidate[] = [];
  let best: { readonly loss: number; readonly chosen: readonly Candidate[] } = {
    loss: Number.POSITIVE_INFINITY,
    chosen: [],
  };
  let steps = 0;
  const search = (from: number, loss: number): void => {
    // The first way down always comes to an end.
    if (++steps > mostSteps && best.loss < Number.POSITIVE_INFINITY) return;
    let at = from;
    while (at < order.length && taken.has(order[at]!)) at++;
    if (at === order.length) {
      best = { loss, chosen: [...chosen] };
      return;
    }
    const passage = order[at]!;
    const alone = loss + prices.get(passage)!;
    let isAloneTried = false;
    const tryAlone = () => {
      isAloneTried = true;
      if (alone < best.loss - nothing) search(at + 1, alone);
    };
    for (const { candidate, loss: own } of byPassage.get(passage)!) {
      if (!isAloneTried && alone <= loss + own) tryAlone();
      if (loss + own >= best.loss - nothing) break;
      if (candidate.members.some(member => taken.has(member))) continue;
      for (const member of candidate.members) taken.add(member);
      chosen.push(candidate);
      search(at + 1, loss + own);
      chosen.pop();
      for (const member of candidate.members) taken.delete(member);
    }
    if (!isAloneTried) tryAlone();
  };
  search(0, 0);
  return { chosen: best.chosen, isBest: steps <= mostSteps };
}
