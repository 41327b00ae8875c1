import assert from 'node:assert/strict';
import {
  addWords,
  buildOverview,
  type Corpus,
  CorpusBuilder,
  createMatcher,
  english,
  explainHits,
  type SegmenterInfo,
  termsOf,
  type Words,
} from '../../../src/core';
import { projectFiles } from '../../support/corpusStore';
import { corpusOf, onlySource } from '../../support/project';

const info: SegmenterInfo = { engine: 'intl', version: '1', dictionary: null, terms: 0 };

/** The answer a segmenter would give that cuts where `|` stands. */
function words(terms: readonly string[], marked: readonly string[], by = info): Words {
  const sentences = marked.map(sentence => sentence.replaceAll('|', ''));
  const ends = marked.map(sentence => {
    let end = 0;
    return Uint32Array.from(sentence.split('|'), word => {
      end += word.length;
      return end;
    });
  });
  return addWords(undefined, terms, sentences, { info: by, ends });
}

const codebook = (wholeWord: boolean, extra = '') => `version: 1
themes:
  - id: a
    name: 管理
    keywords:
      - { term: 管理, wholeWord: ${wholeWord}, aliases: [管控] }
      - 安全
${extra}`;

const text = '加强管理。主管理应配合，管理。安全管理人。\n管控安全。\n';
const wanted = ['加强管理。', '主管理应配合，管理。', '安全管理人。', '管控安全。'];
const cut = ['加强|管理|。', '主管|理应|配合|，|管理|。', '安全|管理人|。', '管控|安全|。'];

describe('whole words', () => {
  const files = (wholeWord = true, settings?: string, extra?: string) =>
    projectFiles({
      'codebook.yaml': codebook(wholeWord, extra),
      'p.txt': text,
      ...(settings && { 'corpus.yaml': settings }),
    });
  const starts = (corpus: Corpus) => onlySource(corpus).analysis.matches.map(({ start }) => start);
  const terms = ['安全', '管控', '管理'];

  it('count only where words begin and end with them; other keywords stay as they are', () => {
    const builder = new CorpusBuilder();
    const before = builder.build(files());
    assert.deepEqual(before.wanted, wanted);
    assert.deepEqual(termsOf(before), terms);
    const after = builder.build(files(), { words: words(terms, cut) });
    assert.deepEqual(after.wanted, []);
    assert.deepEqual(starts(after), [2, 12, 15, 22, 24]);
    assert.deepEqual(after, new CorpusBuilder().build(files(), { words: words(terms, cut) }));
  });

  it('may be several words', () => {
    const corpus = new CorpusBuilder().build(files(), { words: words(terms, ['加强|管|理|。']) });
    assert.deepEqual(starts(corpus).slice(0, 1), [2]);
  });

  it('are pending, and not counted, until the words are known', () => {
    const builder = new CorpusBuilder();
    const before = builder.build(files());
    assert.deepEqual(starts(before), [15, 24]);
    const overview = buildOverview(before, english);
    assert.equal(overview.corpus.pending, 5);
    assert.equal(overview.corpus.matches, 2);
    assert.equal(overview.method.matching.segmenter, null);
    const half = builder.build(files(), { words: words(terms, cut.slice(0, 2)) });
    assert.deepEqual(half.wanted, wanted.slice(2));
    assert.deepEqual(starts(half), [2, 12, 15, 24]);
    const after = buildOverview(builder.build(files(), { words: words(terms, cut) }), english);
    assert.equal(after.corpus.pending, 0);
    assert.deepEqual(after.method.matching.segmenter, info);
  });

  it('need no segmenter where no keyword asks for it', () => {
    const corpus = new CorpusBuilder().build(files(false), { words: words(terms, cut) });
    assert.deepEqual(corpus.wanted, []);
    assert.equal(onlySource(corpus).analysis.matches.length, 7);
    assert.equal(buildOverview(corpus, english).method.matching.segmenter, null);
    assert.notEqual(
      buildOverview(corpus, english).method.codebook,
      buildOverview(new CorpusBuilder().build(files()), english).method.codebook,
    );
  });

  it('are never told by words that were cut with other terms, or by two engines', () => {
    const builder = new CorpusBuilder();
    const known = words(terms, cut);
    builder.build(files(), { words: known });
    const more = builder.build(files(true, undefined, '      - 配合\n'), { words: known });
    assert.deepEqual(more.wanted, wanted);
    assert.equal(more.segmenter, undefined);
    const other: SegmenterInfo = { ...info, engine: 'jieba-wasm' };
    const ends = [Uint32Array.of(1, 5)];
    const mixed = addWords(known, terms, [wanted[0]!], { info: other, ends });
    assert.deepEqual([...mixed.ends.keys()], [wanted[0]]);
    const corpus = builder.build(files(), { words: mixed });
    assert.deepEqual(corpus.wanted, wanted.slice(1));
    assert.deepEqual(starts(corpus), [15, 24]);
    assert.deepEqual(addWords(known, terms, ['新'], { info, ends }).ends.size, 5);
  });

  it('say, where they are explained, which words stand there instead, or that nobody knows yet', () => {
    const known = words(terms, cut);
    const builder = new CorpusBuilder();
    const { codebook: book } = builder.build(files());
    const matcher = createMatcher(book);
    const at = (place: number, by?: Words) =>
      explainHits(matcher, { text, hyphens: [] }, place, by).map(({ verdict }) => verdict);
    assert.deepEqual(at(2, known), [{ is: 'counted' }]);
    assert.deepEqual(at(6, known), [{ is: 'other-words', words: ['主管', '理应'], engine: 'intl' }]);
    assert.deepEqual(at(18, known), [{ is: 'other-words', words: ['管理人'], engine: 'intl' }]);
    assert.deepEqual(at(6), [{ is: 'waiting' }]);
    // Everything that counts is explained so, and nothing else.
    const counted = starts(builder.build(files(), { words: known }));
    const explained = new Set<number>();
    for (let place = 0; place <= text.length; place++) {
      for (const { start, verdict } of explainHits(matcher, { text, hyphens: [] }, place, known)) {
        if (verdict.is === 'counted') explained.add(start);
      }
    }
    assert.deepEqual([...explained], counted);
  });

  it('are told by the sentence, whatever the unit; across soft line ends; within the scope', () => {
    const document = new CorpusBuilder().build(files(true, 'unit: document\n'));
    assert.deepEqual(document.wanted, wanted);
    const outside = new CorpusBuilder().build(files(true, 'scope: { section: 无此节 }\n'), {
      words: words(terms, cut),
    });
    assert.deepEqual(starts(outside), []);
    assert.equal(onlySource(outside).analysis.outOfScope.length, 5);
    const line = '各地区各部门要加强对档案工作的领导并且把档案工作列入考';
    const wrapped = `${line}\n${line}\n${line}\n核和管\n理。\n`;
    const corpus = corpusOf({ 'codebook.yaml': codebook(true), 'p.txt': wrapped });
    const { analysis } = onlySource(corpus);
    assert.deepEqual(corpus.wanted.length, analysis.pending.length);
  });
});
