import assert from 'node:assert/strict';
import louvain from 'graphology-communities-louvain';
import { english } from '../../../src/core/base/l10n';
import { communityRuns, findCommunities } from '../../../src/core/network/communities';
import { buildGraph } from '../../../src/core/network/graph';
import { buildNetwork } from '../../../src/core/network/network';
import { describeCommunity, drawNetwork, legendOf, printStyle } from '../../../src/core/network/picture';
import { seededRandom } from '../../../src/core/network/random';
import { corpusOf } from '../../support/project';

/** A graph in which chance decides: so many nodes, so many pairs of any weight. */
function randomGraph(nodes: number, pairs: number, seed: number) {
  const random = seededRandom(seed);
  const ids = Array.from({ length: nodes }, (_, i) => `n${String(i).padStart(3, '0')}`);
  const edges = new Map<string, { first: number; second: number; units: number; weight: number }>();
  while (edges.size < pairs) {
    const [a, b] = [Math.floor(random() * nodes), Math.floor(random() * nodes)];
    const weight = 1 + Math.floor(random() * 4);
    if (a < b) edges.set(`${a} ${b}`, { first: a, second: b, units: weight, weight });
  }
  return buildGraph(
    { nodes: ids.map(id => ({ id, frequency: 1, units: 1 })) },
    { nodes: [...ids.keys()], edges: [...edges.values()] },
  );
}

describe('communities', () => {
  it('are the best of several runs, and better than a single one where chance decides', () => {
    let better = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const graph = randomGraph(60, 150, seed);
      const single = (start: number) =>
        louvain.detailed(graph, { getEdgeWeight: 'weight', resolution: 1, rng: seededRandom(start) })
          .modularity;
      const runs = Array.from({ length: communityRuns }, (_, i) => single(1 + i));
      const found = findCommunities(graph, 1, 1);
      assert.ok(Math.abs(found.modularity - Math.max(...runs)) < 1e-8);
      if (found.modularity > runs[0]! + 1e-6) better++;
      assert.deepEqual([...findCommunities(graph, 1, 1).of], [...found.of]);
    }
    assert.ok(better > 0);
  });

  it('hold no node without an edge: it is counted nowhere, drawn grey, and the legend says so', () => {
    const network = buildNetwork(
      corpusOf({
        'codebook.yaml':
          'version: 1\nthemes: [{id: a, name: 甲, keywords: [征集, 利用, 备份, 安全, 孤立, 单独]}]\n',
        '1.txt': '征集和利用。备份与安全。孤立。单独。',
      }),
    );
    assert.equal(network.communities, 2);
    const alone = network.nodes.filter(({ degree }) => degree === 0);
    assert.equal(alone.length, 2);
    assert.ok(alone.every(({ community }) => community >= network.communities));
    const { communities } = legendOf(network);
    assert.deepEqual(
      communities.map(each => describeCommunity(each, english)),
      ['利用 / 征集 (2)', '备份 / 安全 (2)', 'without edges: in no community (2)'],
    );
    const grey = communities.at(-1)!.color;
    assert.ok(!communities.slice(0, -1).some(({ color }) => color === grey));
    const svg = drawNetwork(network, { ...printStyle, colorBy: 'community', title: '' }, english);
    for (const { id } of alone) {
      assert.match(svg, new RegExp(`data-node="${id}" d="[^"]*" fill="${grey}"`));
    }
    assert.match(svg, /6 nodes · 2 edges · 2 communities/);
  });

  it('are none where there is no edge', () => {
    const network = buildNetwork(
      corpusOf({
        'codebook.yaml': 'version: 1\nthemes: [{id: a, name: 甲, keywords: [征集, 利用]}]\n',
        '1.txt': '征集。利用。',
      }),
    );
    assert.deepEqual([network.communities, network.modularity], [0, 0]);
  });
});
