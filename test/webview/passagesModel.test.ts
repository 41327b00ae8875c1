import assert from 'node:assert/strict';
import { english } from '../../src/core/base/l10n';
import { findPassages, type PassageQuery } from '../../src/core/report/evidence/passages';
import { buildOverview } from '../../src/core/report/overview/overview';
import {
  countInWords,
  groupBySource,
  keyOfPassage,
  kindOfPassages,
  prefaceOf,
} from '../../src/webview/passagesModel';
import { queryKey, queryTitle, sameQuery } from '../../src/webview/query';
import { codebookOf, corpusOf } from '../support/project';
import { overviewOf, project } from './project';

const corpus = corpusOf(project);
const overview = overviewOf();
const preface = (query: PassageQuery) =>
  prefaceOf(query, findPassages(corpus, query).length, overview, english);

describe('passages as they are listed', () => {
  it('stand in groups by source, none lost', () => {
    const passages = findPassages(corpus, { of: 'cell', basis: 'keywords' });
    const groups = groupBySource(passages);
    assert.deepEqual(
      groups.map(({ label, passages: own }) => [label, own.length]),
      [
        ['甲', 5],
        ['乙', 1],
      ],
    );
    assert.deepEqual(
      groups.flatMap(group => group.passages),
      passages,
    );
    assert.equal(new Set(passages.map(keyOfPassage)).size, passages.length);
  });

  it('of a total are as many as the total says', () => {
    for (const { theme, annotations, matches } of overview.coverage.totals) {
      assert.equal(findPassages(corpus, { of: 'cell', basis: 'coded', theme }).length, annotations);
      assert.equal(findPassages(corpus, { of: 'cell', basis: 'keywords', theme }).length, matches);
    }
  });
});

describe('the number of passages', () => {
  const { network, ...rest } = overviewOf(project);
  const words = (query: PassageQuery, kind: 'keywords' | 'codes') =>
    countInWords(2, kindOfPassages(query, { ...rest, network: { ...network, kind } }), english);

  it('is one of hits where hits are listed, else of passages', () => {
    assert.equal(words({ of: 'cell', basis: 'keywords', theme: 'a' }, 'codes'), '2 hits');
    assert.equal(words({ of: 'cell', basis: 'coded', theme: 'a' }, 'keywords'), '2 passages');
    assert.equal(words({ of: 'node', node: '档案' }, 'keywords'), '2 hits');
    assert.equal(words({ of: 'node', node: 'a' }, 'codes'), '2 passages');
    assert.equal(words({ of: 'edge', source: '档案', target: '馆' }, 'keywords'), '2 passages');
  });
});

