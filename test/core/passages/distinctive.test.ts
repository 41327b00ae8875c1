import assert from 'node:assert/strict';
import { finish } from '../../../src/core/base/steps';
import { allTexts, type Corpus, isPlaced } from '../../../src/core/corpus/corpus';
import {
  countTerms,
  type DistinctiveSentence,
  findDistinctive,
} from '../../../src/core/passages/distinctive';
import { indexSources } from '../../../src/core/passages/indexed';
import { logOdds } from '../../../src/core/passages/logOdds';
import type { CorpusWords } from '../../../src/core/terms/words';
import { codebookOf, corpusOf } from '../../support/project';
import { readSample } from '../../support/sample';

/** Words by a rule that needs no dictionary: pairs of letters, from mark to mark. */
function cut(corpus: Corpus): CorpusWords {
  return allTexts(corpus).map(({ analysis: { reading } }) => {
    const found = [...reading.text.matchAll(/[\p{L}\p{N}]{1,2}|[^\p{L}\p{N}]+/gu)];
    return [
      {
        words: found.map(([word]) => word),
        starts: Uint32Array.from(found, ({ index }) => index),
        ends: Uint32Array.from(found, ({ 0: word, index }) => index + word.length),
        length: reading.text.length,
      },
    ];
  });
}

function rank(corpus: Corpus, of: number, withWords = true): readonly DistinctiveSentence[] {
  const indexed = finish(indexSources(allTexts(corpus)));
  const counts = finish(countTerms(indexed, withWords ? cut(corpus) : undefined));
  return finish(findDistinctive(indexed, counts, of));
}

const common = '推进数字档案馆建设，加强档案安全保密工作。\n完善档案治理体系，服务中心工作，服务民生事业。\n';
const files = {
  'codebook.yaml': codebookOf({ a: ['档案'] }),
  '甲.txt': `一、亚运档案征集展陈工作\n${common}聚焦杭州亚运盛会，组织亚运会档案征集、整理和展陈，办好亚运展厅。\n`,
  '乙.txt': `${common}围绕三峡移民历史，整理三峡工程档案，建成三峡移民展厅。\n`,
  '丙.txt': `${common}继续做好日常的档案接收工作，按期完成移交任务。\n`,
};

describe('distinctive sentences', () => {
  it('puts first what only this source says, and tells why', () => {
    const corpus = corpusOf(files);
    const place = corpus.sources.findIndex(({ label }) => label === '甲');
    const [first] = rank(corpus, place);
    assert.ok(first);
    assert.ok(first.text.startsWith('聚焦杭州亚运盛会'));
    assert.equal(first.nearest, undefined);
    const { source } = corpus.sources[place]!;
    assert.equal(source.text.slice(first.span.start, first.span.end), first.text);
    for (const { term, here, elsewhere, sources } of first.terms) {
      assert.ok(here > 0, term);
      assert.equal(elsewhere, 0, term);
      assert.equal(sources, 0, term);
    }
  });

  it('leaves out headings, and puts what others say word for word last or nowhere', () => {
    const corpus = corpusOf(files);
    const found = rank(
      corpus,
      corpus.sources.findIndex(({ label }) => label === '甲'),
    );
    assert.ok(found.every(({ text }) => !text.startsWith('一、')));
    assert.ok(found.every(({ text }) => !text.startsWith('推进数字')));
  });

  it('shows the nearest passage elsewhere with the share that is the same', () => {
    const corpus = corpusOf({
      ...files,
      '丁.txt': '聚焦杭州亚运盛会，组织亚运会档案征集，另外开展志愿者口述历史采访。\n',
    });
    const found = rank(
      corpus,
      corpus.sources.findIndex(({ label }) => label === '甲'),
    );
    const { nearest } = found.find(({ text }) => text.startsWith('聚焦杭州'))!;
    assert.equal(nearest?.coded.label, '丁');
    // 聚焦杭州亚运盛会组织亚运会档案征集 of 28 letters.
    assert.equal(nearest?.share, 17 / 28);
  });

  it('keeps to the scope', () => {
    const corpus = corpusOf({
      ...files,
      'corpus.yaml': 'version: 1\nscope: {section: 主要任务}\n',
      '甲.txt': `一、总体要求\n聚焦杭州亚运盛会，办好亚运展厅和亚运档案库。\n二、主要任务\n${common}围绕良渚申遗工作，采集良渚考古口述史料和影像。\n`,
    });
    const found = rank(
      corpus,
      corpus.sources.findIndex(({ label }) => label === '甲'),
    );
    assert.deepEqual(
      found.map(({ text }) => text.slice(0, 4)),
      ['围绕良渚'],
    );
  });

  it('does without words, by pairs of letters', () => {
    const corpus = corpusOf(files);
    const [first] = rank(
      corpus,
      corpus.sources.findIndex(({ label }) => label === '甲'),
      false,
    );
    assert.ok(first?.text.startsWith('聚焦杭州亚运盛会'));
  });

  it('finds nothing in a corpus of one source, or of copies', () => {
    const one = { 'codebook.yaml': files['codebook.yaml'], '甲.txt': files['甲.txt'] };
    const copies = corpusOf({ ...one, '乙.txt': files['甲.txt'] });
    assert.deepEqual(rank(copies, 0), []);
    for (const { score } of rank(corpusOf(one), 0)) assert.ok(Number.isFinite(score));
  });

  it('finds the own tasks that the sample is coded with among the first five of their plan, mostly', () => {
    const corpus = corpusOf(readSample());
    const indexed = finish(indexSources(allTexts(corpus)));
    const counts = finish(countTerms(indexed, undefined));
    let all = 0;
    let found = 0;
    for (const [i, { annotations }] of corpus.sources.entries()) {
      const best = finish(findDistinctive(indexed, counts, i)).slice(0, 5);
      for (const { annotation, anchor } of annotations.filter(isPlaced)) {
        if (!annotation.codes.includes('own-tasks')) continue;
        all++;
        if (best.some(({ span }) => span.start < anchor.span.end && span.end > anchor.span.start)) found++;
      }
    }
    assert.equal(all, 39);
    // By pairs of letters; the words of a segmenter find more.
    assert.ok(found >= 30, `${found} of 39`);
  });
});

describe('log-odds ratio with an informative Dirichlet prior', () => {
  it('is 0 where a term is as frequent in both parts, and changes sign with them', () => {
    assert.ok(Math.abs(logOdds({ here: 10, elsewhere: 90, allHere: 100, allElsewhere: 900 })) < 1e-9);
    const more = logOdds({ here: 20, elsewhere: 10, allHere: 100, allElsewhere: 900 });
    const less = logOdds({ here: 10, elsewhere: 20, allHere: 900, allElsewhere: 100 });
    assert.ok(more > 0);
    assert.ok(Math.abs(more + less) < 1e-9);
  });

  it('is what the formula gives by hand', () => {
    // Prior 500 · 6 / 1000 = 3: ln (8 / 592) - ln (4 / 896), over √(1/8 + 1/4).
    const z = logOdds({ here: 5, elsewhere: 1, allHere: 100, allElsewhere: 900 });
    const delta = Math.log(8 / (100 + 500 - 8)) - Math.log(4 / (900 + 500 - 4));
    assert.ok(Math.abs(z - delta / Math.sqrt(1 / 8 + 1 / 4)) < 1e-12);
  });
});
