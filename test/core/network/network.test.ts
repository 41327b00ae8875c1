import assert from 'node:assert/strict';
import fc from 'fast-check';
import { measures } from '../../../src/core/measures/measures';
import { countCooccurrence } from '../../../src/core/network/cooccurrence';
import { buildNetwork, type OverviewNetwork } from '../../../src/core/network/network';
import { findPassages, type PassageQuery } from '../../../src/core/report/evidence/passages';
import { codebookOf, corpusOf } from '../../support/project';

const terms = ['档案', '数字档案馆', '人才', '利用', '安全', '红色'];

function network(
  texts: readonly string[],
  settings = '',
  keywords: readonly string[] = terms,
): OverviewNetwork {
  return buildNetwork(
    corpusOf({
      'codebook.yaml': codebookOf({ a: keywords.slice(0, 3), b: keywords.slice(3) }),
      'corpus.yaml': `version: 1\n${settings}`,
      ...Object.fromEntries(texts.map((text, i) => [`p${i}.txt`, text])),
    }),
  );
}

const anyText = fc.string({ unit: fc.constantFrom(...terms, '。', '，', '\n', '馆'), maxLength: 30 });
const anyTexts = fc.array(anyText, { maxLength: 5 });

/** What co-occurrence means, spelled out: sentences that hold both terms, where the longest term at a place counts. */
function naively(texts: readonly string[]): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (const sentence of texts.flatMap(text => text.split(/[。\n]/))) {
    const longest = /数字档案馆|档案|人才|利用|安全|红色/g;
    const held = [...new Set(sentence.match(longest) ?? [])].sort();
    for (const a of held)
      for (const b of held) if (a < b) pairs.set(`${a} ${b}`, (pairs.get(`${a} ${b}`) ?? 0) + 1);
  }
  return pairs;
}

