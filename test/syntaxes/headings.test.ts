import assert from 'node:assert/strict';
import { findHeadings } from '../../src/core/text/headings';
import { createSource } from '../../src/core/text/source';
import { loadGrammar, type ScopedText } from './grammar';

/** Levels that the grammar has for the forms of the engine. */
const levels: Readonly<Record<string, number>> = {
  ...{ hash1: 1, hash2: 2, hash3: 3, hash4: 4, hash5: 5, hash6: 6, annex: 1, unnumbered: 1 },
  ...{ book: 1, volume: 1, part: 1, chapter: 2, section: 3, article: 4, clause: 4, han: 5 },
  ...{ hanInBrackets: 6, arabic: 7, arabicInBrackets: 8, circled: 9, column: 10 },
};

/** What the engine says of a line, in the grammar's terms: the scope of its form, and where it begins. */
function headingOf(line: string): readonly Omit<ScopedText, 'text'>[] {
  const [heading] = findHeadings(createSource('plan.txt', line));
  if (!heading) return [];
  return [{ scope: `markup.heading.${levels[heading.form]}.policy`, start: line.search(/[^\s\u3000]/) }];
}

const forms: readonly (readonly [line: string, level: number])[] = [
  ['第一编 总论', 1],
  ['第三编', 1],
  ['第三篇　改革开放', 1],
  ['第 三 部分 保障', 1],
  ['附件1', 1],
  ['前　言', 1],
  ['第 十二 章 保障措施', 2],
  ['第Ⅲ章 保障措施', 2],
  ['三．保障措施', 5],
  ['⼆、保障措施', 5],
  ['㈢保障措施', 6],
  ['⒊保障措施', 7],
  ['⑶保障措施', 8],
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
  '第二章规定的任务',
  '1. 修复受损档案。',
  `（一）${'这一行太长，长到没有人会把它当成标题来读，'.repeat(5)}`,
  '三大工程',
  '本规划第一章所称档案',
  '#没有空格',
];

describe('grammar of plan texts', () => {
  let scopesOf: (line: string) => readonly ScopedText[];

  const inStep = (line: string) => {
    const scoped = scopesOf(line).map(({ scope, start }) => ({ scope, start }));
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
});
