import assert from 'node:assert/strict';
import { createMatcher } from '../../../src/core/keywords/matcher';
import { codebookOf, corpusOf, onlySource } from '../../support/project';
import { wrapText } from '../../support/wrapText';

const codebook = `version: 1
themes:
  - id: place
    name: 区域
    keywords:
      - term: 长三角
        aliases: [长江三角洲, 沪苏浙皖]
        except: [长三角饭店, 新长三角]
      - 档案
      - 数字档案馆
`;

function matches(text: string, keywords = codebook) {
  const { source, analysis } = onlySource(corpusOf({ 'codebook.yaml': keywords, 'p.txt': text }));
  return analysis.matches.map(({ keyword, start, end, unit }) => [
    keyword.term,
    source.text.slice(start, end),
    start,
    unit,
  ]);
}

describe('findMatches', () => {
  it('counts an alias as its term', () => {
    assert.deepEqual(matches('长三角、长江三角洲和沪苏浙皖。'), [
      ['长三角', '长三角', 0, 0],
      ['长三角', '长江三角洲', 4, 0],
      ['长三角', '沪苏浙皖', 10, 0],
    ]);
  });

  it('counts nested keywords once, as the longest', () => {
    assert.deepEqual(
      matches('数字档案馆，数字档案，档案馆').map(([term]) => term),
      ['数字档案馆', '档案', '档案'],
    );
  });

  it('leaves out hits that stand in an exception, wherever the hit is in it', () => {
    assert.deepEqual(matches('长三角饭店'), []);
    assert.deepEqual(matches('新长三角'), []);
    assert.equal(matches('新长三角，长三角饭，长三角').length, 2);
    // The exception must hold the hit, not only stand beside it.
    assert.equal(matches('长三角饭店长三角').length, 1);
    assert.equal(matches('长三角长三角饭店').length, 1);
  });

  it('leaves out the hits of every keyword that has an exception in common with others', () => {
    const keywords = `version: 1
themes:
  - { id: a, name: 甲, keywords: [{ term: 开发, except: [开发利用, IT开发] }] }
  - { id: b, name: 乙, keywords: [{ term: 利用, except: [开发利用] }, { term: IT, except: [ＩＴ开发] }] }
`;
    assert.deepEqual(
      matches('开发利用，开发、利用。IT开发，IT。', keywords).map(([term, , start]) => [term, start]),
      [
        ['开发', 5],
        ['利用', 8],
        ['IT', 16],
      ],
    );
  });

  it('numbers the unit each match begins in', () => {
    assert.deepEqual(
      matches('档案。无；档案！\n\n档案').map(([, , start, unit]) => [start, unit]),
      [
        [0, 0],
        [5, 2],
        [10, 5],
      ],
    );
  });

  it('sees through soft line ends; the place in the source includes the line end', () => {
    const sentence = '推进建设省级数字档案馆和市县数字档案馆共享平台并实现长三角档案利用一体化和同城化的目标';
    const text = wrapText(`${sentence}。${sentence}。`, 24);
    const found = matches(text);
    assert.deepEqual(
      found.map(([term]) => term),
      ['数字档案馆', '数字档案馆', '长三角', '档案', '数字档案馆', '数字档案馆', '长三角', '档案'],
    );
    assert.ok(found.some(([, passage]) => String(passage).includes('\n')));
    for (const [term, passage] of found) assert.equal(String(passage).replace('\n', ''), term);
  });

  it('counts places in UTF-16 code units behind surrogate pairs', () => {
    assert.deepEqual(matches('🌲𠮷档案'), [['档案', '档案', 4, 0]]);
  });

  it('finds keywords with any characters literally', () => {
    const text = '“十四五”规划(2021—2025) A+B .* $1';
    const terms = ['“十四五”', '(2021—2025)', 'A+B', '.*', '$1'];
    assert.deepEqual(
      matches(text, codebookOf({ a: terms })).map(([term]) => term),
      terms,
    );
  });
});

describe('createMatcher', () => {
  it('searches for terms and aliases, in order', () => {
    const { codebook: parsed } = corpusOf({ 'codebook.yaml': codebook });
    assert.deepEqual(
      createMatcher(parsed).forms.map(({ keyword, text }) => [keyword.term, text]),
      [
        ['长三角', '长三角'],
        ['长三角', '长江三角洲'],
        ['长三角', '沪苏浙皖'],
        ['档案', '档案'],
        ['数字档案馆', '数字档案馆'],
      ],
    );
  });
});