describe('co-occurrence', () => {
  it('is the number of units that contain both, for any texts', () => {
    fc.assert(
      fc.property(anyTexts, texts => {
        const { edges } = network(texts);
        assert.deepEqual(
          new Map(edges.map(({ source, target, units }) => [`${source} ${target}`, units])),
          new Map([...naively(texts)].sort(([a], [b]) => (a < b ? -1 : 1))),
        );
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('counts a unit once, however often it holds a keyword, and units of each source apart', () => {
    const counts = countCooccurrence(
      corpusOf({
        'codebook.yaml': codebookOf({ a: ['甲', '乙', '丙'] }),
        'p.txt': '甲乙甲乙甲。乙。甲',
        'q.txt': '乙',
      }),
    );
    assert.deepEqual(counts, {
      nodes: [
        { id: '乙', frequency: 4, units: 3 },
        { id: '甲', frequency: 4, units: 2 },
      ],
      pairs: [{ first: 0, second: 1, units: 1 }],
      units: 4,
    });
  });
});

describe('counting by products', () => {
  const of = (text: string, settings: string) => {
    const { nodes, edges, units } = network([text], settings, ['甲', '乙', '丙']);
    return {
      nodes: nodes.map(({ id, frequency, units: own }) => [id, frequency, own]),
      edges: edges.map(({ source, target, weight }) => [source + target, weight]),
      units,
    };
  };

  it('takes, in each unit, how often the one stands there times how often the other does', () => {
    // 2 x 3 in the first sentence, 1 x 1 in the second; 丙 twice beside three of 甲 and two of 乙.
    assert.deepEqual(of('甲乙甲乙甲丙丙。甲乙。甲', 'network: {counting: products}\n'), {
      nodes: [
        ['丙', 2, 10],
        ['乙', 3, 11],
        ['甲', 5, 13],
      ],
      edges: [
        ['丙乙', 4],
        ['丙甲', 6],
        ['乙甲', 7],
      ],
      units: 34,
    });
  });

  it('is the sum of products, for any texts', () => {
    fc.assert(
      fc.property(anyTexts, texts => {
        const products = new Map<string, number>();
        for (const sentence of texts.flatMap(text => text.split(/[。\n]/))) {
          const hits = sentence.match(/数字档案馆|档案|人才|利用|安全|红色/g) ?? [];
          for (const a of terms)
            for (const b of terms) {
              const product = hits.filter(hit => hit === a).length * hits.filter(hit => hit === b).length;
              if (a < b && product > 0) products.set(`${a} ${b}`, (products.get(`${a} ${b}`) ?? 0) + product);
            }
        }
        const { edges } = network(texts, 'network: {counting: products}\n');
        assert.deepEqual(
          new Map(edges.map(({ source, target, units }) => [`${source} ${target}`, units])),
          new Map([...products].sort(([a], [b]) => (a < b ? -1 : 1))),
        );
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('tests pairs on units all the same', () => {
    const many = `${'甲乙甲。'.repeat(9)}${'丙。'.repeat(30)}`;
    const { edges } = network([many], 'network: {counting: products, significance: 0.05}\n', [
      '甲',
      '乙',
      '丙',
    ]);
    assert.deepEqual(
      edges.map(({ units, q }) => [units, q! < 1e-6]),
      [[18, true]],
    );
  });
});

describe('a network of codes', () => {
  const corpus = corpusOf({
    'codebook.yaml': JSON.stringify({
      version: 1,
      themes: [
        { id: 'a', name: '治理', keywords: ['备份'], codes: [{ id: 'x', name: '依法' }] },
        { id: 'b', name: '资源' },
      ],
    }),
    'corpus.yaml': 'version: 1\nnetwork: {nodes: codes}\n',
    'p.txt': '第一句话。第二句话。第三句话。第四句话。',
    'p.txt.codes.yaml': `version: 1
annotations:
  - {id: one, codes: [a/x], quote: 第一句话。第二句, at: '1:1-1:9'}
  - {id: two, codes: [b, gone], quote: 二句话, at: '1:7-1:10'}
  - {id: three, codes: [b, a/x, b], quote: 第三, at: '1:11-1:13'}
  - {id: four, codes: [a], quote: 句话}
  - {id: five, codes: [a], quote: 第四句, at: '1:16-1:19'}
`,
  });

  it('joins codes of passages that touch the same unit; what is not placed counts nowhere', () => {
    const { kind, nodes, edges, units } = buildNetwork(corpus);
    assert.equal(kind, 'codes');
    assert.equal(units, 4);
    assert.deepEqual(
      nodes.map(({ id, label, theme, frequency, units }) => [id, label, theme, frequency, units]),
      [
        ['a', '治理', 'a', 1, 1],
        ['a/x', '依法', 'a', 2, 3],
        ['b', '资源', 'b', 2, 2],
      ],
    );
    assert.deepEqual(
      edges.map(({ source, target, units }) => [source, target, units]),
      [['a/x', 'b', 2]],
    );
  });

  it('is made anew when coding changes, though texts, keywords and settings are as before', () => {
    const { nodes } = buildNetwork(corpus);
    const [coded] = corpus.sources;
    const less = { ...corpus, sources: [{ ...coded!, annotations: coded!.annotations.slice(0, 1) }] };
    assert.deepEqual(
      buildNetwork(less).nodes.map(({ id, frequency }) => [id, frequency]),
      [['a/x', 1]],
    );
    assert.deepEqual(buildNetwork(corpus).nodes, nodes);
  });

  it('can be traced: the units behind an edge, the passages behind a node', () => {
    const text = (query: PassageQuery) =>
      findPassages(corpus, query).map(({ pieces }) =>
        pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join(''),
      );
    assert.deepEqual(text({ of: 'edge', source: 'a/x', target: 'b' }), ['[第二句话]。', '[第三]句话。']);
    assert.deepEqual(text({ of: 'node', node: 'a/x' }), [
      '[第一句话。第二句]话。第三句话。第四句话。',
      '第一句话。第二句话。[第三]句话。第四句话。',
    ]);
  });
});

describe('buildNetwork', () => {
  const texts = ['档案人才利用。档案人才。安全红色。', '档案利用。安全红色。档案安全。', '数字档案馆。'];

  it('has a node for each keyword with a hit, its frequency and its neighbours', () => {
    const { nodes, edges } = network(texts);
    assert.deepEqual(
      nodes.map(({ id, theme, frequency, degree, weightedDegree }) => [
        id,
        theme,
        frequency,
        degree,
        weightedDegree,
      ]),
      [
        ['人才', 'a', 2, 2, 3],
        ['利用', 'b', 2, 2, 3],
        ['安全', 'b', 3, 2, 3],
        ['数字档案馆', 'a', 1, 0, 0],
        ['档案', 'a', 4, 3, 5],
        ['红色', 'b', 2, 1, 2],
      ],
    );
    assert.deepEqual(
      edges.map(({ source, target, weight, units }) => [source, target, weight, units]),
      [
        ['人才', '利用', 1, 1],
        ['人才', '档案', 2, 2],
        ['利用', '档案', 2, 2],
        ['安全', '档案', 1, 1],
        ['安全', '红色', 2, 2],
      ],
    );
  });

  it('degree counts neighbours, weighted degree sums their weights, for any texts and measure', () => {
    const measure = fc.constantFrom(...measures);
    fc.assert(
      fc.property(anyTexts, measure, (each, name) => {
        const { nodes, edges } = network(each, `network: {measure: ${name}, minWeight: 0.1}\n`);
        for (const { id, degree, weightedDegree } of nodes) {
          const own = edges.filter(({ source, target }) => source === id || target === id);
          assert.equal(degree, own.length);
          assert.ok(Math.abs(weightedDegree - own.reduce((sum, { weight }) => sum + weight, 0)) < 1e-5);
        }
        for (const { weight, units } of edges) assert.ok(weight >= 0.1 && units >= 1);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('leaves out pairs below the least weight', () => {
    assert.equal(network(texts, 'network: {minWeight: 2}\n').edges.length, 3);
    assert.equal(network(texts, 'network: {minWeight: 9}\n').edges.length, 0);
    assert.equal(network(texts, 'network: {minWeight: 9}\n').nodes.length, 6);
  });

  it('leaves nothing out where nothing is said, whatever the measure', () => {
    const counted = network(texts).edges.map(({ source, target }) => [source, target]);
    const weighed = network(texts, 'network: {measure: jaccard}\n').edges;
    assert.deepEqual(
      weighed.map(({ source, target }) => [source, target]),
      counted,
    );
  });

  it('tells edges apart whatever their ends are called', () => {
    const { edges } = network(['a，b c。\na b，c。'], '', ['a', 'a\tb', 'b\tc', 'c']);
    assert.deepEqual(
      edges.map(({ source, target }) => [source, target]),
      [
        ['a', 'b\tc'],
        ['a\tb', 'c'],
      ],
    );
  });

  it('finds communities: numbered by size, every node in one', () => {
    const { nodes, communities, modularity } = network([
      '档案人才。人才利用。档案利用。安全红色。安全红色。',
    ]);
    const of = Object.fromEntries(nodes.map(({ id, community }) => [id, community]));
    assert.deepEqual(of, { 人才: 0, 利用: 0, 档案: 0, 安全: 1, 红色: 1 });
    assert.equal(communities, 2);
    // Of 5 edges 3 lie in the one and 2 in the other: (3/5 - (6/10)^2) + (2/5 - (4/10)^2).
    assert.equal(modularity, 0.48);
  });

  it('is the same to the byte on every run, whatever the order of sources and keywords', () => {
    const once = JSON.stringify(network(texts));
    assert.equal(JSON.stringify(network(texts)), once);
    fc.assert(
      fc.property(anyTexts, fc.nat(5), (each, turn) => {
        const turned = [...terms.slice(turn), ...terms.slice(0, turn)];
        const same = (keywords: readonly string[], sources: readonly string[]) => {
          const { nodes, edges, modularity } = network(sources, '', keywords);
          return JSON.stringify([nodes.map(({ theme: _, group: __, ...node }) => node), edges, modularity]);
        };
        assert.equal(same(turned, [...each].reverse()), same(terms, each));
      }),
      { seed: 1, numRuns: 25 },
    );
  });

  it('places every node at finite coordinates, also without edges or nodes', () => {
    for (const each of [texts, ['档案'], ['档案。人才'], ['']]) {
      for (const { x, y } of network(each).nodes) assert.ok(Number.isFinite(x) && Number.isFinite(y));
    }
    assert.deepEqual(network(['']).nodes, []);
    assert.equal(network(['']).modularity, 0);
  });

  it('depends on the seed alone where nothing else differs', () => {
    const [one, other] = [network(texts), network(texts, 'network: {seed: 2}\n')];
    assert.notDeepEqual(one.nodes, other.nodes);
    assert.deepEqual(one.edges, other.edges);
  });

  it('merges themes into groups; each theme is in one', () => {
    const groups = (settings: string) => {
      const { groups: found, nodes } = network(texts, settings);
      return [
        found.map(({ id, themes }) => `${id}: ${themes.join()}`),
        [...new Set(nodes.map(({ group }) => group))].sort(),
      ];
    };
    assert.deepEqual(groups(''), [
      ['a: a', 'b: b'],
      ['a', 'b'],
    ]);
    assert.deepEqual(groups('network: {groups: {合: [b, a]}}\n'), [['合: a,b'], ['合']]);
    assert.deepEqual(groups('network: {groups: {一: [a], 二: [a, b]}}\n'), [
      ['一: a', '二: b'],
      ['一', '二'],
    ]);
    assert.deepEqual(groups('network: {groups: {b: [a]}}\n'), [['b: a,b'], ['b']]);
  });
});
