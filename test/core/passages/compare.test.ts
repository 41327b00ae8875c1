import assert from 'node:assert/strict';
import { finish } from '../../../src/core/base/steps';
import type { Corpus } from '../../../src/core/corpus/corpus';
import { compareSources, type ReferenceComparison, sharesOf } from '../../../src/core/passages/compare';
import { indexSources } from '../../../src/core/passages/indexed';
import { findShared } from '../../../src/core/passages/shared';
import { codebookOf, corpusOf } from '../../support/project';

const national = [
  '二、主要任务',
  '落实档案工作责任制，监督指导由事后检查转向全程陪伴。',
  '重大活动和重点工程档案同步接收进馆，脱贫攻坚民生档案应收尽收。',
  '建立全国性的灾害损失档案登记制度，受灾单位三十日内报送清单。',
].join('\n');
const provincial = [
  '（一）主要任务',
  '围绕大运河文化带开展口述史料采集，建设运河档案专题展厅。',
  '落实档案工作责任制，监督指导由事后检查转向全程陪伴。',
  '全省重大活动和重点工程档案同步接收进馆，建成省级重点项目档案专库。',
].join('\n');

function corpusWith(files: Readonly<Record<string, string>>): Corpus {
  return corpusOf({
    'codebook.yaml': codebookOf({ a: ['档案'] }),
    'corpus.yaml': 'version: 1\nsources: ["省/*.txt"]\nreference: 全国.txt\n',
    '全国.txt': national,
    ...files,
  });
}

function comparison(text: string): ReferenceComparison {
  const corpus = corpusWith({ '省/甲.txt': text });
  return finish(compareSources(corpus.reference!, corpus.sources[0]!));
}

describe('a source beside the reference', () => {
  it('says of each sentence what became of it, in order, without headings', () => {
    const { ofReference, ofSource } = comparison(provincial);
    assert.deepEqual(
      ofReference.map(({ state, text }) => `${state} ${text.slice(0, 4)}`),
      ['copied 落实档案', 'adapted 重大活动', 'dropped 建立全国'],
    );
    assert.deepEqual(
      ofSource.map(({ state, text, counterpart }) => [state, text.slice(0, 4), counterpart?.first]),
      [
        ['added', '围绕大运', undefined],
        ['copied', '落实档案', 0],
        ['adapted', '全省重大', 1],
      ],
    );
  });

  it('measures each side by its own letters', () => {
    const { letters } = comparison(provincial);
    // Letters of the sentences, punctuation apart.
    assert.deepEqual(letters, {
      reference: { copied: 24, adapted: 29, alone: 28, leftOut: 5 },
      source: { copied: 24, adapted: 31, alone: 26, leftOut: 5 },
    });
    const shares = sharesOf(letters.source);
    assert.deepEqual(shares, { copied: 24 / 81, adapted: 31 / 81, alone: 26 / 81 });
  });

  it('finds everything copied in a copy, whatever its line ends, width and punctuation', () => {
    const copy = national.replaceAll('，', ', ').replace('监督指导', '监督\n指导').replaceAll('\n', '\r\n');
    const { ofReference } = comparison(copy.replace('监督\r\n指导', '监督指导'));
    assert.deepEqual(
      ofReference.map(({ state }) => state),
      ['copied', 'copied', 'copied'],
    );
  });

  it('finds nothing copied in another text, and nothing at all in an empty one', () => {
    assert.ok(
      comparison('推动文旅融合发展，打造滨海度假胜地和海洋牧场。').ofSource.every(e => e.state === 'added'),
    );
    const { letters, ofSource } = comparison('');
    assert.deepEqual(ofSource, []);
    assert.deepEqual(sharesOf(letters.source), { copied: 0, adapted: 0, alone: 0 });
    assert.equal(sharesOf(letters.reference).alone, 1);
  });

  it('leads to the places in the texts', () => {
    const { ofSource, source } = comparison(provincial);
    for (const { span, text } of ofSource) assert.equal(source.source.text.slice(span.start, span.end), text);
  });
});

describe('passages shared nearly word for word', () => {
  const corpus = corpusWith({
    '省/甲.txt': provincial,
    '省/乙.txt': '落实档案工作责任制，监督指导逐步由事后检查转向全程陪伴。\n其他内容与此无关，只是一句话。',
    '省/丙.txt': '完全不同的一份规划，讲的是海洋牧场与滨海旅游。',
  });
  const [first] = corpus.sources;
  const indexed = finish(indexSources([...corpus.sources, corpus.reference!]));

  it('finds the sources that have a passage, the most alike first, and not the source itself', () => {
    const own = corpus.sources.find(({ label }) => label === '甲')!;
    const at = own.source.text.indexOf('落实档案');
    const found = finish(findShared(indexed, own, { start: at, end: at + 26 }));
    assert.deepEqual(
      found.map(({ coded, share, text }) => [coded.label, share, text.slice(0, 4)]),
      [
        ['全国', 1, '落实档案'],
        ['乙', 1, '落实档案'],
      ],
    );
    assert.ok(found[1]!.jaccard < 1);
  });

  it('finds none for a passage of one source alone, and for nothing', () => {
    assert.ok(first);
    const own = corpus.sources.find(({ label }) => label === '丙')!;
    assert.deepEqual(finish(findShared(indexed, own, { start: 0, end: own.source.text.length })), []);
    assert.deepEqual(finish(findShared(indexed, own, { start: 3, end: 3 })), []);
  });
});
