import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/core/base/steps';
import { newWords } from '../../../src/core/terms/newWords';
import { countNgrams } from '../../../src/core/terms/ngrams';

describe('n-grams', () => {
  it('are counted with their branching entropies', () => {
    // 碳汇 four times; before it 森, 森, 海 and a beginning; behind it 能 twice and two ends.
    const { ngrams, characters } = finish(countNgrams(['森碳汇能', '森碳汇。', '海碳汇能，碳汇'], 2, 2));
    assert.equal(characters, 13);
    const found = ngrams.find(({ text }) => text === '碳汇');
    const half = 0.5;
    assert.equal(found?.count, 4);
    assert.equal(found?.left, half * Math.log2(2) + 2 * 0.25 * Math.log2(4));
    assert.equal(found?.right, half * Math.log2(2) + 2 * 0.25 * Math.log2(4));
    assert.deepEqual(
      ngrams.map(({ text }) => text).sort(),
      ['汇', '汇能', '森', '森碳', '碳', '碳汇', '能'].sort(),
    );
  });

  it('agree with a plain count, also of rare characters', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '𠀀', '，', 'a'), maxLength: 60 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), texts => {
        const expected = new Map<string, number>();
        for (const clause of texts.flatMap(each => each.split(/[，a]/))) {
          const characters = [...clause];
          for (let length = 1; length <= 4; length++) {
            for (let i = 0; i + length <= characters.length; i++) {
              const gram = characters.slice(i, i + length).join('');
              expected.set(gram, (expected.get(gram) ?? 0) + 1);
            }
          }
        }
        const found = finish(countNgrams(texts, 4, 1)).ngrams.map(
          ({ text: gram, count }) => [gram, count] as const,
        );
        assert.deepEqual(new Map(found), expected);
        assert.equal(found.length, expected.size);
      }),
    );
  });
});

describe('new words', () => {
  it('are what holds together inside and stands freely outside', () => {
    const around = ['金木', '水火', '土日', '月星', '山石', '田禾', '竹米', '丝虫'];
    const texts = around.map(each => `${each[0]}零碳${each[1]}`);
    // 48 characters; 零 and 碳 8 times each, always together: log₂ (8 · 48 / 64) is below 3 bits.
    assert.deepEqual([...finish(newWords([...texts, '春夏秋冬'.repeat(4)], 3))], []);
    // 80 characters; the seasons always have the same around them.
    const bits = Math.log2((8 * 80) / (8 * 8));
    assert.deepEqual(
      [...finish(newWords([...texts, '春夏秋冬'.repeat(12)], 3))],
      [['零碳', { score: bits * 3 * Math.log(8), cohesion: bits, freedom: 3 }]],
    );
  });

  it('do not begin or end as sentences do, and are no numbers', () => {
    const around = ['金木', '水火', '土日', '月星', '山石', '田禾', '竹米', '丝虫'];
    const filler = ['春夏秋冬东西南北'.repeat(20)];
    for (const frame of ['的碳', '推进', '三亿', '碳了']) {
      const texts = [...around.map(each => `${each[0]}${frame}${each[1]}`), ...filler];
      assert.deepEqual([...finish(newWords(texts, 3)).keys()], [], frame);
    }
  });
});
