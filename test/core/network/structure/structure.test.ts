import assert from 'node:assert/strict';
import Ajv from 'ajv';
import schema from '../../../../schemas/network.schema.json';
import { english } from '../../../../src/core/base/l10n';
import { compareBases, compareParts } from '../../../../src/core/network/compare';
import { egoNetwork } from '../../../../src/core/network/ego';
import { buildNetwork } from '../../../../src/core/network/network';
import { partByAttribute } from '../../../../src/core/network/parts';
import { describeStructure, usualRuns } from '../../../../src/core/network/structure/structure';
import { findPassages } from '../../../../src/core/report/evidence/passages';
import { describeMethod } from '../../../../src/core/report/method/method';
import { structureTables } from '../../../../src/core/report/network/networkTables';
import { accountForPair } from '../../../../src/core/report/network/pairAccount';
import { askPython, skipWithoutNetworkx } from '../../../support/networkx';
import { codebookOf, corpusOf } from '../../../support/project';
import { readSample } from '../../../support/sample';
import { networkOf } from '../networkOf';

const corpus = corpusOf(readSample());
const network = buildNetwork(corpus);
const options = { resolution: 1, seed: 1, runs: usualRuns };

describe('the structure of the sample', () => {
  const structure = describeStructure(network, options);
  const node = (id: string) => structure.nodes.find(each => each.id === id)!;

  it('says of every node what the network says', () => {
    assert.equal(structure.graph.nodes, 69);
    assert.equal(structure.graph.edges, 413);
    assert.deepEqual(
      structure.nodes.map(({ id, degree, weightedDegree, community }) => [
        id,
        degree,
        weightedDegree,
        community,
      ]),
      network.nodes.map(({ id, degree, weightedDegree, community }) => [
        id,
        degree,
        weightedDegree,
        community,
      ]),
    );
    assert.equal(Math.round(structure.graph.modularity * 1e6) / 1e6, network.modularity);
  });

  it('names what the paper reads from its figure as bridges: 服务中心, 服务民生 and 信息技术', () => {
    const bridges = [...structure.nodes].sort((a, b) => b.bridging - a.bridging).slice(0, 3);
    assert.deepEqual(
      bridges.map(({ id }) => id),
      ['服务中心', '信息技术', '服务民生'],
    );
    assert.equal(node('服务中心').foreignThemes, 5);
    assert.ok(node('服务中心').bridging <= node('服务中心').betweenness);
  });

  it('finds communities that hardly depend on seeds and orders, and a consensus that is them', () => {
    assert.deepEqual([structure.stability.seeds, structure.stability.shuffles], [100, 100]);
    for (const { community, stability } of structure.communities) assert.ok(stability > 0.95, `${community}`);
    assert.ok(structure.stability.agreement.adjustedRand > 0.95);
    assert.equal(structure.consensus.communities.flat().length, 69);
    assert.ok(structure.consensus.agreement.adjustedRand > 0.95);
    assert.ok(structure.stability.modularity.max >= structure.graph.modularity - 1e-9);
  });

  it('counts each edge in one pair of themes, and in one or two communities', () => {
    const sum = (of: readonly number[]) => of.reduce((total, each) => total + each, 0);
    const weight = sum(network.edges.map(edge => edge.weight));
    assert.equal(sum(structure.themes.map(pair => pair.edges)), 413);
    assert.equal(sum(structure.themes.map(pair => pair.weight)), weight);
    const { communities } = structure;
    assert.equal(
      sum(communities.map(each => each.inside)) + sum(communities.map(each => each.outside)) / 2,
      weight,
    );
  });

  it('is the same each time', () => {
    assert.deepEqual(describeStructure(structuredClone(network), options), structure);
  });

  it('comes in tables without gaps, also for networks of nothing', () => {
    for (const each of [
      network,
      networkOf({ nodes: [], edges: [] }),
      networkOf({ nodes: [{ id: 'a', x: 0, y: 0 }], edges: [] }),
    ]) {
      const tables = structureTables(
        describeStructure(each, { ...options, runs: { seeds: 2, shuffles: 2 } }),
        each,
        5,
        english,
      );
      for (const { head, rows, notes } of tables) {
        for (const row of rows) assert.equal(row.length, head.length);
        assert.doesNotMatch(JSON.stringify([rows, notes]), /NaN|Infinity|undefined/);
      }
    }
  });
});

