import assert from 'node:assert/strict';
import fc from 'fast-check';
import { english } from '../../../src/core/base/l10n';
import { buildCorpus, CorpusBuilder } from '../../../src/core/corpus/build';
import { type Corpus, sourceAt } from '../../../src/core/corpus/corpus';
import { loadProject } from '../../../src/core/corpus/load';
import type { FileText } from '../../../src/core/corpus/store';
import { buildOverview } from '../../../src/core/report/overview/overview';
import { type Contents, MemoryCorpusStore, projectFiles } from '../../support/corpusStore';
import { runs } from '../../support/long';
import { codebookOf, corpusOf, inShort } from '../../support/project';

const plan = '第一章 总则\n推进档案数字化。\n第二章 任务\n建设数字档案馆。加强人才培养。\n';
const codebook = codebookOf({ a: ['档案', '数字档案馆'], b: ['人才'] });
const side = `version: 1
annotations:
  - id: x1
    codes: [b, gone]
    quote: 加强人才培养
    at: 4:9-4:15
  - id: x2
    codes:
      - a
      - nowhere/x
    quote: 没有这一句
  - id: x3
    codes: [a]
    quote: 第
reviewed:
  - {code: a, absent: true}
  - {}
  - {code: b, absent: true}
  - {code: nope}
`;

