import { type Steps, stepSize } from '../base/steps';
import { PairMap } from '../keywords/pairMap';

const damping = 0.85;
const mostRounds = 100;
const precision = 1e-6;

/**
 * TextRank of terms: the stationary weight of each in the graph that joins terms within `window` terms of each other in one
 * unit. S(v) = (1 - d) + d · Σ over neighbours u of w(u, v) / Σ w(u, ·) · S(u), with d = 0.85 and w = number of
 * co-occurrences. Mihalcea and Tarau, "TextRank: Bringing order into texts" (2004). Stops when no score changes by more
 * than 10⁻⁶, or after 100 rounds.
 */
export function* textRank(
  units: readonly (readonly string[])[],
  window = 3,
): Steps<ReadonlyMap<string, number>> {
  const graph = yield* joinTerms(units, window);
  const { terms, from, to, weights } = graph;
  const sums = new Float64Array(terms.length);
  for (let e = 0; e < from.length; e++) {
    sums[from[e]!]! += weights[e]!;
    sums[to[e]!]! += weights[e]!;
  }
  let scores = new Float64Array(terms.length).fill(1);
  for (let round = 0, change = 1; round < mostRounds && change > precision; round++) {
    const next = new Float64Array(terms.length);
    for (let e = 0; e < from.length; e++) {
      const [u, v, weight] = [from[e]!, to[e]!, weights[e]!];
      next[v]! += (weight / sums[u]!) * scores[u]!;
      next[u]! += (weight / sums[v]!) * scores[v]!;
      if (e % (8 * stepSize) === 0) yield;
    }
    change = 0;
    for (let v = 0; v < next.length; v++) {
      next[v] = 1 - damping + damping * next[v]!;
      change = Math.max(change, Math.abs(next[v]! - scores[v]!));
    }
    scores = next;
    yield;
  }
  return new Map(terms.map((term, i) => [term, scores[i]!]));
}

interface TermGraph {
  readonly terms: readonly string[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly weights: readonly number[];
}

function* joinTerms(units: readonly (readonly string[])[], window: number): Steps<TermGraph> {
  const numbers = new Map<string, number>();
  const edges = new PairMap();
  let work = 0;
  for (const unit of units) {
    const ids = unit.map(term => {
      const id = numbers.get(term) ?? numbers.size;
      numbers.set(term, id);
      return id;
    });
    for (let i = 0; i < ids.length; i++) {
      if (++work % stepSize === 0) yield;
      for (let j = i + 1; j < ids.length && j - i < window; j++) {
        const [a, b] = [ids[i]!, ids[j]!];
        if (a === b) continue;
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        edges.set(low, high, (edges.get(low, high) ?? 0) + 1);
      }
    }
  }
  const from: number[] = [];
  const to: number[] = [];
  const weights: number[] = [];
  for (const [a, b, weight] of edges.entries()) {
    from.push(a);
    to.push(b);
    weights.push(weight);
    if (++work % stepSize === 0) yield;
  }
  return { terms: [...numbers.keys()], from, to, weights };
}
