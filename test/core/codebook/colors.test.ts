import assert from 'node:assert/strict';
import { colorsIn } from '../../../src/core/codebook/colors';
import { parseCodebook } from '../../../src/core/codebook/parse';
import { soundColor } from '../../../src/core/codebook/soundColor';

const text = `version: 1
themes:
  - id: a
    name: 甲
    color: #7b1fa2   # 紫
    keywords: [一]
  - id: b
    name: #乙
    color: "#E15759"
    keywords:
      - #二
      - 三
      - # 以后再加
  - id: c
    name: 丙
    color: 7b1fa2
    keywords: [四] # color: #000000
  - id: d
    name: 丁
    color: 001122
    definition: # 待定
      后来写了
`;

const issues = (given: string) =>
  parseCodebook(given).issues.map(
    ({ code, range: { line, column, endColumn }, args }) =>
      `${line}:${column}-${endColumn} ${code} ${args.join(' ')}`,
  );

describe('colours in codebook.yaml', () => {
  it('are found where they stand, those that YAML takes for comments too', () => {
    assert.deepEqual(
      colorsIn(text).map(({ span, color }) => [text.slice(span.start, span.end), color]),
      [
        ['#7b1fa2', '#7b1fa2'],
        ['"#E15759"', '#e15759'],
        ['7b1fa2', '#7b1fa2'],
        ['001122', '#001122'],
      ],
    );
    assert.deepEqual(colorsIn('themes: ['), []);
  });

  it('without quotes are explained once, as is any other text that begins with #', () => {
    assert.deepEqual(issues(text), [
      '20:12-18 schema-type color string',
      '5:12-19 commented-value #7b1fa2 color',
      '8:11-13 commented-value #乙 name',
      '11:9-11 commented-value #二 keywords',
      '13:9-9 empty-keyword ',
      '16:12-18 bad-color 7b1fa2',
      '20:12-18 bad-color 001122',
      '18:9-10 theme-without-keywords 丁',
    ]);
  });

  it('explain why a theme between braces cannot be read', () => {
    const braces = 'themes:\n  - {id: a, name: 甲, color: #7b1fa2, keywords: [一]}\n';
    assert.ok(issues(braces).includes('2:29-36 commented-value #7b1fa2 color'), issues(braces).join('\n'));
  });

  it('are understood as people write them', () => {
    for (const [written, color] of [
      ['#7B1FA2', '#7b1fa2'],
      ['7b1fa2', '#7b1fa2'],
      ['#abc', '#aabbcc'],
      ['＃７ｂ１ｆａ２', '#7b1fa2'],
      ['#7b1fa280', '#7b1fa2'],
      [' #7b1fa2 ', '#7b1fa2'],
      ['red', undefined],
      ['#12', undefined],
      ['', undefined],
    ] as const)
      assert.equal(soundColor(written), color, written);
  });
});