describe('buildCorpus', () => {
  it('puts sources, matches, annotations and reviews together', () => {
    const corpus = corpusOf({
      'codebook.yaml': codebook,
      'plans/浙江.txt': plan,
      'plans/浙江.txt.codes.yaml': side,
    });
    const coded = sourceAt(corpus, 'plans/浙江.txt');
    assert.ok(coded);
    assert.equal(coded.label, '浙江');
    assert.deepEqual(
      coded.analysis.matches.map(({ keyword }) => keyword.term),
      ['档案', '数字档案馆', '人才'],
    );
    assert.deepEqual(
      coded.annotations.map(({ annotation, anchor }) => `${annotation.id} ${anchor.state}`),
      ['x1 exact', 'x2 orphan', 'x3 ambiguous'],
    );
    assert.equal(coded.reviews.length, 3);
    assert.deepEqual(inShort(corpus.issues), [
      'plans/浙江.txt.codes.yaml:4:16 unknown-code',
      'plans/浙江.txt.codes.yaml:10:9 unknown-code',
      'plans/浙江.txt.codes.yaml:11:12 orphan',
      'plans/浙江.txt.codes.yaml:14:12 ambiguous',
      'plans/浙江.txt.codes.yaml:17:5 schema-required',
      'plans/浙江.txt.codes.yaml:18:12 absent-but-coded',
      'plans/浙江.txt.codes.yaml:19:12 unknown-code',
    ]);
  });

  it('does not call absent-but-coded what is coded in a passage that is gone', () => {
    const gone =
      'version: 1\nannotations:\n  - {id: a, codes: [a], quote: 没有这一句}\nreviewed:\n  - {code: a, absent: true}\n';
    const { issues } = corpusOf({ 'codebook.yaml': codebook, 'p.txt': plan, 'p.txt.codes.yaml': gone });
    assert.deepEqual(inShort(issues), ['p.txt.codes.yaml:3:32 orphan']);
  });

  it('tells keywords that the rules of matching make one', () => {
    const book = codebookOf({ a: ['5G', 'AI'], b: ['5g', 'ＡＩ应用'] });
    const { issues } = corpusOf({ 'codebook.yaml': book, 'p.txt': '5G网络。' });
    assert.deepEqual(
      issues.map(({ code, args }) => [code, ...args]),
      [['duplicate-keyword', '5g', '主题a']],
    );
    const files = {
      'codebook.yaml': book,
      'p.txt': '5G网络。',
      'corpus.yaml': 'version: 1\nmatching: { case: false }\n',
    };
    assert.deepEqual(corpusOf(files).issues, []);
    const unseen = corpusOf({ ...files, 'codebook.yaml': codebookOf({ a: ['\u200b', '\u00ad', '网络'] }) });
    assert.deepEqual(
      unseen.issues.map(({ code }) => code),
      ['empty-keyword', 'empty-keyword'],
    );
  });

  it('keeps coders apart', () => {
    const one =
      'version: 1\nannotations:\n  - {id: a, codes: [a], quote: 推进档案数字化, at: "2:1-2:8"}\nreviewed:\n  - {code: b}\n';
    const coded = sourceAt(
      corpusOf({
        'codebook.yaml': codebook,
        'p.txt': plan,
        'p.txt.li.codes.yaml': one,
        'p.txt.wang.codes.yaml': one.replace('quote', 'coder: 王, quote'),
        'p.txt.codes.yaml': one,
      }),
      'p.txt',
    );
    assert.deepEqual(
      coded?.annotations.map(({ annotation, file }) => [annotation.coder, file]),
      [
        [undefined, 'p.txt.codes.yaml'],
        ['li', 'p.txt.li.codes.yaml'],
        ['王', 'p.txt.wang.codes.yaml'],
      ],
    );
    assert.deepEqual(
      coded?.reviews.map(({ coder }) => coder),
      [undefined, 'li', 'wang'],
    );
  });

  it('knows the headings of the scope however they are written, and says which source has none', () => {
    const { sources, issues } = corpusOf({
      'codebook.yaml': codebookOf({ a: ['档案'] }),
      'corpus.yaml': 'version: 1\nscope: {section: AI 任务}\n',
      'p.txt': '一、ａｉ　任 务\n档案\n',
      'q.txt': '一、重点工作\n档案\n',
      'r.txt': '\n',
    });
    assert.deepEqual(
      sources.map(({ analysis }) => analysis.matches.length),
      [1, 0, 0],
    );
    assert.deepEqual(
      issues.map(({ source, code }) => `${source} ${code}`),
      ['q.txt outside-of-scope', 'r.txt empty-source'],
    );
  });

  it('counts only below the headings of the scope', () => {
    const corpus = corpusOf({
      'codebook.yaml': codebook,
      'corpus.yaml': 'version: 1\nscope: {section: 任务}\n',
      'p.txt': plan,
      'q.txt': '无章节的档案',
    });
    const [p, q] = corpus.sources;
    assert.deepEqual(
      p?.analysis.matches.map(({ keyword }) => keyword.term),
      ['数字档案馆', '人才'],
    );
    assert.equal(p?.analysis.outOfScope.length, 1);
    assert.equal(q?.analysis.outOfScope.length, 1);
  });

  it('reads the same corpus out of any encoding and line ends', () => {
    const gbk = Uint8Array.of(0xb5, 0xb5, 0xb0, 0xb8, 0x0d, 0x0a, 0xb5, 0xb5, 0xb0, 0xb8);
    const corpus = corpusOf({
      'codebook.yaml': `\ufeff${codebook}`,
      'a.txt': '档案\n档案',
      'b.txt': gbk,
      'c.txt': '\ufeff档案\r档案',
    });
    assert.deepEqual(
      corpus.sources.map(({ source, analysis }) => [source.text, analysis.matches.length]),
      Array(3).fill(['档案\n档案', 2]),
    );
    assert.deepEqual(inShort(corpus.issues), ['b.txt:1:1 decoded-as']);
  });

  it('tells of every file that cannot be used, and works with the rest', () => {
    const files = new Map<string, FileText>([
      ...projectFiles({
        'codebook.yaml': codebook,
        'corpus.yaml':
          'version: 1\nsources:\n  - ./a.txt\n  - none.txt\n  - "*.txt"\nattributes:\n  a.txt: {x: 1}\n  gone.txt: {x: 1}\n',
        'a.txt': plan,
        'blank.txt': ' \n',
        'binary.txt': Uint8Array.of(1, 0, 2),
        'odd.txt': Uint8Array.of(0xff, 0xff),
        'a.txt.codes.yaml': 'version: [',
        'other.txt.codes.yaml': 'version: 1\n',
      }),
      ['away.txt', { kind: 'missing' }],
      ['locked.txt', { kind: 'unreadable', reason: 'EACCES' }],
    ]);
    const corpus = buildCorpus(files);
    assert.deepEqual(
      corpus.sources.map(({ source }) => source.path),
      ['a.txt', 'blank.txt'],
    );
    assert.deepEqual(inShort(corpus.issues), [
      'a.txt.codes.yaml:1:11 yaml-syntax',
      'binary.txt:1:1 binary-source',
      'blank.txt:1:1 empty-source',
      'corpus.yaml:4:5 missing-source',
      'corpus.yaml:8:13 missing-source',
      'locked.txt:1:1 unreadable-file',
      'odd.txt:1:1 undecodable-source',
      'other.txt.codes.yaml:1:1 missing-source',
    ]);
  });

  it('works without codebook and without sources', () => {
    assert.deepEqual(inShort(corpusOf({}).issues), [
      'codebook.yaml:1:1 no-codebook',
      'codebook.yaml:1:1 no-sources',
    ]);
    const { issues, sources } = corpusOf({
      'p.txt': plan,
      'p.txt.codes.yaml': side.slice(0, side.indexOf('  - id: x2')),
    });
    assert.deepEqual(inShort(issues), ['codebook.yaml:1:1 no-codebook']);
    assert.equal(sources[0]?.annotations.length, 1);
  });
});

