import assert from 'node:assert/strict';
import { parseCodebook } from '../../../src/core/codebook/parse';
import { keywordEntries, severalKeywords } from '../../../src/core/codebook/severalKeywords';

describe('several keywords in one entry', () => {
  it('are seen by what stands between them', () => {
    assert.deepEqual(severalKeywords('数字化、大数据，人工智能'), ['数字化', '大数据', '人工智能']);
    assert.deepEqual(severalKeywords('health, safety;AI；'), ['health', 'safety', 'AI']);
    assert.deepEqual(severalKeywords('就业 养老　医疗'), ['就业', '养老', '医疗']);
  });

  it('are not seen in one keyword, nor in a set phrase', () => {
    for (const one of ['数字化', 'big data', 'AI 技术', '5G 应用', '土、水、气', '“双碳”', '数字化、', '']) {
      assert.equal(severalKeywords(one), undefined, one);
    }
  });

  it('are told where they stand, if the entry is not written as one with its settings', () => {
    const text = `version: 1
themes:
  - id: a
    name: 甲
    keywords:
      - 就业 养老
      - term: 长三角、珠三角
        aliases: [江浙、两广地区]
      - 医疗
`;
    const { codebook, issues } = parseCodebook(text);
    assert.deepEqual(
      issues.map(({ code, range, args }) => [code, range.line, range.column, ...args]),
      [['several-keywords', 6, 9, '就业 养老']],
    );
    assert.deepEqual(
      codebook?.keywords.map(({ term }) => term),
      ['就业 养老', '长三角、珠三角', '医疗'],
    );
  });

  it('become entries of the list, however it is written', () => {
    const keywords = ['就业', '[养老]', '- 医疗'];
    const head = 'version: 1\nthemes:\n  - id: a\n    name: 甲\n    keywords:';
    for (const [before, after] of [
      ['\n      - ', '\n'],
      [' [', ']\n'],
    ] as const) {
      const line = (head + before).slice((head + before).lastIndexOf('\n') + 1);
      const { codebook, issues } = parseCodebook(head + before + keywordEntries(keywords, line) + after);
      assert.deepEqual(issues, []);
      assert.deepEqual(
        codebook?.keywords.map(({ term }) => term),
        keywords,
      );
    }
  });
});
