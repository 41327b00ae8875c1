import assert from 'node:assert/strict';
import { english } from '../../../src/core/base/l10n';
import { finish } from '../../../src/core/base/steps';
import { compareBases, compareParts } from '../../../src/core/network/compare';
import { countCooccurrence, countingOfThemes } from '../../../src/core/network/cooccurrence';
import { gatherCountable } from '../../../src/core/network/counted';
import { partByAttribute, partsOf, partValues } from '../../../src/core/network/parts';
import { networkComparisonTables } from '../../../src/core/report/network/networkTables';
import { codebookOf, corpusOf } from '../../support/project';

const corpus = corpusOf({
  'codebook.yaml': codebookOf({ a: ['备份', '安全'], b: ['征集', '利用'] }),
  'corpus.yaml': JSON.stringify({
    version: 1,
    attributes: {
      'one.txt': { 大区: '东', 印发: '2021-05-01', 专项: true },
      'two.txt': { 大区: '东', 印发: '2022-01-01', 专项: false },
      'three.txt': { 大区: '西', 印发: '2022-11-30', 专项: true },
    },
  }),
  // East: 备份-安全 4 of 8 sentences, 备份-征集 1, 安全-利用 2. West: 1 of 4, 1, and 征集-利用.
  'one.txt': '备份安全。备份安全。备份征集。安全利用。无。无。',
  'two.txt': '备份安全，安全。备份安全利用。',
  'three.txt': '备份安全。备份征集。征集利用。无。',
  'one.txt.codes.yaml': `version: 1
annotations:
  - {id: x, codes: [a], quote: 备份, at: '1:1-1:3'}
  - {id: y, codes: [b], quote: 安全, at: '1:3-1:5'}
`,
});
const part = (attribute: string, value: string) => ({
  name: value,
  corpus: partByAttribute(corpus, attribute, value)!,
});

describe('themes as nodes', () => {
  it('are those of the codes, whatever keyword is called like one', () => {
    const codings = `version: 1
annotations:
  - {id: x, codes: [数字化], quote: 建库, at: '1:1-1:3'}
  - {id: y, codes: [人才], quote: 培训, at: '1:3-1:5'}
`;
    const named = corpusOf({
      'codebook.yaml': codebookOf({ 人才: ['数字化'], 数字化: ['平台'] }),
      'p.txt': '建库培训。',
      'p.txt.codes.yaml': codings,
    });
    const { pairs, nodes: found } = countCooccurrence(named, countingOfThemes(named, 'coded'));
    assert.deepEqual([found.map(({ id }) => id), pairs.length], [['人才', '数字化'], 1]);
    const byCodes = {
      ...named,
      settings: { ...named.settings, network: { ...named.settings.network, nodes: 'codes' } },
    } as const;
    assert.deepEqual(finish(gatherCountable(byCodes)).themes, ['人才', '数字化']);
  });
});

