import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Adjacency, adjacencyOf } from '../../../../src/core/network/structure/adjacency';
import { adjustedRand } from '../../../../src/core/network/structure/adjustedRand';
import { assortativity } from '../../../../src/core/network/structure/assortativity';
import { betweenness } from '../../../../src/core/network/structure/betweenness';
import { closeness } from '../../../../src/core/network/structure/closeness';
import { clustering, transitivity } from '../../../../src/core/network/structure/clustering';
import { components } from '../../../../src/core/network/structure/components';
import { coreNumbers } from '../../../../src/core/network/structure/coreNumbers';
import { eigenvector } from '../../../../src/core/network/structure/eigenvector';
import { modularity } from '../../../../src/core/network/structure/modularity';
import { normalizedMutualInformation } from '../../../../src/core/network/structure/normalizedMutualInformation';
import { participation } from '../../../../src/core/network/structure/participation';
import { askPython, skipWithoutNetworkx } from '../../../support/networkx';
import { clubOf, karate } from './karate';

function near(actual: number | null, expected: number, message = ''): void {
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-9, `${message} ${actual} is not ${expected}`);
}

const club = adjacencyOf(karate.size, karate.edges);

describe('the structure of a published graph, the karate club', () => {
  it('has the centralities that others have worked out', () => {
    const between = betweenness(club.neighbours);
    near(between[0]!, 0.43763528138528146);
    near(between[33]!, 0.30407497594997596);
    near(between[32]!, 0.145247113997114);
    const close = closeness(club.neighbours);
    near(close[0]!, 0.5689655172413793);
    near(close[9]!, 0.4342105263157895);
    const eigen = eigenvector(club);
    near(eigen[33]!, 0.37336347029155703);
    near(eigen[0]!, 0.35549144452448955);
  });

  it('has the clustering, the cores and the mixing that others have worked out', () => {
    near(transitivity(club.neighbours), 0.2556818181818182);
    const local = clustering(club.neighbours);
    near(local.reduce((sum, value) => sum + value, 0) / local.length, 0.5706384782076823);
    assert.deepEqual(coreNumbers(club.neighbours).slice(0, 5), [4, 4, 4, 4, 3]);
    near(assortativity(club.neighbours, clubOf), 0.717530864197531);
    near(modularity(club, clubOf), 0.3582347140039448);
  });
});

describe('modularity', () => {
  // Two triangles joined by an edge, as in the tests of networkx.
  const barbell = adjacencyOf(
    6,
    ['01', '02', '12', '34', '35', '45', '23'].map(([a, b]) => ({
      first: Number(a),
      second: Number(b),
      weight: 1,
    })),
  );

  it('is what the formula gives for good and bad partitions, at any resolution', () => {
    near(
      modularity(barbell, node => (node < 3 ? 0 : 1)),
      35 / 98,
    );
    near(
      modularity(barbell, node => ([0, 1, 4].includes(node) ? 0 : 1)),
      -16 / 14 ** 2,
    );
    near(
      modularity(barbell, node => (node < 3 ? 0 : 1), 2),
      6 / 7 - 2 * 0.5,
    );
    near(
      modularity(barbell, () => 0),
      0,
    );
    assert.equal(
      modularity(adjacencyOf(3, []), node => node),
      0,
    );
  });
});

describe('agreement of partitions', () => {
  it('is what scikit-learn documents', () => {
    near(adjustedRand([0, 0, 1, 1], [0, 0, 1, 2]), 4 / 7);
    near(adjustedRand([0, 0, 1, 1], [1, 1, 0, 0]), 1);
    near(adjustedRand([0, 0, 0, 0], [0, 1, 2, 3]), 0);
    near(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1]), -0.5);
    near(normalizedMutualInformation([0, 0, 1, 1], [0, 0, 1, 2]), 0.8);
    near(normalizedMutualInformation([0, 0, 0, 0], [0, 1, 2, 3]), 0);
  });

  it('is 1 of a partition with itself under other names, and the same both ways', () => {
    const partitions = fc.integer({ min: 1, max: 12 }).chain(n => {
      const partition = fc.array(fc.nat(4), { minLength: n, maxLength: n });
      return fc.tuple(partition, partition);
    });
    fc.assert(
      fc.property(partitions, ([a, b]) => {
        const renamed = a.map(label => `x${9 - label}`);
        near(adjustedRand(a, renamed), 1);
        near(normalizedMutualInformation(a, renamed), 1);
        near(adjustedRand(a, b), adjustedRand(b, a));
        near(normalizedMutualInformation(a, b), normalizedMutualInformation(b, a));
        assert.ok(adjustedRand(a, b) <= 1 + 1e-12);
      }),
      { seed: 1 },
    );
  });
});

describe('small graphs', () => {
  it('have figures without 0 / 0', () => {
    for (const size of [0, 1, 2]) {
      const none = adjacencyOf(size, []);
      const zeros = new Array<number>(size).fill(0);
      assert.deepEqual(betweenness(none.neighbours), zeros);
      assert.deepEqual(closeness(none.neighbours), zeros);
      assert.deepEqual(eigenvector(none), zeros);
      assert.deepEqual(clustering(none.neighbours), zeros);
      assert.deepEqual(participation(none, String), zeros);
      assert.equal(transitivity(none.neighbours), 0);
      assert.equal(assortativity(none.neighbours, String), null);
    }
    const edge = adjacencyOf(2, [{ first: 0, second: 1, weight: 1e-6 }]);
    assert.equal(
      assortativity(edge.neighbours, () => 'one'),
      null,
    );
    for (const value of eigenvector(edge)) near(value, Math.SQRT1_2);
  });

  it('fall into components, the largest first', () => {
    const { neighbours } = adjacencyOf(6, [
      { first: 4, second: 5, weight: 1 },
      { first: 1, second: 3, weight: 1 },
      { first: 0, second: 3, weight: 1 },
    ]);
    assert.deepEqual(components(neighbours), [[0, 1, 3], [4, 5], [2]]);
  });

  it('have nodes whose edges go to one group, or to all alike', () => {
    const star = adjacencyOf(4, [
      { first: 0, second: 1, weight: 1 },
      { first: 0, second: 2, weight: 1 },
      { first: 0, second: 3, weight: 2 },
    ]);
    const [hub, ...leaves] = participation(star, node => (node < 3 ? 'a' : 'b'));
    near(hub!, 0.5);
    assert.deepEqual(leaves, [0, 0, 0]);
  });
});

