import assert from 'node:assert/strict';
import type { Corpus } from '../../../src/core/corpus/corpus';
import type { Segmentation, SegmenterInfo } from '../../../src/core/engines/segmenter';
import { maskWords, unitTexts, WordCutter } from '../../../src/core/terms/words';
import { codebookOf, corpusOf, onlySource } from '../../support/project';

const contents = { 'codebook.yaml': codebookOf({ a: ['甲'] }), '1.txt': '甲乙。丙丁！', '2.txt': '戊。' };

/** A segmenter to which every UTF-16 code unit is a word; it notes what it is asked, and who it says it is can be set. */
class ByCharacter {
  readonly asked: string[] = [];
  info: SegmenterInfo = { engine: 'intl', version: '1', dictionary: null, terms: 0 };

  async cut(texts: readonly string[], terms: readonly string[]): Promise<Segmentation | undefined> {
    this.asked.push(...texts);
    const ends = texts.map(text => Uint32Array.from(text, (_, i) => i + 1));
    return { info: { ...this.info, terms: terms.length }, ends };
  }
}

describe('words', () => {
  it('are cut unit by unit, which joined give the text', async () => {
    const corpus = corpusOf(contents);
    const segmenter = new ByCharacter();
    const cut = await new WordCutter(segmenter).words(corpus);
    assert.deepEqual(
      cut?.words.map(source => source.map(unit => unit.words)),
      [
        [
          ['甲', '乙', '。'],
          ['丙', '丁', '！'],
        ],
        [['戊', '。']],
      ],
    );
    // The one term of the codebook.
    assert.deepEqual(cut?.info, { ...segmenter.info, terms: 1 });
    assert.deepEqual(unitTexts(corpus.sources[0]!, corpus), ['甲乙。', '丙丁！']);
  });

  it('are those of the text without what nobody sees, and know their places in it', async () => {
    const corpus = corpusOf({
      'codebook.yaml': codebookOf({ a: ['甲'] }),
      'corpus.yaml': 'version: 1\nmatching: { traditional: true }\n',
      '1.txt': '甲\u200b 國\u2066，ＡI 著力',
    });
    const cut = await new WordCutter(new ByCharacter()).words(corpus);
    const [unit] = cut!.words[0]!;
    assert.deepEqual(unit!.words, [...'甲国，AI着力']);
    assert.deepEqual([...unit!.starts], [0, 3, 5, 6, 7, 9, 10]);
    assert.deepEqual([...unit!.ends], [1, 4, 6, 7, 8, 10, 11]);
    assert.equal(unit!.length, 11);
  });

  it('are cut again only where a text, the terms of the codebook or the segmenter has changed', async () => {
    const segmenter = new ByCharacter();
    const cutter = new WordCutter(segmenter);
    const all = ['甲乙。', '丙丁！', '戊。'];
    const corpus = corpusOf(contents);
    const asked = async (each: Corpus) => {
      segmenter.asked.length = 0;
      await cutter.words(each);
      return [...segmenter.asked];
    };
    assert.deepEqual(await asked(corpus), all);
    assert.deepEqual(await asked({ ...corpus, issues: [] }), []);
    const { sources } = corpusOf({ ...contents, '2.txt': '己。' });
    const changed = { ...corpus, sources: [corpus.sources[0]!, sources[1]!] };
    assert.deepEqual(await asked(changed), ['己。']);
    const other = { ...corpus, codebook: { ...corpus.codebook, keywords: [] } };
    assert.deepEqual(await asked(other), all);
    segmenter.info = { ...segmenter.info, version: '2' };
    assert.deepEqual(await asked(other), all);
    assert.equal((await cutter.words(other))?.info.version, '2');
  });

  it('are all of one engine, also when another takes over on the way', async () => {
    const segmenter = new ByCharacter();
    const cut = segmenter.cut.bind(segmenter);
    segmenter.cut = async (texts, terms) => {
      if (texts.includes('戊。')) segmenter.info = { ...segmenter.info, engine: 'jieba-wasm' };
      return cut(texts, terms);
    };
    const found = await new WordCutter(segmenter).words(corpusOf(contents));
    assert.equal(found?.info.engine, 'jieba-wasm');
    assert.deepEqual(segmenter.asked, ['甲乙。', '丙丁！', '戊。', '甲乙。', '丙丁！', '戊。']);
  });

  it('are left off when they are no longer wanted, and tell how far they are', async () => {
    const told: (readonly number[])[] = [];
    const corpus = corpusOf(contents);
    assert.equal(await new WordCutter(new ByCharacter()).words(corpus, () => false), undefined);
    await new WordCutter(new ByCharacter()).words(corpus, (...each) => told.push(each) > 0);
    assert.deepEqual(told, [
      [6, 8],
      [8, 8],
    ]);
  });

  it('are masked inside or outside spans', () => {
    const words = ['数字', '档案', '建设', '。'];
    const unit = {
      words,
      starts: Uint32Array.of(0, 2, 4, 6),
      ends: Uint32Array.of(2, 4, 6, 7),
      length: 7,
    };
    const spans = [{ start: 12, end: 14 }];
    assert.deepEqual(maskWords(unit, 10, spans, 'inside'), ['数字', '', '建设', '。']);
    assert.deepEqual(maskWords(unit, 10, spans, 'outside'), ['', '档案', '', '']);
    const half = [{ start: 11, end: 14 }];
    assert.deepEqual(maskWords(unit, 10, half, 'inside'), ['', '', '建设', '。']);
    assert.deepEqual(maskWords(unit, 10, half, 'outside'), ['', '档案', '', '']);
    assert.deepEqual(maskWords(unit, 10, [], 'inside'), words);
    assert.deepEqual(maskWords(unit, 10, [], 'outside'), ['', '', '', '']);
  });

  it('have as many units as the analysis', async () => {
    const corpus = corpusOf({ 'codebook.yaml': contents['codebook.yaml'], '1.txt': '甲\n\n乙' });
    const coded = onlySource(corpus);
    assert.equal(unitTexts(coded, corpus).join(''), '甲\n\n乙');
    assert.equal(unitTexts(coded, corpus).length, coded.analysis.units.ends.length);
  });
});
