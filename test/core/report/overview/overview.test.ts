import assert from 'node:assert/strict';
import { english, translator } from '../../../../src/core/base/l10n';
import { buildCorpus } from '../../../../src/core/corpus/build';
import { buildOverview } from '../../../../src/core/report/overview/overview';
import { projectFiles } from '../../../support/corpusStore';
import { readSample } from '../../../support/sample';

const files = {
  'codebook.yaml': `version: 1
title: 编码本
themes:
  - {id: a, name: 甲, short: ①, shape: star, color: "#112233", keywords: [档案, {term: 利用, except: [综合利用]}]}
  - {id: own, name: 个性, kind: text}
`,
  'corpus.yaml': 'version: 1\nattributes:\n  q.txt: {地区: 浙江, 年: 2021}\n',
  'p.txt': '推进档案利用工作。\r\n档案综合利用。',
  'p.txt.codes.yaml': `version: 1
annotations:
  - {id: i1, codes: [a], quote: 推进档案利用工作}
  - {id: i2, codes: [own], quote: 没有这一句话了}
reviewed:
  - {code: nope}
`,
  'q.txt': Uint8Array.of(0xb5, 0xb5, 0xb0, 0xb8),
};
const corpus = () => buildCorpus(projectFiles(files));

describe('buildOverview', () => {
  it('holds all figures', () => {
    const overview = buildOverview(corpus(), english);
    assert.deepEqual(overview.corpus, {
      title: '编码本',
      sources: 2,
      characters: 19,
      annotations: 1,
      unplaced: 1,
      matches: 4,
      outOfScope: 0,
      inContents: 0,
      pending: 0,
    });
    assert.deepEqual(overview.themes[0], {
      id: 'a',
      name: '甲',
      short: '①',
      shape: 'star',
      color: '#112233',
      kind: 'check',
      codes: [],
    });
    assert.deepEqual(overview.coverage.rows, [
      {
        source: 'p.txt',
        label: 'p',
        attributes: {},
        characters: 17,
        inScope: 17,
        units: 2,
        cells: [
          {
            ...{ theme: 'a', annotations: 1, characters: 8, units: 1, state: 'coded' },
            ...{ matches: 3, matchCharacters: 6, matchUnits: 2 },
          },
        ],
        texts: [{ theme: 'own', labels: [] }],
        codes: [],
      },
      {
        source: 'q.txt',
        label: 'q',
        attributes: { 地区: '浙江', 年: 2021 },
        characters: 2,
        inScope: 2,
        units: 1,
        cells: [
          {
            ...{ theme: 'a', annotations: 0, characters: 0, units: 0, state: 'unreviewed' },
            ...{ matches: 1, matchCharacters: 2, matchUnits: 1 },
          },
        ],
        texts: [{ theme: 'own', labels: [] }],
        codes: [],
      },
    ]);
    assert.deepEqual(
      overview.issues.map(({ source, line, column, code, severity }) => [
        source,
        line,
        column,
        code,
        severity,
      ]),
      [
        ['p.txt.codes.yaml', 4, 35, 'orphan', 'warning'],
        ['p.txt.codes.yaml', 6, 12, 'unknown-code', 'error'],
        ['q.txt', 1, 1, 'decoded-as', 'info'],
      ],
    );
  });

  it('says how every number came about', () => {
    const { method } = buildOverview(corpus(), english);
    assert.deepEqual(method.encodings, { 'q.txt': 'gb18030' });
    assert.deepEqual(method.unit, {
      kind: 'sentence',
      window: null,
      sentenceEnds: '。！？；｡︒︕︖︔﹗﹖﹔‼⁇⁈⁉‽❗❓❕❔؟؛۔।॥።។။།༎᠃᠉։!?;.．﹒',
    });
    assert.equal(method.matching.scope, null);
    const changed = (part: Partial<typeof files>) =>
      buildOverview(buildCorpus(projectFiles({ ...files, ...part })), english).method;
    assert.notEqual(changed({ 'p.txt': '改' }).corpus, method.corpus);
    assert.equal(changed({ 'p.txt': '推进档案利用工作。\n档案综合利用。' }).corpus, method.corpus);
    const { 'codebook.yaml': codebook } = files;
    assert.notEqual(
      changed({ 'codebook.yaml': codebook.replace('综合利用', '再利用') }).codebook,
      method.codebook,
    );
    assert.equal(changed({ 'codebook.yaml': `# 注\n${codebook}` }).codebook, method.codebook);
  });

  it('tells issues in the language of the user', () => {
    const t = translator({ 'This source is not UTF-8; it was read as {0}.': '按 {0} 读取' });
    assert.equal(buildOverview(corpus(), t).issues.at(-1)?.message, '按 GB18030 读取');
  });

  it('is plain JSON, the same to the byte whatever the order the files were read in', () => {
    const once = JSON.stringify(buildOverview(corpus(), english));
    assert.deepEqual(JSON.parse(once), buildOverview(corpus(), english));
    const turned = Object.fromEntries(Object.entries(files).reverse());
    assert.equal(JSON.stringify(buildOverview(buildCorpus(projectFiles(turned)), english)), once);
  });

  it('finds Table 1 of the paper in the sample', () => {
    const { coverage, network, issues } = buildOverview(buildCorpus(projectFiles(readSample())), english);
    assert.equal(coverage.rows.length, 31);
    assert.deepEqual(
      coverage.totals.map(({ coded }) => coded),
      [30, 31, 31, 31, 31, 22, 29],
    );
    assert.deepEqual(
      coverage.totals.map(({ absent, unreviewed }) => [absent, unreviewed]),
      [30, 31, 31, 31, 31, 22, 29].map(coded => [31 - coded, 0]),
    );
    assert.equal(network.nodes.length, 69);
    assert.deepEqual(
      issues.filter(({ severity }) => severity !== 'info'),
      [],
    );
  });
});
