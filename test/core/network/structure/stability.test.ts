import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../../src/core/base/steps';
import { adjacencyOf } from '../../../../src/core/network/structure/adjacency';
import { modularity } from '../../../../src/core/network/structure/modularity';
import {
  consensusOf as consensusSteps,
  repeatLouvain as louvainSteps,
  normalized,
  stabilityOf,
} from '../../../../src/core/network/structure/stability';
import { karate } from './karate';

/** Cliques of five in a ring, each joined to the next by an edge: what belongs together is beyond doubt. */
function ringOfCliques(count: number) {
  const edges = [];
  for (let clique = 0; clique < count; clique++) {
    for (let a = 0; a < 5; a++)
      for (let b = a + 1; b < 5; b++)
        edges.push({ first: clique * 5 + a, second: clique * 5 + b, weight: 1 });
    const next = ((clique + 1) % count) * 5 + 1;
    edges.push({ first: Math.min(clique * 5, next), second: Math.max(clique * 5, next), weight: 1 });
  }
  return { size: count * 5, edges };
}

const runs = { seeds: 20, shuffles: 20 };

const consensusOf = (...given: Parameters<typeof consensusSteps>) => finish(consensusSteps(...given));
const repeatLouvain = (...given: Parameters<typeof louvainSteps>) => finish(louvainSteps(...given));

describe('stability of communities', () => {
  it('is 1 where every run finds the same', () => {
    const graph = ringOfCliques(4);
    const found = repeatLouvain(graph, 1, 1, runs);
    const cliques = Array.from({ length: 20 }, (_, node) => Math.floor(node / 5));
    assert.equal(found.length, 40);
    assert.deepEqual(stabilityOf(cliques, found), {
      partitions: 1,
      adjustedRand: 1,
      normalizedMutualInformation: 1,
      communities: [1, 1, 1, 1],
    });
    assert.deepEqual(consensusOf(found, 1), cliques);
  });

  it('is the mean Jaccard index with what each run finds in the place of a community', () => {
    const { communities, partitions } = stabilityOf(
      [0, 0, 0, 1, 1],
      [
        [0, 0, 0, 1, 1],
        [0, 0, 1, 1, 1],
      ],
    );
    assert.equal(partitions, 2);
    assert.deepEqual(communities, [(1 + 2 / 3) / 2, (1 + 2 / 3) / 2]);
  });

  it('takes partitions that differ in names alone for one', () => {
    assert.equal(
      stabilityOf(
        [0, 1],
        [
          [0, 1],
          [1, 0],
        ],
      ).partitions,
      1,
    );
    assert.deepEqual(normalized([3, 1, 3, 0]), [0, 1, 0, 2]);
  });

  it('knows graphs without edges, and without nodes', () => {
    for (const size of [0, 3]) {
      const found = repeatLouvain({ size, edges: [] }, 1, 1, runs);
      const alone = [...Array(size).keys()];
      assert.deepEqual(stabilityOf(alone, found).communities, new Array(size).fill(1));
      assert.deepEqual(consensusOf(found, 1), alone);
    }
  });
});

describe('runs of the Louvain method', () => {
  it('come near the best partition of the karate club that there is, 0.4198 (Brandes et al. 2008)', () => {
    const graph = adjacencyOf(karate.size, karate.edges);
    const found = repeatLouvain(karate, 1, 1, runs).map(run => modularity(graph, node => run[node]!));
    assert.ok(Math.max(...found) <= 0.4198 && Math.max(...found) >= 0.4188, String(Math.max(...found)));
    assert.ok(Math.min(...found) >= 0.38, String(Math.min(...found)));
    const consensus = consensusOf(repeatLouvain(karate, 1, 1, runs), 1);
    assert.ok(modularity(graph, node => consensus[node]!) >= 0.4155);
  });

  it('are the same runs each time', () => {
    const first = repeatLouvain(karate, 1, 7, { seeds: 3, shuffles: 3 });
    assert.deepEqual(repeatLouvain(karate, 1, 7, { seeds: 3, shuffles: 3 }), first);
  });

  it('find more and smaller communities at a higher resolution', () => {
    const count = (resolution: number) =>
      new Set(repeatLouvain(karate, resolution, 1, { seeds: 1, shuffles: 0 })[0]).size;
    assert.ok(count(0.3) < count(1) && count(1) < count(3));
  });
});

describe('the consensus', () => {
  it('is a partition that no node is left out of, for any runs', () => {
    const partitions = fc.integer({ min: 1, max: 10 }).chain(size =>
      fc.array(fc.array(fc.nat(size - 1), { minLength: size, maxLength: size }), {
        minLength: 1,
        maxLength: 7,
      }),
    );
    fc.assert(
      fc.property(partitions, all => {
        const found = consensusOf(all, 1);
        assert.equal(found.length, all[0]!.length);
        assert.deepEqual(found, normalized(found));
        if (new Set(all.map(run => normalized(run).join())).size === 1)
          assert.deepEqual(found, normalized(all[0]!));
      }),
      { seed: 1 },
    );
  });

  it('goes with the majority', () => {
    const most = [0, 0, 0, 1, 1, 1];
    assert.deepEqual(consensusOf([most, most, [0, 0, 1, 1, 1, 1]], 1), most);
  });
});