/** Random weighted graphs, some of several components, with a group for each node. */
function randomGraphs(): readonly { size: number; edges: [number, number, number][]; groups: string[] }[] {
  const graph = fc.integer({ min: 2, max: 40 }).chain(size =>
    fc.record({
      size: fc.constant(size),
      edges: fc
        .uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.integer({ min: 1, max: 9 })), {
          selector: ([a, b]) => (a < b ? `${a} ${b}` : `${b} ${a}`),
          maxLength: 3 * size,
        })
        .map(list => list.filter(([a, b]) => a !== b) as [number, number, number][]),
      groups: fc.array(fc.constantFrom('甲', '乙', '丙'), { minLength: size, maxLength: size }),
    }),
  );
  return fc.sample(graph, { seed: 6, numRuns: 40 });
}

describe('figures of networks beside those of networkx (needs python3-networkx)', () => {
  before(function () {
    skipWithoutNetworkx(this);
  });

  it('are equal to 1e-9 on random graphs: centralities, clustering, cores, mixing, modularity', () => {
    interface Theirs {
      readonly nodes: Readonly<Record<string, readonly number[]>>;
      readonly graph: Readonly<Record<string, number | null>>;
      readonly bridging: readonly number[];
    }
    const graphs = randomGraphs();
    const theirs = askPython<readonly Theirs[]>(
      `
import itertools, math
result = []
for each in given:
    g = nx.Graph()
    g.add_nodes_from((i, {'group': group}) for i, group in enumerate(each['groups']))
    g.add_weighted_edges_from(each['edges'])
    listed = lambda values: [values[n] for n in range(each['size'])]
    groups = {}
    for n, group in enumerate(each['groups']):
        groups.setdefault(group, set()).add(n)
    mixing = nx.attribute_assortativity_coefficient(g, 'group') if g.size() and len({each['groups'][n] for e in g.edges for n in e}) > 1 else None
    bridging = [0.0] * each['size']
    for a, b in itertools.combinations(groups.values(), 2):
        for n, value in nx.betweenness_centrality_subset(g, list(a), list(b)).items():
            bridging[n] += value
    # The eigenvector is one's own only where one component has the largest eigenvalue.
    parts = sorted(nx.connected_components(g), key=len, reverse=True)
    result.append({
        'nodes': {
            'betweenness': listed(nx.betweenness_centrality(g)),
            'closeness': listed(nx.closeness_centrality(g)),
            'clustering': listed(nx.clustering(g)),
            'core': listed(nx.core_number(g)),
            'eigenvector': listed(nx.eigenvector_centrality(g, max_iter=100000, tol=1e-15, weight='weight')) if len(parts) == 1 and len(g) > 2 else [],
        },
        'bridging': bridging,
        'graph': {
            'transitivity': nx.transitivity(g),
            'assortativity': mixing,
            'modularity': nx.community.modularity(g, list(groups.values()), weight='weight') if g.size() else 0,
            'finer': nx.community.modularity(g, list(groups.values()), weight='weight', resolution=1.7) if g.size() else 0,
            'components': len(parts),
        },
    })`,
      graphs,
    );
    let eigenvectors = 0;
    graphs.forEach(({ size, edges, groups }, i) => {
      const { nodes, graph, bridging } = theirs[i]!;
      const ours: Adjacency = adjacencyOf(
        size,
        edges.map(([first, second, weight]) => ({ first, second, weight })),
      );
      const group = (node: number) => groups[node]!;
      const same = (name: string, values: readonly number[], expected: readonly number[]) =>
        values.forEach((value, node) => {
          near(value, expected[node]!, `graph ${i}, ${name} of ${node}:`);
        });
      same('betweenness', betweenness(ours.neighbours), nodes.betweenness!);
      same('closeness', closeness(ours.neighbours), nodes.closeness!);
      same('clustering', clustering(ours.neighbours), nodes.clustering!);
      same('core number', coreNumbers(ours.neighbours), nodes.core!);
      if (nodes.eigenvector!.length > 0) {
        eigenvectors++;
        same('eigenvector', eigenvector(ours), nodes.eigenvector!);
      }
      const pairs = ((size - 1) * (size - 2)) / 2;
      const foreign = betweenness(ours.neighbours, (from, to) => group(from) !== group(to));
      same(
        'betweenness between groups',
        foreign.map(value => value * pairs),
        // networkx goes from the one group to the other only, and halves it all the same.
        bridging.map(value => value * 2),
      );
      near(transitivity(ours.neighbours), graph.transitivity!);
      if (graph.assortativity === null) assert.equal(assortativity(ours.neighbours, group), null);
      else near(assortativity(ours.neighbours, group), graph.assortativity!);
      near(modularity(ours, group), graph.modularity!);
      near(modularity(ours, group, 1.7), graph.finer!);
      assert.equal(components(ours.neighbours).length, graph.components);
    });
    assert.ok(eigenvectors > 5, `${eigenvectors} connected graphs`);
  });
});
