import assert from 'node:assert/strict';
import fc from 'fast-check';
import { english } from '../../../../src/core/base/l10n';
import { buildCorpus } from '../../../../src/core/corpus/build';
import type { Corpus } from '../../../../src/core/corpus/corpus';
import { findPassages, type Passage } from '../../../../src/core/report/evidence/passages';
import { buildOverview } from '../../../../src/core/report/overview/overview';
import { type Contents, projectFiles } from '../../../support/corpusStore';
import { corpusOf } from '../../../support/project';
import { readSample } from '../../../support/sample';
import { wrapText } from '../../../support/wrapText';

const codebook = `version: 1
themes:
  - {id: a, name: 甲, keywords: [档案, 数字档案馆], codes: [{id: x, name: 子}]}
  - {id: b, name: 乙, keywords: [人才, 利用]}
  - {id: own, name: 个性, kind: text}
`;

/** A passage with its marked text in brackets. */
function marked({ pieces }: Passage): string {
  return pieces.map(piece => (piece.marked ? `[${piece.text}]` : piece.text)).join('');
}

/** That every number of the overview has as many passages as it says. */
function assertTraceable(corpus: Corpus): void {
  const { coverage, network, themes, corpus: sums } = buildOverview(corpus, english);
  const count = (query: Parameters<typeof findPassages>[1]) => findPassages(corpus, query).length;
  for (const { source, cells, texts } of coverage.rows) {
    for (const { theme, annotations, matches } of cells) {
      assert.equal(count({ of: 'cell', basis: 'coded', theme, source }), annotations);
      assert.equal(count({ of: 'cell', basis: 'keywords', theme, source }), matches);
    }
    for (const { theme, labels } of texts) {
      assert.equal(count({ of: 'cell', basis: 'coded', theme, source }), labels.length);
    }
  }
  for (const { theme, annotations, matches } of coverage.totals) {
    assert.equal(count({ of: 'cell', basis: 'coded', theme }), annotations);
    assert.equal(count({ of: 'cell', basis: 'keywords', theme }), matches);
  }
  assert.equal(count({ of: 'cell', basis: 'coded' }), sums.annotations);
  assert.equal(count({ of: 'cell', basis: 'keywords' }), sums.matches);
  for (const { id, frequency } of network.nodes) assert.equal(count({ of: 'node', node: id }), frequency);
  for (const { source, target, units } of network.edges) {
    assert.equal(count({ of: 'edge', source, target }), units);
    assert.equal(count({ of: 'edge', source: target, target: source }), units);
  }
  assert.equal(themes.length, corpus.codebook.themes.length);
}

