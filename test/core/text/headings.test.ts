import assert from 'node:assert/strict';
import { findHeadings, headingLevel } from '../../../src/core/text/headings';
import { createSource } from '../../../src/core/text/source';

function headings(text: string): readonly string[] {
  return findHeadings(createSource('p.txt', text)).map(
    ({ level, title, line, endLine }) => `${line}-${endLine} ${level} ${title}`,
  );
}

/** The only heading of a line of text; `undefined` for body text. */
function titleOf(line: string): string | undefined {
  return findHeadings(createSource('p.txt', line))[0]?.title;
}

describe('headingLevel', () => {
  it('knows the forms of plan texts, highest first', () => {
    const forms = [
      ['第一编 总论', '第１编：总论', '# 总论'],
      ['第二章 主要任务', '第12章　主要任务', '第十二章主要任务', '## 主要任务'],
      ['第三节 重点', '第3节', '### 重点'],
      ['第十条 加强监管', '第二十一条　加强监管'],
      ['一、总体要求', '十二、保障措施'],
      ['（一）基本原则', '(十一)基本原则'],
      ['1. 修复', '2．征集', '3、开放', '１２、利用'],
      ['（1）安全', '(12) 安全'],
      ['①备份', '⑩ 备份'],
      ['专栏1 重点项目', '专栏 二：重点项目'],
    ];
    forms.forEach((lines, level) => {
      for (const line of lines) assert.equal(headingLevel(line), level, line);
    });
    assert.equal(headingLevel('\u3000\u3000第一章 总则'), 1);
    assert.equal(headingLevel(' \t一、总则'), 4);
  });

  it('takes body text for body text', () => {
    for (const line of [
      ...[
        '',
        '推进档案数字化',
        '第一条',
        '第三条生产线投产',
        '第一编辑部',
        '第一、坚持党的领导',
        '1.5倍',
        '12.3%',
        '2021、2022年',
      ],
      ...[
        '#标签',
        '专栏作家',
        '（甲）',
        '（一',
        '一是加强领导',
        '一、二、三产业融合发展',
        '1',
        '(2021)',
        '㈠',
      ],
    ]) {
      assert.equal(headingLevel(line), undefined, line);
    }
  });
});

describe('findHeadings', () => {
  it('ends each heading where the next of the same or a higher level begins', () => {
    const text = `十四五规划
第一章 总体要求
正文
一、指导思想
正文
（一）原则
二、目标
第二章 任务
第一节 治理
专栏1 工程
第三章 保障`;
    assert.deepEqual(headings(text), [
      '2-7 1 第一章 总体要求',
      '4-6 4 一、指导思想',
      '6-6 5 （一）原则',
      '7-7 4 二、目标',
      '8-10 1 第二章 任务',
      '9-10 2 第一节 治理',
      '10-10 9 专栏1 工程',
      '11-11 1 第三章 保障',
    ]);
    assert.deepEqual(headings(''), []);
  });

  it('takes the first sentence of a run-in heading for its title', () => {
    assert.equal(titleOf('（一）加强监管。各地要落实责任，定期检查。'), '（一）加强监管');
    assert.equal(titleOf('第四条 加强馆库建设。新建市县档案馆。'), '第四条 加强馆库建设');
    assert.equal(titleOf('\u3000\u30002.提升服务能力！优化流程'), '2.提升服务能力');
  });

  it('does not take what only begins like a heading for one', () => {
    assert.equal(titleOf('1. 修复档案。'), undefined);
    assert.equal(titleOf('（一）完成档案数字化任务；'), undefined);
    assert.equal(titleOf(`一、${'长'.repeat(40)}`), undefined);
    assert.equal(titleOf(`一、${'长'.repeat(45)}。后文`), undefined);
    assert.equal(titleOf(`一、${'长'.repeat(38)}`), `一、${'长'.repeat(38)}`);
  });

  it('takes the marks of Markdown off', () => {
    assert.equal(titleOf('## 主要任务 ##'), '主要任务');
    assert.equal(titleOf('###  一、治理'), '一、治理');
  });

  it('takes time in proportion to the length of the text', () => {
    const many = '1. 修复\n'.repeat(300_000);
    assert.equal(findHeadings(createSource('p.txt', many)).length, 300_000);
  });
});
