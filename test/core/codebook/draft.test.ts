import assert from 'node:assert/strict';
import { draftThemes, renderThemes } from '../../../src/core/codebook/draft';
import { parseCodebook } from '../../../src/core/codebook/parse';

const inShort = (list: string) =>
  draftThemes(list).map(({ name, keywords }) => [name, ...keywords].join(' '));

describe('themes out of a list', () => {
  it('are one on each line, or have a semicolon between; keywords stand behind a colon', () => {
    assert.deepEqual(inShort('资源建设：征集、整理，展陈\r\nUse: services, on line\n安全；创新; '), [
      '资源建设 征集 整理 展陈',
      'Use services on line',
      '安全',
      '创新',
    ]);
  });

  it('may have keywords with blanks between, where Han is written', () => {
    assert.deepEqual(inShort('民生: 就业 养老，big data'), ['民生 就业 养老 big data']);
    assert.deepEqual(draftThemes('民生: 就业 养老，big data')[0]?.keywords, ['就业', '养老', 'big data']);
  });

  it('lose numberings and dashes, and nothing else', () => {
    assert.deepEqual(inShort('1. 甲\n- 乙\n（三）丙\n2）丁\n2030年目标'), [
      '甲',
      '乙',
      '（三）丙',
      '丁',
      '2030年目标',
    ]);
  });

  it('are told once, a keyword belongs to the first that names it', () => {
    assert.deepEqual(inShort('甲: 一\n乙: 一, 二\n甲: 三'), ['甲 一 三', '乙 二']);
  });

  it('make a codebook without issues, whatever they are called', () => {
    const names = [
      'yes',
      '#x',
      '- [a',
      '"q"',
      '{a}',
      'key',
      "'",
      '=1',
      '*a',
      '&b',
      '!c',
      '<script>',
      '😀',
      '__proto__',
    ];
    const themes = draftThemes(names.map(name => `${name}: ${name} 词`).join('\n'));
    const { codebook, issues } = parseCodebook(`version: 1\nthemes:\n${renderThemes(themes)}`);
    assert.deepEqual(issues, []);
    assert.deepEqual(
      codebook?.themes.map(({ name, keywords }) => [name, keywords.map(({ term }) => term)]),
      themes.map(({ name, keywords }) => [name, [...keywords]]),
    );
    assert.equal(themes.length, names.length);
  });
});