describe('CorpusBuilder', () => {
  const base: Contents = { 'codebook.yaml': codebook, 'p.txt': plan, 'p.txt.codes.yaml': side };
  const build = (builder: CorpusBuilder, contents: Contents) => builder.build(projectFiles(contents));

  it('works out again only what has changed', () => {
    const builder = new CorpusBuilder();
    const first = build(builder, { ...base, 'q.txt': plan });
    const second = build(builder, { ...base, 'q.txt': `${plan}新` });
    assert.equal(second.codebook, first.codebook);
    assert.equal(second.settings, first.settings);
    assert.equal(second.sources[0]?.analysis, first.sources[0]?.analysis);
    assert.equal(second.sources[0]?.annotations[0]?.anchor, first.sources[0]?.annotations[0]?.anchor);
    assert.notEqual(second.sources[1]?.analysis, first.sources[1]?.analysis);
  });

  it('keeps the last good codebook and settings while the file is broken, and says so', () => {
    const builder = new CorpusBuilder();
    const settings = 'version: 1\nunit: document\n';
    const first = build(builder, { ...base, 'corpus.yaml': settings });
    const broken = build(builder, {
      ...base,
      'codebook.yaml': `${codebook}{`,
      'corpus.yaml': `${settings}[`,
    });
    assert.equal(broken.codebook, first.codebook);
    assert.equal(broken.settings, first.settings);
    assert.deepEqual(
      broken.issues.filter(({ code }) => code === 'yaml-syntax').map(({ source }) => source),
      ['codebook.yaml', 'corpus.yaml'],
    );
    assert.deepEqual(shape(build(builder, { ...base, 'corpus.yaml': settings })), shape(first));
    const { 'codebook.yaml': _, ...without } = base;
    assert.equal(build(builder, without).codebook.themes.length, 0);
    assert.equal(build(builder, without).settings.unit, 'sentence');
  });

  it('gives, after any changes, what one built from nothing gives', () => {
    const choices: Readonly<Record<string, readonly (string | undefined)[]>> = {
      'codebook.yaml': [codebook, codebookOf({ a: ['数字'], c: ['档案'] }), 'version: 1\nthemes: []\n'],
      'corpus.yaml': [
        undefined,
        'version: 1\nunit: document\nsources: [q.txt, "*.txt"]\n',
        'version: 1\nscope: {section: 任务}\nnetwork: {groups: {g: [a, c]}}\n',
      ],
      'p.txt': [undefined, plan, `前言\n${plan}`, plan.replace('人才', '队伍')],
      'q.txt': [undefined, '', '档案。数字。'],
      'p.txt.codes.yaml': [undefined, side, side.replace('加强', '推进'), 'version: ['],
      'p.txt.li.codes.yaml': [undefined, side.replaceAll('x', 'y'), 'version: 1\n'],
    };
    const change = fc.constantFrom(
      ...Object.entries(choices).flatMap(([path, each]) => each.map(text => ({ path, text }))),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), changes => {
        const builder = new CorpusBuilder();
        const now: Record<string, string> = { 'codebook.yaml': codebook };
        for (const { path, text } of changes) {
          if (text === undefined) delete now[path];
          else now[path] = text;
          assert.deepEqual(shape(build(builder, now)), shape(corpusOf(now)));
        }
      }),
      { seed: 1, numRuns: runs(30, 60) },
    );
  });
});

/** All that can be told of a corpus, as plain data. */
function shape(corpus: Corpus): unknown {
  return {
    overview: buildOverview(corpus, english),
    annotations: corpus.sources.map(({ annotations, reviews, attributes }) => ({
      annotations,
      reviews,
      attributes,
    })),
    codebook: corpus.codebook,
  };
}

describe('loadProject', () => {
  it('reads what belongs to the project, and tells how far it is', async () => {
    const store = new MemoryCorpusStore({
      'codebook.yaml': codebook,
      'scan.pdf': 'x',
      ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`p${i}.txt`, '档案'])),
    });
    const progress: number[] = [];
    const files = await loadProject(store, (done, total) => progress.push(done, total));
    assert.equal(files.size, 41);
    assert.deepEqual(progress, [16, 41, 32, 41, 41, 41]);
    assert.equal(files.has('scan.pdf'), false);
  });
});