describe('comparing the networks of two parts', () => {
  const { sides, nodes, edges } = compareParts(part('大区', '东'), part('大区', '西'));
  const of = (source: string, target: string) =>
    edges.find(edge => [edge.source, edge.target].sort().join() === [source, target].sort().join())!;

  it('takes two sources as well as two values', () => {
    const [one, three] = partsOf(corpus, { by: 'sources', sources: ['one.txt', 'three.txt'] })!;
    const { sides: found, edges: compared } = compareParts(one, three);
    assert.deepEqual(
      found.map(({ name, sources, units }) => [name, sources, units]),
      [
        ['one', 1, 6],
        ['three', 1, 4],
      ],
    );
    assert.deepEqual(
      compared.map(({ source, target, change }) => [source, target, change].join(' ')),
      ['利用 征集 appears', '备份 征集 strengthens', '备份 安全 weakens', '利用 安全 vanishes'],
    );
    assert.equal(partsOf(corpus, { by: 'sources', sources: ['one.txt', 'gone.txt'] }), undefined);
    assert.equal(partsOf(corpus, { by: 'attribute', attribute: '大区', values: ['东', '北'] }), undefined);
    assert.equal(partsOf(corpus, { by: 'bases' }), undefined);
  });

  it('counts each side as a corpus of its own', () => {
    assert.deepEqual(sides, [
      { name: '东', sources: 2, units: 8, nodes: 4, edges: 4 },
      { name: '西', sources: 1, units: 4, nodes: 4, edges: 3 },
    ]);
    assert.deepEqual(
      nodes.map(({ id, frequency }) => [id, ...frequency]),
      [
        ['利用', 2, 1],
        ['备份', 5, 2],
        ['安全', 6, 1],
        ['征集', 1, 2],
      ],
    );
  });

  it('tells what appears, vanishes, strengthens and weakens, by shares of units', () => {
    assert.deepEqual(
      edges.map(({ source, target, change, units }) => [source, target, change, ...units]),
      [
        ['利用', '征集', 'appears', 0, 1],
        ['备份', '征集', 'strengthens', 1, 1],
        ['备份', '安全', 'weakens', 4, 1],
        ['利用', '安全', 'vanishes', 2, 0],
        ['利用', '备份', 'vanishes', 1, 0],
      ],
    );
    assert.deepEqual(of('备份', '安全').share, [0.5, 0.25]);
    assert.deepEqual(of('利用', '征集').weight, [null, 1]);
  });

  it('says how sure it is: log-likelihood with its sign, and the false discovery rate', () => {
    // 1 and 3 against 4 and 4: expected 5/3, 7/3, 10/3, 14/3.
    const g2 = 2 * (Math.log(3 / 5) + 3 * Math.log(9 / 7) + 4 * Math.log(12 / 10) + 4 * Math.log(12 / 14));
    assert.ok(Math.abs(of('备份', '安全').logLikelihood! + g2) < 1e-12);
    for (const { q } of edges) assert.ok(q! > 0.2 && q! <= 1);
  });

  it('is the other way round the other way round', () => {
    const back = compareParts(part('大区', '西'), part('大区', '东'));
    const mirrored = {
      appears: 'vanishes',
      vanishes: 'appears',
      strengthens: 'weakens',
      weakens: 'strengthens',
      stays: 'stays',
    };
    for (const edge of back.edges) {
      const there = of(edge.source, edge.target);
      assert.equal(mirrored[edge.change], there.change);
      assert.ok(Math.abs(edge.logLikelihood! + there.logLikelihood!) < 1e-9);
    }
  });

  it('finds no difference between a part and itself', () => {
    const { edges: none } = compareParts(part('大区', '东'), part('大区', '东'));
    assert.ok(
      none.every(({ change, logLikelihood }) => change === 'stays' && Math.abs(logLikelihood!) < 1e-12),
    );
  });

  it('takes parts by year and by yes and no; no other value is one', () => {
    assert.deepEqual(partValues(corpus, '印发'), ['2021', '2022']);
    assert.equal(partByAttribute(corpus, '印发', '2022')!.sources.length, 2);
    assert.deepEqual(partValues(corpus, '专项'), ['false', 'true']);
    assert.equal(partByAttribute(corpus, '大区', '南'), undefined);
    assert.deepEqual(partValues(corpus, 'constructor'), []);
  });

  it('does not test pairs of hits, which do not stand for themselves', () => {
    const windowed = (each: ReturnType<typeof part>) => ({
      ...each,
      corpus: { ...each.corpus, settings: { ...each.corpus.settings, window: 5 } },
    });
    const { edges: pairs } = compareParts(windowed(part('大区', '东')), windowed(part('大区', '西')));
    assert.ok(
      pairs.length > 0 && pairs.every(({ logLikelihood, q }) => logLikelihood === null && q === null),
    );
  });

  it('comes in tables, a table for each change', () => {
    const tables = networkComparisonTables({ sides, nodes, edges }, 'count', 1, english);
    assert.deepEqual(
      tables.map(({ title, rows }) => [title, rows.length]),
      [
        ['东 and 西', 2],
        ['Edges only in 西 (1)', 1],
        ['Edges more in 西 (1)', 1],
        ['Edges more in 东 (1)', 1],
        ['Edges only in 东 (2)', 1],
      ],
    );
    for (const { head, rows } of tables) for (const row of rows) assert.equal(row.length, head.length);
  });
});

describe('comparing what machine and people see together', () => {
  it('takes themes for nodes, of the same units', () => {
    const { sides, nodes, edges } = compareBases(corpus);
    assert.deepEqual(
      sides.map(({ name, units }) => [name, units]),
      [
        ['keywords', 12],
        ['coded', 12],
      ],
    );
    assert.deepEqual(
      nodes.map(({ id, label, frequency }) => [id, label, ...frequency]),
      [
        ['a', '主题a', 14, 1],
        ['b', '主题b', 6, 1],
      ],
    );
    assert.deepEqual(edges, [
      {
        source: 'a',
        target: 'b',
        change: 'weakens',
        weight: [4, 1],
        units: [4, 1],
        share: [4 / 12, 1 / 12],
        logLikelihood: null,
        q: null,
      },
    ]);
  });
});
