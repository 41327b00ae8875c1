import assert from 'node:assert/strict';
import { finish } from '../../../src/core/base/steps';
import { findTerms } from '../../../src/core/terms/phrases';

const terms = (...units: string[]) => finish(findTerms(units.map(unit => unit.split('|'))));

describe('terms of several words', () => {
  it('are words in a row that occur three times and hold together, longest first', () => {
    const filler = Array.from({ length: 10 }, (_, i) => `词${i}甲|文${i}乙`).flatMap(each => [each, each]);
    const found = terms('数字|档案|馆', '建成|数字|档案|馆|。', '数字|档案|馆|，|档案', '档案', ...filler);
    assert.deepEqual(found.slice(0, 4), [['数字档案馆'], ['数字档案馆'], ['数字档案馆', '档案'], ['档案']]);
    // Twice is too seldom for two words, not for one.
    assert.deepEqual(found[4], ['词0甲', '文0乙']);
  });

  it('are not words that stand together by chance', () => {
    // 产业|服务: 3 of 12 words each time; chance has it as often.
    const found = terms('产业|服务|产业|服务', '服务|产业', '产业|产业|服务|服务');
    assert.deepEqual(new Set(found.flat()), new Set(['产业', '服务']));
  });

  it('do not reach across function words, numbers and punctuation, and do not begin with a plan’s verb', () => {
    const filler = Array.from({ length: 20 }, (_, i) => `词${i}|词${i}`);
    const found = terms('推进|金融|的|风险', '推进|金融|的|风险', '推进|金融|的|风险|2025|年', ...filler);
    assert.deepEqual(found.slice(0, 3), [
      ['金融', '风险'],
      ['金融', '风险'],
      ['金融', '风险'],
    ]);
  });

  it('are none of one character, none that occurs once, and no names of the own place', () => {
    assert.deepEqual(terms('馆', '馆', '一次', '浙江省', '浙江省', '全省', '全省'), [
      [],
      [],
      [],
      [],
      [],
      [],
      [],
    ]);
  });
});
