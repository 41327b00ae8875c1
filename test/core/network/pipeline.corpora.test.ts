import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { buildNetwork } from '../../../src/core/network/network';
import { askPython, skipWithoutNetworkx } from '../../support/networkx';
import { corpusOf } from '../../support/project';
import { readReports, reportsFolder } from '../../support/reports';

/**
 * The pipeline that researchers use, from the raw texts on, with our matching in place of jieba's words: sentences by their
 * marks, in each the longest keyword at the leftmost place, no two overlapping. A regular expression that lists
 * longer keywords first does that.
 */
const pipeline = `
import collections, itertools, re
terms = sorted((term for terms in given['themes'].values() for term in terms), key=len, reverse=True)
keyword = re.compile('|'.join(map(re.escape, terms)))
pairs, frequency, holding = collections.Counter(), collections.Counter(), collections.Counter()
for text in given['texts']:
    for unit in re.split('[。！？；!?;\\n]', text):
        found = keyword.findall(unit)
        frequency.update(found)
        holding.update(set(found))
        for pair in itertools.combinations(sorted(set(found)), 2):
            pairs[pair] += 1
graph = nx.Graph()
graph.add_nodes_from(frequency)
for (a, b), weight in pairs.items():
    graph.add_edge(a, b, weight=weight)
communities = collections.defaultdict(set)
for node, community in given['communities']:
    communities[community].add(node)
result = {
    'nodes': sorted([term, frequency[term], holding[term], graph.degree(term), graph.degree(term, weight='weight')] for term in frequency),
    'edges': sorted([a, b, weight] for (a, b), weight in pairs.items()),
    'modularity': nx.community.modularity(graph, communities.values()),
    'best': max(nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=seed)) for seed in range(20)),
}
`;

describe('the network of 21 reports beside the pipeline in Python (needs ../shared and python3-networkx)', () => {
  before(function () {
    if (!existsSync(reportsFolder)) {
      console.log('      skipped: ../shared is absent');
      this.skip();
    }
    skipWithoutNetworkx(this);
  });

  it('has its nodes, frequencies, pairs and weights, all of them, and its modularity', () => {
    const contents = readReports();
    const corpus = corpusOf(contents);
    const network = buildNetwork(corpus);
    const decoder = new TextDecoder();
    const texts = Object.entries(contents)
      .filter(([path]) => path.endsWith('.txt'))
      .map(([, bytes]) => (typeof bytes === 'string' ? bytes : decoder.decode(bytes)));
    const theirs = askPython<{
      nodes: [string, number, number, number, number][];
      edges: [string, string, number][];
      modularity: number;
      best: number;
    }>(pipeline, {
      themes: Object.fromEntries(
        corpus.codebook.themes.map(({ id }) => [
          id,
          corpus.codebook.keywords.filter(({ theme }) => theme === id).map(({ term }) => term),
        ]),
      ),
      texts,
      communities: network.nodes.map(({ id, community }) => [id, community]),
    });
    const sorted = <T extends unknown[]>(rows: T[]) => rows.map(row => JSON.stringify(row)).sort();
    assert.ok(theirs.nodes.length > 50 && theirs.edges.length > 400, 'it has found a network');
    assert.deepEqual(
      sorted(
        network.nodes.map(each => [each.id, each.frequency, each.units, each.degree, each.weightedDegree]),
      ),
      sorted(theirs.nodes),
    );
    assert.deepEqual(
      sorted(network.edges.map(({ source, target, weight }) => [...[source, target].sort(), weight])),
      sorted(theirs.edges.map(([a, b, weight]) => [...[a, b].sort(), weight])),
    );
    // A network keeps six places.
    assert.ok(Math.abs(network.modularity - theirs.modularity) < 5.1e-7, `theirs ${theirs.modularity}`);
    // Its Louvain method finds nothing better in twenty tries.
    assert.ok(network.modularity > theirs.best - 0.005, `${network.modularity}, theirs ${theirs.best}`);
  });
});
