import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type SegmenterEngine, segmenterEngines, wordsOf } from '../../src/core';
import { hasNodejieba, tidySegmenters, type Watched, watched } from '../support/segmenters';

const han = fc.constantFrom(...'数字档案馆建设安全的和在三〇一𠮷𰻝');
const other = fc.constantFrom(
  ...[
    'a',
    'B-',
    '3.14',
    '，',
    '、',
    '。',
    '\n',
    ' ',
    '　',
    '\0',
    '\ud83d\ude00',
    '\ud800',
    '\udc00',
    'e\u0301',
    '葛\u{e0100}',
    '《',
  ],
);
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: han }, other), { maxLength: 60 })
  .map(all => all.join(''));

/** All the terms that are given: an engine starts anew for others, which takes seconds. */
const terms = ['单套制', '学会', '档案', '查档易通办'];

/** The promises every engine keeps. */
function contract(engine: SegmenterEngine): void {
  describe(`the segmenter ${engine}`, () => {
    let made: Watched;

    before(async function () {
      if (engine === 'nodejieba' && !hasNodejieba()) {
        console.log('      nodejieba could not be compiled here: its tests are left out');
        this.skip();
      }
      made = watched({ engine });
    });
    after(tidySegmenters);

    it('cuts Chinese into words and says what it is', async () => {
      const sentence = '推进数字档案建设，确保档案安全。';
      const { ends, info } = await made.cut([sentence]);
      const words = wordsOf(sentence, ends[0]!);
      assert.ok(words.includes('数字') && words.includes('安全') && words.includes('，'), words.join('|'));
      assert.equal(info.engine, engine);
      assert.match(info.version, /^\d+\.\d+/);
      if (engine === 'intl') assert.equal(info.dictionary, null);
      else assert.match(info.dictionary ?? '', /^sha256:[0-9a-f]{64}$/);
      assert.deepEqual(made.troubles, []);
    });

    it('gives words that add up to the text, whatever the text', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(text, { maxLength: 5 }), async texts => {
          const { ends } = await made.cut(texts);
          assert.equal(ends.length, texts.length);
          texts.forEach((each, i) => {
            const words = wordsOf(each, ends[i]!);
            assert.equal(words.join(''), each);
            assert.ok(words.every(word => word !== ''));
          });
        }),
        { numRuns: 200 },
      );
      assert.deepEqual(made.troubles, []);
    });

    it('takes nothing, empty texts, and a text of half a million characters without a mark', async () => {
      assert.deepEqual((await made.cut([])).ends, []);
      assert.deepEqual(
        (await made.cut(['', ''])).ends.map(each => each.length),
        [0, 0],
      );
      const long = '档案安全体系建设𠮷'.repeat(50_000);
      const { ends } = await made.cut(['一', long]);
      assert.equal(ends[1]!.at(-1), long.length);
      assert.ok(!wordsOf(long, ends[1]!).some(word => /^[\udc00-\udfff]/.test(word)), 'no pair is cut');
    });

    it('gives the same words again, in whatever order and company texts come', async () => {
      const texts = ['单套制归档试点', '档案馆库安全', '一站式查档'];
      const first = await made.cut(texts, terms);
      const again = await made.cut([...texts].reverse(), terms);
      assert.deepEqual(again.ends, [...first.ends].reverse());
      assert.deepEqual(again.info, first.info);
    });

    it('knows terms no worse for being given them', async () => {
      const sentence = '学会编档案';
      const { ends } = await made.cut([sentence], terms);
      assert.deepEqual(wordsOf(sentence, ends[0]!), ['学会', '编', '档案']);
    });

    if (engine === 'intl') return;

    it('knows the terms it is given, and forgets those of the call before', async () => {
      const sentence = '试点查档易通办服务';
      const words = async (given: readonly string[]) =>
        wordsOf(sentence, (await made.cut([sentence], given)).ends[0]!);
      assert.ok((await words(terms)).includes('查档易通办'));
      assert.ok(!(await words([])).includes('查档易通办'));
    });
  });
}

for (const engine of segmenterEngines) contract(engine);