describe('the network of the sample beside networkx (needs python3-networkx)', () => {
  before(function () {
    skipWithoutNetworkx(this);
  });

  it('has the pairs, the modularity and the mixing that Python finds in the same units', () => {
    const units = corpus.sources.flatMap(({ analysis }) => {
      const held: string[][] = Array.from(analysis.units.ends, () => []);
      for (const { keyword, unit } of analysis.matches) held[unit]!.push(keyword.term);
      return held;
    });
    const theirs = askPython<{
      edges: [string, string, number][];
      modularity: number;
      assortativity: number;
      density: number;
      components: number[];
    }>(
      `
import collections, itertools
pairs = collections.Counter()
for unit in given['units']:
    for pair in itertools.combinations(sorted(set(unit)), 2):
        pairs[pair] += 1
g = nx.Graph()
g.add_nodes_from((each['id'], each) for each in given['nodes'])
for (a, b), weight in pairs.items():
    g.add_edge(a, b, weight=weight)
groups = collections.defaultdict(set)
for each in given['nodes']:
    groups[each['community']].add(each['id'])
result = {
    'edges': sorted([a, b, w] for (a, b), w in pairs.items()),
    'modularity': nx.community.modularity(g, list(groups.values()), weight='weight'),
    'assortativity': nx.attribute_assortativity_coefficient(g, 'group'),
    'density': nx.density(g),
    'components': sorted((len(c) for c in nx.connected_components(g)), reverse=True),
}`,
      { units, nodes: network.nodes.map(({ id, community, group }) => ({ id, community, group })) },
    );
    const { graph } = describeStructure(network, { ...options, runs: { seeds: 1, shuffles: 0 } });
    const sorted = (edges: readonly (readonly [string, string, number])[]) =>
      new Map(
        edges
          .map(([a, b, weight]) => [[a, b].sort().join(' '), weight] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      );
    assert.deepEqual(
      sorted(network.edges.map(({ source, target, units }) => [source, target, units])),
      sorted(theirs.edges),
    );
    assert.ok(Math.abs(graph.modularity - theirs.modularity) < 1e-9);
    assert.ok(Math.abs(graph.assortativity! - theirs.assortativity) < 1e-9);
    assert.ok(Math.abs(graph.density! - theirs.density) < 1e-9);
    assert.deepEqual(graph.components, theirs.components);
  });
});

describe('ego networks', () => {
  it('hold a node, its neighbours and the edges among them', () => {
    const ego = egoNetwork(network, '单套制', { resolution: 1 })!;
    const neighbours = network.edges
      .filter(({ source, target }) => source === '单套制' || target === '单套制')
      .map(({ source, target }) => (source === '单套制' ? target : source));
    assert.deepEqual(ego.nodes.map(({ id }) => id).sort(), ['单套制', ...neighbours].sort());
    const inside = new Set(ego.nodes.map(({ id }) => id));
    assert.deepEqual(
      ego.edges,
      network.edges.filter(({ source, target }) => inside.has(source) && inside.has(target)),
    );
    for (const { id, degree } of ego.nodes) {
      assert.equal(degree, ego.edges.filter(({ source, target }) => source === id || target === id).length);
    }
    assert.equal(ego.communities, new Set(ego.nodes.map(({ community }) => community)).size);
  });

  it('reach further with each step, and none is of a node that is not there', () => {
    const size = (radius: number) => egoNetwork(network, '专家库', { radius, resolution: 1 })!.nodes.length;
    assert.equal(size(0), 1);
    assert.ok(size(1) > 1 && size(2) > size(1));
    assert.equal(egoNetwork(network, '没有', { resolution: 1 }), undefined);
  });
});

describe('schemas/network.schema.json', () => {
  const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
  const assertValid = (value: object) => {
    validate(JSON.parse(JSON.stringify(value)));
    assert.deepEqual(validate.errors ?? [], []);
  };
  const method = describeMethod(corpus);

  it('describes what the command prints', () => {
    assertValid({ network, method });
    assertValid({ network, structure: describeStructure(network, options), method });
    const [first, second] = ['华东', '西南'].map(name => ({
      name,
      corpus: partByAttribute(corpus, '大区', name)!,
    }));
    assertValid({ comparison: compareParts(first!, second!), method });
    assertValid({ comparison: compareBases(corpus), method });
    const { source, target } = network.edges[0]!;
    const passages = findPassages(corpus, { of: 'edge', source, target });
    const account = accountForPair(corpus, network, { source, target }, passages);
    assertValid({ pair: { ...account, passages }, method });
  });

  it('describes networks of little', () => {
    const small = corpusOf({ 'codebook.yaml': codebookOf({ a: ['备份'] }) });
    assertValid({ structure: describeStructure(buildNetwork(small), options), method });
    const one = corpusOf({ 'codebook.yaml': codebookOf({ a: ['备份'] }), 'p.txt': '备份' });
    assertValid({ structure: describeStructure(buildNetwork(one), options), method });
    assertValid({
      comparison: compareParts({ name: 'a', corpus: small }, { name: 'b', corpus: one }),
      method,
    });
  });

  it('objects to what is none', () => {
    assert.equal(validate({ method }), false);
    assert.equal(validate({ structure: {}, method }), false);
    assert.equal(validate({ network, method, other: 1 }), false);
  });
});
