import assert from 'node:assert/strict';
import { countCooccurrence } from '../../../src/core/network/cooccurrence';
import { buildNetwork } from '../../../src/core/network/network';
import { describeStructure, usualRuns } from '../../../src/core/network/structure/structure';
import { readCorpus, screenplayRows, skipWithoutCorpora } from '../../support/corpora';
import { corpusOf } from '../../support/project';
import { readReports } from '../../support/reports';

describe('a network published by others, of names in a screenplay (needs ../shared)', () => {
  before(function () {
    skipWithoutCorpora(this);
  });

  it('has their edges, by products in a line, above 3: all but those of two names that jieba cut otherwise', () => {
    const names = screenplayRows('dict.txt').map(([name]) => name!);
    const corpus = corpusOf({
      'codebook.yaml': JSON.stringify({ version: 1, themes: [{ id: 't', name: 't', keywords: names }] }),
      'corpus.yaml': 'version: 1\nunit: paragraph\nnetwork: {counting: products, minWeight: 4}\n',
      'x.txt': readCorpus('cooccur-busan/busan.txt'),
    });
    const { nodes, pairs } = countCooccurrence(corpus);
    const key = (a: string, b: string) => [a, b].sort().join(' ');
    const ours = new Map(
      pairs.map(({ first, second, units }) => [key(nodes[first]!.id, nodes[second]!.id), units]),
    );
    const published = screenplayRows('busan_edge.txt')
      .slice(1)
      .filter(([a, b]) => names.includes(a!) && names.includes(b!));
    assert.equal(published.length, 66);
    const exact = published.filter(([a, b, weight]) => ours.get(key(a!, b!)) === Number(weight));
    assert.equal(exact.length, 64);
    const drawn = new Set(buildNetwork(corpus).edges.map(({ source, target }) => key(source, target)));
    for (const [a, b] of exact) assert.ok(drawn.has(key(a!, b!)), `${a} ${b}`);
  });
});

describe('the network of the 21 provincial reports (needs ../shared)', () => {
  before(function () {
    skipWithoutCorpora(this);
  });

  it('has communities whose stability is known: 100 seeds and 100 orders', () => {
    const corpus = corpusOf(readReports());
    assert.equal(corpus.sources.length, 21);
    const network = buildNetwork(corpus);
    const { communities, stability, consensus } = describeStructure(network, {
      resolution: 1,
      seed: 1,
      runs: usualRuns,
    });
    console.log(
      `      ${network.nodes.length} nodes, ${network.edges.length} edges, ${stability.partitions} partitions; stability ${communities.map(each => each.stability.toFixed(2)).join(' ')}`,
    );
    assert.equal(
      communities.reduce((sum, { nodes }) => sum + nodes.length, 0),
      network.nodes.length,
    );
    for (const { stability: each } of communities) assert.ok(each > 0 && each <= 1);
    // Runs differ, but their modularity hardly does; the consensus is as good.
    assert.ok(stability.modularity.max - stability.modularity.min < 0.05);
    assert.ok(consensus.modularity > stability.modularity.min - 0.01);
  });
});
