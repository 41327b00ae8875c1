import assert from 'node:assert/strict';
import { join } from 'node:path';
import { english } from '../../../src/core/base/l10n';
import { finish } from '../../../src/core/base/steps';
import { buildCorpus } from '../../../src/core/corpus/build';
import { type Corpus, isPlaced } from '../../../src/core/corpus/corpus';
import { loadProject } from '../../../src/core/corpus/load';
import { AbsenceFinder } from '../../../src/core/coverage/absence';
import { themesOf } from '../../../src/core/coverage/coverage';
import type { NearReason } from '../../../src/core/coverage/nearReasons';
import { accountSentences, describeEvidence } from '../../../src/core/report/evidence/cellAccount';
import { fromSource } from '../../../src/core/text/reading';
import { FileStore } from '../../../src/node/fileStore';
import { corpusOf } from '../../support/project';
import { root } from '../../support/root';

const codebook = `version: 1
themes:
  - id: use
    name: 档案利用
    definition: 开展展览与编研，服务公众。
    keywords:
      - 档案开放
      - { term: 利用, except: [利用率] }
      - { term: 长三角, aliases: [长江三角洲] }
  - id: open
    name: 开放办学
    keywords: [档案开放办学]
    codes: [{ id: far, name: 远程 }]
`;

function evidenceOf(corpus: Corpus, source: string, theme: string) {
  const evidence = finish(new AbsenceFinder().find(corpus, source, theme));
  assert.ok(evidence);
  return evidence;
}

const account = (corpus: Corpus, source: string, theme: string) =>
  describeEvidence(corpus, evidenceOf(corpus, source, theme), english);

/** Sentences and why, as lines. */
function nearest(corpus: Corpus, source: string, theme: string): readonly string[] {
  return account(corpus, source, theme).nearest.map(
    ({ pieces, reasons }) =>
      `${pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')} ${reasons.map(({ text }) => text).join(' + ')}`,
  );
}

