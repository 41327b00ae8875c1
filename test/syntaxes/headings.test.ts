import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findHeadings } from '../../src/core/text/headings';
import { createSource } from '../../src/core/text/source';
import { loadGrammar, type ScopedText } from './grammar';

/** What the engine says of a line, in the grammar's terms: its title with the scope of its level. */
function headingOf(line: string): readonly ScopedText[] {
  const [heading] = findHeadings(createSource('plan.txt', line));
  if (!heading) return [];
  const start = line.search(/[^\s\u3000]/);
  const [text] = line.slice(start).split(/[。！？；]/, 1);
  return [{ scope: `markup.heading.${heading.level + 1}.policy`, start, text: text!.trimEnd() }];
}

const forms: readonly (readonly [line: string, level: number])[] = [
  ['第一编 总论', 1],
  ['第三编', 1],
  ['第一章 发展环境', 2],
  ['第十二章　保障措施', 2],
  ['　　第3章 保障措施', 2],
  ['第二节 主要目标', 3],
  ['第五条 各级档案馆应当开放利用', 4],
  ['一、总体要求', 5],
  ['十一、组织实施', 5],
  ['（一）加强党的领导', 6],
  ['(二)完善制度', 6],
  ['　　（三）推进数字转型。建设省级平台，接通各市县。', 6],
  ['1.馆藏数字化', 7],
  ['2．库房改造', 7],
  ['3、人才培养', 7],
  ['（1）接收进馆', 8],
  ['(12)征集', 8],
  ['①目录数据', 9],
  ['专栏1 重点工程', 10],
  ['专栏 二　乡村档案', 10],
  ['# 规划', 1],
  ['## 一、总体要求', 2],
  ['###### 小目', 6],
];

const bodies: readonly string[] = [
  '',
  '　　',
  '各地要加强档案工作。',
  '到2025年，馆藏档案全部数字化。',
  '2.5万卷档案完成修复',
  '第一条规定适用于全省',
  '第一编制单位',
  '第一编。总论如下',
  '1. 修复受损档案。',
  '（一）这一行太长，长到没有人会把它当成标题来读，因为标题总是很短，而它一直写下去直到写满一整行还不停，',
  '三大工程',
  '本规划第一章所称档案',
  '#没有空格',
];

describe('grammar of plan texts', () => {
  let scopesOf: (line: string) => readonly ScopedText[];

  const inStep = (line: string) => {
    const scoped = scopesOf(line).map(each => ({ ...each, text: each.text.trimEnd() }));
    assert.deepEqual(scoped, headingOf(line), line);
  };

  before(async () => {
    scopesOf = await loadGrammar();
  });

  it('knows every form of heading by its level', () => {
    for (const [line, level] of forms) {
      assert.deepEqual(
        scopesOf(line).map(each => each.scope),
        [`markup.heading.${level}.policy`],
        line,
      );
      inStep(line);
    }
  });

  it('leaves body text alone', () => {
    for (const line of bodies) {
      assert.deepEqual(scopesOf(line), [], line);
      inStep(line);
    }
  });

  it('marks only the first sentence of a run-in heading', () => {
    assert.deepEqual(scopesOf('（一）统筹推进。各市要落实责任。'), [
      { scope: 'markup.heading.6.policy', start: 0, text: '（一）统筹推进' },
    ]);
  });

  it('agrees with the headings of the engine on any line', () => {
    const piece = fc.constantFrom(
      ...[
        '第',
        '一',
        '十',
        '3',
        '３',
        '编',
        '章',
        '节',
        '条',
        '、',
        '（',
        '）',
        '(',
        ')',
        '.',
        '．',
        '①',
        '⑳',
        '专栏',
        '#',
      ],
      ...[' ', '　', '：', '。', '；', '，', '档案', '加强各级各类档案馆建设工作'],
    );
    const line = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''));
    fc.assert(fc.property(line, inStep), { numRuns: 3000, seed: 7 });
  });
});
