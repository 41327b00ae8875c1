import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type LimitName, limitNames } from '../../../src/core/corpus/networkLimits';
import { defaultSettings, type NetworkSettings } from '../../../src/core/corpus/settings';
import { disparity } from '../../../src/core/network/backbone';
import { limitNetwork } from '../../../src/core/network/choose';
import type { Cooccurrence } from '../../../src/core/network/cooccurrence';
import { coreNumbers } from '../../../src/core/network/structure/coreNumbers';

/** Counts from frequencies by node and units by pair (`ab`). */
function countsOf(
  frequencies: Readonly<Record<string, number>>,
  pairs: Readonly<Record<string, number>>,
  units = 100,
): Cooccurrence {
  const ids = Object.keys(frequencies).sort();
  return {
    nodes: ids.map(id => ({ id, frequency: frequencies[id]!, units: frequencies[id]! })),
    pairs: Object.entries(pairs)
      .map(([[a, b], units]) => ({ first: ids.indexOf(a!), second: ids.indexOf(b!), units }))
      .sort((x, y) => x.first - y.first || x.second - y.second),
    units,
  };
}

const counts = countsOf({ a: 20, b: 10, c: 10, d: 5, e: 1 }, { ab: 8, ac: 3, bc: 2, ad: 2, de: 1, cd: 1 });

/** Kept nodes and edges by name. */
function kept(settings: Partial<NetworkSettings>, of: Cooccurrence = counts): readonly string[] {
  const { nodes, edges } = limitNetwork(
    of,
    { ...defaultSettings.network, ...settings },
    node => (node < 'c' ? 'first' : 'second'),
    of,
  );
  const name = (node: number) => of.nodes[node]!.id;
  return [nodes.map(name).join(''), edges.map(({ first, second }) => name(first) + name(second)).join(' ')];
}

describe('choosing nodes and edges', () => {
  it('keeps everything where nothing is said', () => {
    assert.deepEqual(kept({}), ['abcde', 'ab ac ad bc cd de']);
  });

  it('keeps nodes by frequency, with those that tie, and without themes', () => {
    assert.deepEqual(kept({ minFrequency: 6 }), ['abc', 'ab ac bc']);
    assert.deepEqual(kept({ topNodes: 2 }), ['abc', 'ab ac bc']);
    assert.deepEqual(kept({ topNodes: 1 }), ['a', '']);
    assert.deepEqual(kept({ without: ['second'] }), ['ab', 'ab']);
  });

  it('leaves something out by every limit', () => {
    const limits: Readonly<Record<LimitName, number>> = {
      minFrequency: 6,
      topNodes: 1,
      significance: 0.05,
      minWeight: 2,
      backbone: 0.3,
      topEdges: 2,
      kCore: 2,
    };
    for (const name of limitNames) {
      assert.notDeepEqual(
        kept({ [name]: limits[name] }),
        kept({}),
        `${name} leaves nothing out: see choose.ts`,
      );
    }
  });

  it('keeps edges by weight, and the heaviest with those that tie', () => {
    assert.deepEqual(kept({ minWeight: 2 }), ['abcde', 'ab ac ad bc']);
    assert.deepEqual(kept({ topEdges: 2 }), ['abcde', 'ab ac']);
    assert.deepEqual(kept({ topEdges: 3 }), ['abcde', 'ab ac ad bc']);
    assert.deepEqual(kept({ topEdges: 99 }), ['abcde', 'ab ac ad bc cd de']);
  });

  it('keeps pairs above chance, of all pairs of kept nodes as tests', () => {
    assert.deepEqual(kept({ significance: 0.05 }), ['abcde', 'ab']);
    const { edges } = limitNetwork(
      counts,
      { ...defaultSettings.network, significance: 0.9 },
      () => 't',
      counts,
    );
    // Σ C(20, k) C(80, 10 − k) / C(100, 10) for k = 8, 9, 10; five nodes make 10 tests.
    assert.ok(Math.abs(edges[0]!.q! - 10 * 2.3782749640379137e-5) < 1e-15);
  });

  it('keeps the k-core, and of it the nodes alone', () => {
    assert.deepEqual(kept({ kCore: 2 }), ['abcd', 'ab ac ad bc cd']);
    assert.deepEqual(kept({ kCore: 3 }), ['', '']);
    assert.deepEqual(kept({ kCore: 1 }), ['abcde', 'ab ac ad bc cd de']);
  });

  it('goes step by step: the core is that of the edges which are left', () => {
    assert.deepEqual(kept({ minWeight: 2, kCore: 2 }), ['abc', 'ab ac bc']);
    assert.deepEqual(kept({ minWeight: 3, kCore: 2 }), ['', '']);
  });

  it('chooses by the weights that are shown, and keeps ties that arithmetic does not see', () => {
    // 3 / √18 and 1 / √2 are the same number, but not in floating point; so is G² with its marginals the other way round.
    const cosine = countsOf({ a: 3, b: 6, c: 1, d: 2 }, { ab: 3, cd: 1 });
    assert.deepEqual(kept({ measure: 'ochiai', topEdges: 1 }, cosine), ['abcd', 'ab cd']);
    for (const [a, b] of [
      [7, 9],
      [3, 11],
      [5, 13],
    ] as const) {
      const turned = countsOf({ a, b, c: b, d: a }, { ab: 2, cd: 2 }, 37);
      assert.deepEqual(kept({ measure: 'logLikelihood', topEdges: 1 }, turned), ['abcd', 'ab cd']);
    }
    assert.deepEqual(kept({ measure: 'dice', minWeight: 0.666667 }, cosine), ['abcd', 'ab cd']);
  });

  it('takes a probability for equal to a level where only arithmetic tells them apart', () => {
    for (let units = 2; units <= 60; units++) {
      // One unit holds both, and nothing else any of them: p = 1/units, the only test.
      assert.deepEqual(kept({ significance: 1 / units }, countsOf({ a: 1, b: 1 }, { ab: 1 }, units)), [
        'ab',
        'ab',
      ]);
    }
    for (let whole = 3; whole <= 60; whole++) {
      // An end that spends 1 of `whole` on one of two edges, and the rest on the other: (1 − w / s) is no less than the level.
      const counts = countsOf({ a: 99, b: 99, c: 1 }, { ab: whole - 1, ac: 1 });
      assert.deepEqual(kept({ backbone: 1 / whole }, counts), ['abc', '']);
    }
  });

  it('has no edge that weighs nothing, as when two stand together just as often as by chance', () => {
    for (const [a, b, units, both] of [
      [7, 6, 42, 1],
      [9, 7, 21, 3],
      [100, 100, 10_001, 1],
    ] as const) {
      const chance = countsOf({ a, b }, { ab: both }, units);
      assert.deepEqual(kept({ measure: 'logLikelihood' }, chance), ['ab', '']);
    }
  });

  it('keeps the backbone', () => {
    // a spends 8 of 13 on b among three edges: (1 - 8/13)^2 = 0.148; b 8 of 10 on a among two: 0.2.
    assert.deepEqual(kept({ backbone: 0.15 }), ['abcde', 'ab']);
    assert.deepEqual(kept({ backbone: 0.14 }), ['abcde', '']);
  });
});