describe('what stands above the passages', () => {
  it('offers to mark an unreviewed cell absent, and shows what the machine found there', () => {
    const query = { of: 'cell', basis: 'coded', theme: 'use', source: '甲.txt' } as const;
    assert.deepEqual(preface(query), {
      facts: ['No passage of 甲 is coded with "利用体系", and nobody has marked it absent.'],
      steps: [
        { do: 'markAbsent', label: 'Mark absent', source: '甲.txt', theme: 'use', absent: true },
        { do: 'show', label: 'Show 2 keyword hits', query: { ...query, basis: 'keywords' } },
      ],
    });
  });

  it('says that a cell was marked absent, and offers to take it back', () => {
    assert.deepEqual(preface({ of: 'cell', basis: 'coded', theme: 'gov', source: '乙.txt' }), {
      facts: ['乙 was reviewed for "治理体系" and marked absent.'],
      steps: [{ do: 'markAbsent', label: 'Not absent', source: '乙.txt', theme: 'gov', absent: false }],
    });
  });

  it('does not offer to mark a coded cell, a total, a text column or keyword hits absent', () => {
    const queries: readonly PassageQuery[] = [
      { of: 'cell', basis: 'coded', theme: 'gov', source: '甲.txt' },
      { of: 'cell', basis: 'coded', theme: 'use' },
      { of: 'cell', basis: 'coded', source: '乙.txt' },
      { of: 'cell', basis: 'coded', theme: 'own', source: '乙.txt' },
      { of: 'cell', basis: 'keywords', theme: 'gov', source: '乙.txt' },
    ];
    for (const query of queries) {
      assert.ok(!preface(query).steps.some(step => step.do === 'markAbsent'), JSON.stringify(query));
    }
  });

  it('says that hits are no coding, and that there is nothing where there is nothing', () => {
    assert.deepEqual(preface({ of: 'cell', basis: 'keywords', theme: 'use' }).facts, [
      'Found by machine; not coding.',
    ]);
    assert.deepEqual(preface({ of: 'cell', basis: 'keywords', theme: 'gov', source: '乙.txt' }).facts, [
      'No keyword occurs here.',
    ]);
    assert.deepEqual(preface({ of: 'cell', basis: 'coded', theme: 'use' }).facts, [
      'Nothing is coded here yet.',
    ]);
  });

  it('tells a node from its figures, and leads to each of its edges, the heaviest first', () => {
    const { facts, related } = preface({ of: 'node', node: '监督' });
    assert.deepEqual(facts, ['治理体系 · 2 hits · 3 neighbours']);
    assert.equal(related!.steps.length, 3);
    for (const step of related!.steps) {
      assert.ok(step.do === 'show' && step.query.of === 'edge');
      const { length } = findPassages(corpus, step.query);
      assert.equal(step.label.split(' ')[1], String(length));
    }
  });

  it('tells an edge from its figures, in either direction, and leads to both ends', () => {
    const [source, target] = ['查档', '开放'];
    const there = preface({ of: 'edge', source, target });
    assert.deepEqual(there.facts, ['Weight 1 · 1 unit contains both']);
    assert.deepEqual(preface({ of: 'edge', source: target, target: source }).facts, there.facts);
    assert.deepEqual(
      there.steps.map(step => step.label),
      [source, target],
    );
  });

  it('speaks of what the network counts, and each number has as many passages: products, codes, windows', () => {
    const of = (text: string, settings: string) => {
      const made = corpusOf({
        'codebook.yaml': codebookOf({ a: ['备份'], b: ['安全'] }),
        'corpus.yaml': `version: 1\n${settings}\n`,
        'p.txt': text,
        'p.txt.codes.yaml': `version: 1
annotations:
  - {id: x, codes: [a], quote: 备份, at: '1:1-1:3'}
  - {id: y, codes: [b], quote: 安全, at: '1:3-1:5'}
`,
      });
      const view = buildOverview(made, english);
      const { nodes, edges } = view.network;
      const found = (query: PassageQuery) => findPassages(made, query).length;
      const edge: PassageQuery = { of: 'edge', source: edges[0]!.source, target: edges[0]!.target };
      const node: PassageQuery = { of: 'node', node: nodes[0]!.id };
      assert.equal(found(edge), edges[0]!.units);
      assert.equal(found(node), nodes[0]!.frequency);
      return [prefaceOf(edge, found(edge), view, english), prefaceOf(node, found(node), view, english)].map(
        ({ facts }) => facts[0],
      );
    };
    const text = '备份安全备份。安全备份。';
    assert.deepEqual(of(text, 'network: {counting: products}'), [
      'Weight 3 · 3 pairs of hits in shared units',
      '主题a · 3 hits · 1 neighbour',
    ]);
    assert.deepEqual(of(text, 'network: {nodes: codes}'), [
      'Weight 1 · 1 unit contains both',
      '主题a · 1 passage · 1 neighbour',
    ]);
    assert.deepEqual(of(text, 'unit: {window: 4}'), [
      'Weight 3 · 3 pairs of hits within 4 characters',
      '主题a · 3 hits · 1 neighbour',
    ]);
  });

  it('admits that a node or an edge is gone', () => {
    assert.deepEqual(preface({ of: 'node', node: '没有' }).facts, ['This node is no longer in the network.']);
    assert.equal(preface({ of: 'edge', source: '监督', target: '没有' }).steps.length, 1);
  });
});

describe('queries', () => {
  it('are the same when they ask the same; an edge has no direction', () => {
    assert.ok(sameQuery({ of: 'edge', source: 'a', target: 'b' }, { of: 'edge', source: 'b', target: 'a' }));
    assert.ok(!sameQuery({ of: 'node', node: 'a' }, { of: 'node', node: 'b' }));
    assert.ok(
      !sameQuery(
        { of: 'cell', basis: 'coded', theme: 'a' },
        { of: 'cell', basis: 'coded', theme: 'a', source: 'x' },
      ),
    );
    assert.ok(sameQuery(undefined, undefined));
    assert.ok(!sameQuery(undefined, { of: 'node', node: 'a' }));
  });

  it('are never taken for one another, whatever names hold', () => {
    const keys = [
      queryKey({ of: 'cell', basis: 'coded', theme: 'a","b' }),
      queryKey({ of: 'cell', basis: 'coded', theme: 'a', source: 'b' }),
      queryKey({ of: 'cell', basis: 'coded', source: 'a' }),
      queryKey({ of: 'cell', basis: 'coded', theme: 'a' }),
      queryKey({ of: 'edge', source: 'a,b', target: 'c' }),
      queryKey({ of: 'edge', source: 'a', target: 'b,c' }),
    ];
    assert.equal(new Set(keys).size, keys.length);
  });

  it('have headings in words', () => {
    const title = (query: PassageQuery) => queryTitle(query, overview, english);
    assert.equal(
      title({ of: 'cell', basis: 'coded', theme: 'gov', source: '甲.txt' }),
      '甲 · 治理体系 · Coded passages',
    );
    assert.equal(title({ of: 'cell', basis: 'keywords' }), 'All sources · All themes · Keyword hits');
    assert.equal(title({ of: 'node', node: '监督' }), '监督');
    assert.equal(title({ of: 'edge', source: '监督', target: '查档' }), '监督 – 查档');
  });
});