describe('evidence of absence', () => {
  it('counts the hits of each keyword here and in the other sources', () => {
    const corpus = corpusOf({
      'codebook.yaml': codebook,
      '1.txt': '利用。利用。',
      '2.txt': '长江三角洲。利用。',
      '3.txt': '长三角，长三角。',
    });
    const { keywords } = evidenceOf(corpus, '1.txt', 'use');
    assert.deepEqual(keywords, [
      { term: '档案开放', aliases: [], here: 0, elsewhere: 0, sources: 0 },
      { term: '利用', aliases: [], here: 2, elsewhere: 1, sources: 1 },
      { term: '长三角', aliases: ['长江三角洲'], here: 0, elsewhere: 3, sources: 2 },
    ]);
  });

  it('shows hits, hits that do not count and why, and near forms, in that order; of a kind the likest first', () => {
    const corpus = corpusOf({
      'codebook.yaml': codebook,
      'corpus.yaml': 'version: 1\nscope: { section: 任务 }\n',
      '1.txt': [
        '一、任务',
        '推动档案有序向社会开放。',
        '提高利用率。',
        '支持档案开放办学。',
        '建设档案开方基地。',
        '加强利用。',
        '二、其他',
        '长江三角洲协作。',
      ].join('\n'),
    });
    assert.deepEqual(nearest(corpus, '1.txt', 'use'), [
      '加强[利用]。 keyword hit "利用"',
      '[长江三角洲]协作。 keyword "长江三角洲": Not counted: it is outside the scope.',
      '支持[档案开放]办学。 keyword "档案开放": Not counted: "档案开放办学" begins further left or is longer, and takes precedence.',
      '提高[利用]率。 keyword "利用": Not counted: it is inside "利用率", an excluded context.',
      '建设[档案开方]基地。 "档案开方" differs from "档案开放" by one character',
      '推动[档案]有序向社会[开放]。 "档案" and "开放", parts of "档案开放", are close together',
    ]);
  });

  it('shows the sentences most like what is coded elsewhere, also with a sub-code, and what they share', () => {
    const corpus = corpusOf({
      'codebook.yaml': codebook,
      '1.txt': '开设网络课堂，方便边远学员学习。\n召开年度会议。\n学员用网络学习课堂内容。\n',
      '2.txt': '网络课堂覆盖边远学员。\n召开年度大会。\n',
      // What everybody writes tells nothing.
      '3.txt': '今年召开会议。\n'.repeat(60),
      '2.txt.codes.yaml':
        'version: 1\nannotations: [{ id: x, codes: [open/far], quote: 网络课堂覆盖边远学员 }]\n',
    });
    const [first, second] = account(corpus, '1.txt', 'open').nearest;
    assert.equal(first?.pieces.map(({ text }) => text).join(''), '开设网络课堂，方便边远学员学习。');
    assert.equal(first?.reasons[0]?.is, 'alike');
    assert.equal(first?.reasons[0]?.text, 'similar to the passage of 2, line 1: 边远学员, 网络课堂');
    const like = first?.reasons[0]?.like;
    assert.deepEqual([like?.source, like?.quote], ['2.txt', '网络课堂覆盖边远学员']);
    assert.ok(like && like.likeness > 0.3 && like.likeness < 1);
    assert.deepEqual([second?.range.line, second?.reasons[0]?.is], [3, 'alike']);
    assert.equal(account(corpus, '1.txt', 'open').passages, 1);
  });

  it('compares with the words of the codebook where next to nothing is coded', () => {
    const corpus = corpusOf({
      'codebook.yaml': codebook,
      '1.txt': '举办展览，服务公众。\n召开年度会议。\n',
      '2.txt': '召开会议。\n',
    });
    assert.deepEqual(nearest(corpus, '1.txt', 'use'), [
      '举办[展览]，[服务公众]。 has words of the codebook: 服务公众, 展览',
    ]);
  });

  it('of a coded cell has no candidates; of one that somebody looked at, it says who and when', () => {
    const corpus = corpusOf({
      'codebook.yaml': codebook,
      'corpus.yaml': 'version: 1\ncoders: [a, b]\n',
      '1.txt': '利用。办学。',
      '1.txt.a.codes.yaml':
        'version: 1\nannotations: [{ id: x, codes: [use], quote: 利用, at: "1:1-1:3" }, { id: y, codes: [open], quote: 没有的话 }]\nreviewed: [{ code: open, absent: true, memo: 未提及, created: 2026-11-23 }]\n',
      '1.txt.b.codes.yaml': 'version: 1\nreviewed: [{ code: open, absent: true }]\n',
    });
    const coded = account(corpus, '1.txt', 'use');
    assert.deepEqual([coded.state, coded.nearest], ['coded', []]);
    const absent = account(corpus, '1.txt', 'open');
    assert.equal(absent.state, 'absent');
    assert.deepEqual(accountSentences(absent, english), [
      'Marked absent · a · 2026-11-23 · 未提及',
      'Marked absent · b',
      'The place of 1 annotation in the text is uncertain; it is not counted.',
      'No passage is coded with it elsewhere to compare with.',
    ]);
  });

  it('shows eight candidates at most, three of a kind while there are others', () => {
    const corpus = corpusOf({
      'codebook.yaml': codebook,
      '1.txt': `${'加强利用。\n'.repeat(20)}建设档案开方基地。\n推动档案有序向社会开放。\n`,
    });
    const kinds = evidenceOf(corpus, '1.txt', 'use').nearest.map(({ reasons }) => reasons[0]?.is);
    assert.deepEqual(kinds, ['hit', 'hit', 'hit', 'hit', 'hit', 'hit', 'one-edit', 'apart']);
  });

  it('is nothing where there is no such source or theme', () => {
    const corpus = corpusOf({ 'codebook.yaml': codebook, '1.txt': '' });
    assert.equal(finish(new AbsenceFinder().find(corpus, 'x.txt', 'use')), undefined);
    assert.equal(finish(new AbsenceFinder().find(corpus, '1.txt', 'x')), undefined);
    assert.deepEqual(evidenceOf(corpus, '1.txt', 'use').nearest, []);
  });

  it('is the same however the finder came to it', () => {
    const files = { 'codebook.yaml': codebook, '1.txt': '举办展览。', '2.txt': '利用展览，服务公众。' };
    const side = 'version: 1\nannotations: [{ id: x, codes: [use], quote: 利用展览, at: "1:1-1:5" }]\n';
    const [before, after] = [corpusOf(files), corpusOf({ ...files, '2.txt.codes.yaml': side })];
    const finder = new AbsenceFinder();
    finish(finder.find(before, '1.txt', 'use'));
    assert.deepEqual(finish(finder.find(after, '1.txt', 'use')), evidenceOf(after, '1.txt', 'use'));
  });
});

describe('evidence of absence in the sample', () => {
  it('finds again what is coded, in a source where the coding is taken away', async () => {
    const corpus = buildCorpus(await loadProject(new FileStore(join(root, 'samples/provincial-plans'))));
    const found: (readonly NearReason['is'][])[] = [];
    let cells = 0;
    for (const [i, coded] of corpus.sources.entries()) {
      for (const { id, kind } of corpus.codebook.themes) {
        const own = coded.annotations
          .filter(isPlaced)
          .filter(({ annotation }) => themesOf(annotation.codes, corpus.codebook).has(id));
        // Every fourth row: the whole takes some seconds.
        if (kind !== 'check' || own.length === 0 || i % 4 !== 0) continue;
        cells++;
        const without = {
          ...coded,
          annotations: coded.annotations.filter(placed => !own.includes(placed as never)),
        };
        const sources = corpus.sources.with(i, without);
        const spans = own.map(({ anchor: { span } }) => ({
          start: fromSource(coded.analysis.reading, span.start),
          end: fromSource(coded.analysis.reading, span.end),
        }));
        const hits = evidenceOf({ ...corpus, sources }, coded.source.path, id).nearest.filter(near =>
          spans.some(({ start, end }) => near.span.start < end && start < near.span.end),
        );
        if (hits.length > 0) found.push(hits.flatMap(({ reasons }) => reasons.map(({ is }) => is)));
      }
    }
    assert.ok(cells > 40, String(cells));
    assert.equal(found.length, cells);
    // Three in four are like what is coded elsewhere or what the codebook says, whatever keywords they hold.
    const alike = found.filter(reasons => reasons.includes('alike') || reasons.includes('defined')).length;
    assert.ok(alike / cells > 0.7, `${alike} of ${cells}`);
  });
});
