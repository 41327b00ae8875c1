import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromSource, readSource, toSource } from '../../../src/core/text/reading';
import { createSource } from '../../../src/core/text/source';
import { wrapText } from '../../support/wrapText';

const keywords = [
  '数字档案馆',
  '专题数据库',
  '档案治理体系',
  '电子文件归档',
  '服务民生',
  '长三角',
  'archives',
  '2035年',
];
const clauses = [
  '加快推进档案信息化建设',
  '建成一批数字档案馆和专题数据库',
  '完善档案治理体系',
  '推广电子文件归档试点',
  '坚持服务民生、服务大局',
  '加强长三角等区域协作',
  '依托archives平台开展共享利用',
  '到2035年全面建成现代化体系',
  '组织红色档案征集',
  '依法管档、依法治档的水平明显提高',
];

/** A paragraph of some sentences, long enough to be wrapped. */
const paragraph = fc
  .array(fc.array(fc.constantFrom(...clauses), { minLength: 2, maxLength: 5 }), {
    minLength: 2,
    maxLength: 4,
  })
  .map(sentences => sentences.map(each => `${each.join('，')}。`).join(''));
const plan = fc.array(paragraph, { minLength: 3, maxLength: 6 });
const columns = fc.integer({ min: 20, max: 60 });

/** How often each keyword stands in a text. */
function hits(text: string): readonly number[] {
  return keywords.map(keyword => text.split(keyword).length - 1);
}

const layouts: Readonly<Record<string, (lines: readonly string[]) => string>> = {
  plain: lines => lines.join('\n'),
  'double-spaced': lines => lines.join('\n\n'),
  'with page numbers': lines => pages(lines, number => `- ${number} -`),
  'with feet and heads': lines => pages(lines, number => `\n档案规划\n${number}\n\f`),
  'double-spaced with page numbers': lines => pages(lines, number => `\n${number}\n`, '\n\n'),
};

/** Breaks text into pages of seven lines. */
function pages(lines: readonly string[], between: (page: number) => string, gap = '\n'): string {
  const found: string[] = [];
  for (let at = 0; at < lines.length; at += 7) found.push(lines.slice(at, at + 7).join(gap));
  return found.map((page, i) => (i === 0 ? page : `${between(i)}\n${page}`)).join('\n');
}

describe('hard-wrapped text, whatever its layout', () => {
  for (const [name, layout] of Object.entries(layouts)) {
    for (const indent of ['', '\u3000\u3000']) {
      it(`${name}, ${indent === '' ? 'no indents' : 'indented'}: holds the keywords of the unwrapped text, each at its place`, () => {
        fc.assert(
          fc.property(
            plan,
            columns,
            fc.constantFrom('\n', '\r\n', '\r'),
            fc.boolean(),
            (paragraphs, width, end, bom) => {
              const lines = paragraphs.flatMap(each => wrapText(indent + each, width).split('\n'));
              const text = (bom ? '\ufeff' : '') + layout(lines).replaceAll('\n', end);
              const source = createSource('p.txt', text);
              const reading = readSource(source);
              assert.deepEqual(hits(reading.text), hits(paragraphs.join('\n')), text);
              for (const keyword of keywords) {
                for (
                  let at = reading.text.indexOf(keyword);
                  at !== -1;
                  at = reading.text.indexOf(keyword, at + 1)
                ) {
                  const { start, end: last } = toSource(reading, at, at + keyword.length);
                  assert.equal(source.text[start], keyword[0]);
                  assert.equal(source.text[last - 1], keyword.at(-1));
                  assert.equal(fromSource(reading, start), at);
                }
              }
            },
          ),
          { numRuns: 150, seed: 3 },
        );
      });
    }
  }

  it('the same paragraphs, one a line, are read as they stand', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom('\n', '\n\n', '\r\n'), (paragraphs, gap) => {
        assert.equal(readSource(createSource('p.txt', paragraphs.join(gap))).joins, 0);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});