describe('findPassages', () => {
  it('finds as many passages as each number of the overview says, for any corpus', () => {
    const text = fc.string({
      unit: fc.constantFrom('档案', '数字档案馆', '人才', '利用', '。', '\n', '一、任务\n', '🌲'),
      maxLength: 20,
    });
    const quote = fc.constantFrom('档案', '人才。', '档案人才利用档案', '利用', '没有');
    const codes = fc.constantFrom('a', 'a/x', 'b', 'own', 'a/x, a', 'a, b', 'gone', 'a/gone');
    const entry = fc.tuple(codes, quote).map(([code, each]) => `{codes: [${code}], quote: ${each}}`);
    const side = fc
      .array(entry, { maxLength: 4 })
      .map(
        entries =>
          `version: 1\nannotations:\n${entries.map((each, i) => `  - ${each.replace('{', `{id: i${i}, at: "1:1-1:3", `)}\n`).join('')}`,
      );
    const settings = fc.constantFrom(
      '',
      'unit: paragraph\n',
      'unit: section\n',
      'unit: document\n',
      'unit: {window: 2}\n',
      'unit: {window: 5}\nmatching: {overlaps: true}\n',
      'unit: {window: 40}\n',
      'scope: {section: 任务}\n',
      'network: {measure: pmi}\n',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(text, side), { maxLength: 3 }), settings, (sources, rest) => {
        const files: Record<string, string> = {
          'codebook.yaml': codebook,
          'corpus.yaml': `version: 1\n${rest}`,
        };
        sources.forEach(([plan, annotations], i) => {
          files[`p${i}.txt`] = plan;
          files[`p${i}.txt.codes.yaml`] = annotations;
        });
        assertTraceable(corpusOf(files));
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  const passages = (contents: Contents, query: Parameters<typeof findPassages>[1]) =>
    findPassages(corpusOf({ 'codebook.yaml': codebook, ...contents }), query).map(marked);

  it('shows what stands around a match in its line, and where that is cut', () => {
    const filler = '零一二三四五六七八九'.repeat(4);
    assert.deepEqual(
      passages({ 'p.txt': `上一行\n${filler}档案${filler}\n档案` }, { of: 'node', node: '档案' }),
      [`…${filler.slice(-24)}[档案]${filler.slice(0, 24)}…`, '[档案]'],
    );
  });

  it('marks both ends of an edge in the whole unit', () => {
    assert.deepEqual(
      passages(
        { 'p.txt': '无。　人才与档案，档案与人才。人才。档案利用人才\n' },
        { of: 'edge', source: '人才', target: '档案' },
      ),
      ['[人才]与[档案]，[档案]与[人才]。', '[档案]利用[人才]'],
    );
  });

  it('says which end of an edge stands where; what stands for both, for neither', () => {
    const corpus = corpusOf({
      'codebook.yaml': codebook,
      'corpus.yaml': 'version: 1\nmatching: {overlaps: true}\n',
      'p.txt': '人才与数字档案馆，档案。',
    });
    const ends = (source: string, target: string) =>
      findPassages(corpus, { of: 'edge', source, target }).map(({ pieces }) =>
        pieces.filter(({ marked }) => marked).map(({ text, end }) => [text, end]),
      );
    assert.deepEqual(ends('人才', '数字档案馆'), [
      [
        ['人才', 0],
        ['数字档案馆', 1],
      ],
    ]);
    assert.deepEqual(ends('数字档案馆', '人才'), [
      [
        ['人才', 1],
        ['数字档案馆', 0],
      ],
    ]);
    assert.deepEqual(ends('档案', '数字档案馆'), [
      [
        ['数字档案馆', undefined],
        ['档案', 0],
      ],
    ]);
  });

  it('finds an edge in some sources, and between themes by either basis', () => {
    const corpus = corpusOf({
      'codebook.yaml': codebook,
      'p.txt': '档案利用。数字档案馆。档案人才。',
      'q.txt': '档案人才。无。',
      'q.txt.codes.yaml': `version: 1
annotations:
  - {id: i, codes: [a/x], quote: 无, at: '1:6-1:7'}
  - {id: k, codes: [b], quote: 无。, at: '1:6-1:8'}
`,
    });
    const texts = (query: Parameters<typeof findPassages>[1]) => findPassages(corpus, query).map(marked);
    const group = { name: 'q', sources: ['q.txt'] };
    assert.deepEqual(texts({ of: 'edge', source: '档案', target: '人才', group }), ['[档案][人才]。']);
    const themes = { of: 'edge', source: 'a', target: 'b' } as const;
    assert.deepEqual(texts({ ...themes, themes: 'keywords' }), [
      '[档案][利用]。',
      '[档案][人才]。',
      '[档案][人才]。',
    ]);
    assert.deepEqual(texts({ ...themes, themes: 'coded' }), ['[无。]']);
  });

  it('shortens what is too long to be read', () => {
    const long = '零一二三四五六七八九'.repeat(100);
    assert.deepEqual(
      passages(
        { 'corpus.yaml': 'version: 1\nunit: document\n', 'p.txt': `档案${long}人才` },
        { of: 'edge', source: '人才', target: '档案' },
      ),
      [`[档案]${long.slice(0, 24)} … ${long.slice(-24)}[人才]`],
    );
  });

  it('never cuts a surrogate pair', () => {
    const trees = `${'🌲'.repeat(30)}，`;
    for (const text of [`${trees}档案${trees}`, `a${trees}档案a${trees}`, `档案${'🌲'.repeat(200)}a人才`]) {
      for (const passage of passages({ 'p.txt': text }, { of: 'node', node: '档案' })) {
        assert.doesNotMatch(passage, /\p{Surrogate}/u);
      }
      for (const passage of passages({ 'p.txt': text }, { of: 'edge', source: '人才', target: '档案' })) {
        assert.doesNotMatch(passage, /\p{Surrogate}/u);
      }
    }
  });

  it('reads through soft line ends, and points at the source', () => {
    const sentence =
      '推进建设省级数字档案馆和市县数字档案馆共享平台并实现长三角档案利用一体化和同城化的人才目标';
    const text = wrapText(`${sentence}。${sentence}。`, 24);
    const quote = '和市县数字档案馆共享平台';
    const start = text.indexOf('和');
    const corpus = corpusOf({
      'codebook.yaml': codebook,
      'p.txt': text,
      'p.txt.li.codes.yaml': `version: 1\nannotations:\n  - {id: i, codes: [a], quote: ${quote}, at: "1:12-3:1", memo: 看}\n`,
    });
    const [passage] = findPassages(corpus, { of: 'cell', basis: 'coded', theme: 'a' });
    assert.ok(passage);
    assert.equal(
      marked(passage),
      `推进建设省级数字档案馆[${quote}]并实现长三角档案利用一体化和同城化的人才目标。推…`,
    );
    assert.deepEqual(
      [passage.coder, passage.memo, passage.range.line, passage.range.column],
      ['li', '看', 1, start + 1],
    );
  });

  it('finds nothing for what is not there', () => {
    for (const query of [
      { of: 'cell', basis: 'coded', theme: 'nope' },
      { of: 'cell', basis: 'keywords', theme: 'a', source: 'nope.txt' },
      { of: 'node', node: 'nope' },
      { of: 'edge', source: '档案', target: 'nope' },
    ] as const) {
      assert.deepEqual(findPassages(corpusOf({ 'codebook.yaml': codebook, 'p.txt': '档案' }), query), []);
    }
  });
});

describe('the sample project', () => {
  it('is traceable in every number', () => {
    const corpus = buildCorpus(projectFiles(readSample()));
    assert.ok(corpus.sources.length > 0);
    assertTraceable(corpus);
  });
});