describe('the disparity filter', () => {
  it('is (1 - w / s)^(k - 1) at the end where it is less; a single edge tells nothing', () => {
    const [strong, weak, lone] = disparity([
      { first: 0, second: 1, weight: 6 },
      { first: 0, second: 2, weight: 2 },
      { first: 3, second: 4, weight: 9 },
    ]) as [number, number, number];
    assert.ok(Math.abs(strong - 0.25) < 1e-12);
    assert.ok(Math.abs(weak - 0.75) < 1e-12);
    assert.equal(lone, 1);
  });

  it('does not depend on the unit of weights', () => {
    const edge = fc.record({
      first: fc.nat(5),
      second: fc.integer({ min: 6, max: 9 }),
      weight: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(edge, { selector: e => `${e.first} ${e.second}` }), edges => {
        const scaled = disparity(edges.map(each => ({ ...each, weight: each.weight * 8 })));
        assert.deepEqual(scaled, disparity(edges));
      }),
      { seed: 1 },
    );
  });
});

describe('core numbers', () => {
  it('are what taking nodes away, again and again, gives', () => {
    const graphs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 50 }).map(pairs => {
      const sets = Array.from({ length: 12 }, () => new Set<number>());
      for (const [a, b] of pairs) {
        if (a === b) continue;
        sets[a]!.add(b);
        sets[b]!.add(a);
      }
      return sets.map(set => [...set]);
    });
    const naively = (neighbours: readonly (readonly number[])[]) => {
      const cores = neighbours.map(() => 0);
      for (let k = 1; k < neighbours.length; k++) {
        let left = new Set(neighbours.keys());
        for (let before = -1; before !== left.size; ) {
          before = left.size;
          left = new Set([...left].filter(n => neighbours[n]!.filter(other => left.has(other)).length >= k));
        }
        for (const node of left) cores[node] = k;
      }
      return cores;
    };
    fc.assert(
      fc.property(graphs, graph => assert.deepEqual(coreNumbers(graph), naively(graph))),
      { seed: 1 },
    );
  });
});
