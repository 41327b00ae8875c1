import assert from 'node:assert/strict';
import { english } from '../../../src/core/base/l10n';
import { describeWhereabouts, whereaboutsOf } from '../../../src/core/corpus/whereabouts';
import { evidenceOf } from '../../../src/core/report/evidence/evidence';
import { findPassages } from '../../../src/core/report/evidence/passages';
import { createSource } from '../../../src/core/text/source';
import { corpusOf, onlySource } from '../../support/project';

const text = [
  '某市档案事业发展规划',
  '序言里的一句话。',
  '第一章 总则',
  '第一节 背景',
  '面临新的形势。',
  '\f第二节 要求',
  '坚持依法治档，',
  '\f推进档案法治建设。',
  '第二章 任务',
  '拓展档案利用。',
  '第三节 保障',
  '加强组织领导。',
  '',
].join('\n');
const source = createSource('甲.txt', text);
const where = (quote: string) => {
  const start = text.indexOf(quote);
  assert.notEqual(start, -1, quote);
  return whereaboutsOf(source, { start, end: start + quote.length });
};

describe('where a passage stands', () => {
  it('its page, and the path of headings that govern it', () => {
    assert.deepEqual(where('面临新的形势'), { page: '1', headings: ['第一章 总则', '第一节 背景'] });
    assert.deepEqual(where('坚持依法治档'), { page: '2', headings: ['第一章 总则', '第二节 要求'] });
    assert.deepEqual(where('拓展档案利用'), { page: '3', headings: ['第二章 任务'] });
    assert.equal(describeWhereabouts(where('坚持依法治档'), english), 'p. 2 · 第一章 总则 > 第二节 要求');
  });

  it('a passage over a page break has both pages; a break at its edge counts for neither side', () => {
    assert.equal(where('坚持依法治档，\n\f推进档案').page, '2–3');
    assert.equal(where('面临新的形势。\n\f').page, '1');
    assert.equal(where('\n\f推进档案').page, '3');
  });

  it('a heading is below those that govern it, not below itself', () => {
    assert.deepEqual(where('第二节 要求').headings, ['第一章 总则']);
    assert.equal(where('第二章').headings, undefined);
  });

  it('above the first heading, and in a text without pages, nothing is said', () => {
    const plain = createSource('乙.txt', '没有分页的一句话。\n');
    assert.deepEqual(whereaboutsOf(plain, { start: 0, end: 4 }), {});
    assert.equal(describeWhereabouts({}, english), '');
  });

  it('goes with every passage behind a number, coded or hit, and into the evidence', () => {
    const corpus = corpusOf({
      'codebook.yaml': 'version: 1\nthemes: [{ id: a, name: 治理, keywords: [依法治档] }]\n',
      '甲.txt': text,
      '甲.txt.codes.yaml': `version: 1
source: 甲.txt
annotations: [{ id: x1, codes: [a], quote: 拓展档案利用, at: "10:1-10:7" }]
`,
    });
    assert.equal(onlySource(corpus).annotations.length, 1);
    const places = (basis: 'coded' | 'keywords') => [
      ...findPassages(corpus, { of: 'cell', basis }).map(({ page, headings }) => ({ page, headings })),
      ...[...evidenceOf(corpus, basis)].map(({ page, headings }) => ({ page, headings })),
    ];
    const coded = { page: '3', headings: ['第二章 任务'] };
    const hit = { page: '2', headings: ['第一章 总则', '第二节 要求'] };
    assert.deepEqual(places('coded'), [coded, coded]);
    assert.deepEqual(places('keywords'), [hit, hit]);
  });
});
