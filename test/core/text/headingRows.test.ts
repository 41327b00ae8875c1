import assert from 'node:assert/strict';
import { findOutline, type Outline } from '../../../src/core/text/headings';
import { readSource } from '../../../src/core/text/reading';
import { createSource } from '../../../src/core/text/source';

const text = '各乡要改造水渠，让每块梯田都有水可用，三年完成。';
const names = ['水渠', '梯田', '道路', '晒场'];

function outline(content: string): Outline {
  const source = createSource('p.txt', content);
  return findOutline(source, readSource(source));
}

function titles(content: string): readonly string[] {
  return outline(content).headings.map(({ title }) => title);
}

function levels(content: string): readonly number[] {
  return outline(content).headings.map(({ level }) => level);
}

/** Titles with text below each. */
function plan(heads: readonly string[], body = text): string {
  return heads.map(head => `${head}\n${body}\n`).join('');
}

/** What its place alone makes a heading has no number; a mark that is read has one. */
function numbered(content: string): readonly string[] {
  return outline(content)
    .headings.filter(({ number }) => number !== undefined)
    .map(({ title }) => title);
}

/** Ways of writing the first four marks, with what stands between mark and title. */
const marks: readonly (readonly string[])[] = [
  ['一，', '二，', '三，', '四，'],
  ['一,', '二,', '三,', '四,'],
  ['一·', '二·', '三·', '四·'],
  ['一——', '二——', '三——', '四——'],
  ['［一］', '［二］', '［三］', '［四］'],
  ['[一]', '[二]', '[三]', '[四]'],
  ['〔一〕', '〔二〕', '〔三〕', '〔四〕'],
  ['【一】', '【二】', '【三】', '【四】'],
  ['〖一〗', '〖二〗', '〖三〗', '〖四〗'],
  ['《一》', '《二》', '《三》', '《四》'],
  ['[1]', '[2]', '[3]', '[4]'],
  ['【1】', '【2】', '【3】', '【4】'],
  ['1 ', '2 ', '3 ', '4 '],
  ['1　', '2　', '3　', '4　'],
  ['１　', '２　', '３　', '４　'],
  ['1\t', '2\t', '3\t', '4\t'],
  ['1', '2', '3', '4'],
  ['01', '02', '03', '04'],
  ['1：', '2：', '3：', '4：'],
  ['1，', '2，', '3，', '4，'],
  ['1-', '2-', '3-', '4-'],
  ['1-1 ', '1-2 ', '1-3 ', '1-4 '],
  ['A.', 'B.', 'C.', 'D.'],
  ['A. ', 'B. ', 'C. ', 'D. '],
  ['A、', 'B、', 'C、', 'D、'],
  ['Ａ．', 'Ｂ．', 'Ｃ．', 'Ｄ．'],
  ['（A）', '（B）', '（C）', '（D）'],
  ['a. ', 'b. ', 'c. ', 'd. '],
  ['a)', 'b)', 'c)', 'd)'],
  ['Ⅰ ', 'Ⅱ ', 'Ⅲ ', 'Ⅳ '],
  ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ'],
  ['（Ⅰ）', '（Ⅱ）', '（Ⅲ）', '（Ⅳ）'],
  ['I ', 'II ', 'III ', 'IV '],
  ['(i) ', '(ii) ', '(iii) ', '(iv) '],
  ['第一 ', '第二 ', '第三 ', '第四 '],
  ['第一，', '第二，', '第三，', '第四，'],
  ['第一、', '第二、', '第三、', '第四、'],
  ['第一：', '第二：', '第三：', '第四：'],
  ['其一，', '其二，', '其三，', '其四，'],
  ['其一 ', '其二 ', '其三 ', '其四 '],
  ['甲、', '乙、', '丙、', '丁、'],
  ['（甲）', '（乙）', '（丙）', '（丁）'],
];

describe('marks that only a row of titles confirms', () => {
  it('are headings where numbers, titles and the text between them show it', () => {
    for (const row of marks) {
      const heads = row.map((mark, i) => `${mark}${names[i]}`);
      assert.deepEqual(numbered(plan(heads)), heads, row[0]);
      const indented = plan(heads.map(head => `　　${head}`));
      assert.deepEqual(numbered(indented), heads, `${row[0]} indented`);
    }
  });

  it('tell where a number is missing', () => {
    for (const row of marks) {
      const heads = row.map((mark, i) => `${mark}${names[i]}`);
      const { broken } = outline(plan([heads[0]!, heads[1]!, heads[3]!]));
      assert.deepEqual(
        broken.map(({ before, after }) => [before?.title, after.title]),
        [[heads[1], heads[3]]],
        row[0],
      );
    }
  });

  it('stand below the headings that hold them, each kind in its own level', () => {
    for (const row of marks) {
      const below = plan([`${row[0]}水渠`, `${row[1]}梯田`]);
      const content = `第一章 建设\n${below}第二章 管护\n${below}`;
      assert.deepEqual(levels(content), [0, 1, 1, 0, 1, 1], row[0]);
    }
    const inner = plan(['（一）选址', '（二）施工']);
    assert.deepEqual(levels(`［一］水渠\n${inner}［二］梯田\n${inner}`), [0, 1, 1, 0, 1, 1]);
    const letters = plan(['A. 选址', 'B. 施工']);
    assert.deepEqual(levels(`1. 水渠\n${letters}2. 梯田\n${letters}`), [0, 1, 1, 0, 1, 1]);
    const numbers = plan(['1. 选址', '2. 施工']);
    assert.deepEqual(levels(`A. 水渠\n${numbers}B. 梯田\n${numbers}`), [0, 1, 1, 0, 1, 1]);
  });

  it('count on over letters that may be Roman numbers', () => {
    const heads = [...'ABCDEFGHIJ'].map((letter, i) => `${letter}. 第${i}村`);
    assert.deepEqual(numbered(plan(heads)), heads);
    assert.deepEqual(
      outline(plan(heads)).headings.map(({ number }) => number),
      heads.map((_, i) => i + 1),
    );
  });

  it('may be a slip in a row of other marks', () => {
    for (const slip of ['二，梯田', '二·梯田']) {
      assert.deepEqual(titles(plan(['一、水渠', slip, '三、道路'])), ['一、水渠', slip, '三、道路']);
    }
    const runIn = '一、水渠。各乡改造。\n二，梯田。各乡整修，三年完成。\n三、道路。各乡硬化。\n';
    assert.deepEqual(titles(runIn), ['一、水渠', '二，梯田', '三、道路']);
  });

  it('are found in hard-wrapped text and between lists', () => {
    const wrapped = `　　${text}${text}${text}${text}`.replace(/.{30}/g, '$&\n');
    for (const row of marks) {
      const heads = row.map((mark, i) => `${mark}${names[i]}`);
      assert.deepEqual(numbered(plan(heads, wrapped)), heads, row[0]);
    }
  });

  it('are text in rows of tables, quantities, dates, lists and notes', () => {
    const texts: Readonly<Record<string, string>> = {
      'rows of a table': '序号 村名 面积\n1 上村 三十亩\n2 下村 四十亩\n3 新村 十亩\n各村要管好。\n',
      'rows of a table with sentences': '1 上村 种茶三十亩。\n2 下村 种茶四十亩。\n3 新村 种茶十亩。\n',
      'a row of a table on several lines': '1 上村\n三十亩\n2 下村\n四十亩\n3 新村\n十亩\n',
      'items of a list': '一，水渠\n二，梯田\n三，道路\n以上三项要抓紧。\n',
      'sentences of a list': '一，改造水渠，三年完成。\n二，整修梯田，两年完成。\n三，硬化道路。\n',
      quantities: plan(['1 个中心', '2 个基地', '3 个项目']),
      'quantities without a blank': plan(['1公里路', '2公里路', '3公里路']),
      months: plan(['1月', '2月', '3月']),
      dates: plan(['1月5日 春灌', '2月6日 修渠']),
      years: plan(['2025 年', '2026 年']),
      'parts of an address': '地址：新村\n1 号楼\n2 单元\n邮编一二三。\n',
      'pages of a document': `${text}\n1\n${text}\n2\n${text}\n`,
      references: '[1] 张某. 水渠研究[J]. 水利, 2020.\n[2] 李某. 梯田研究[M]. 某社, 2021.\n',
      'notes on words': '[1]三渠：指上渠、中渠、下渠。\n[2]两田：指水田、旱田。\n',
      shares: 'A股公司有三家。\nB股公司有两家。\n',
      'answers of a test': '哪一项对？\nA. 水渠\nB. 梯田\nC. 道路\n答案是水渠。\n',
      initials: 'A. Berg\nB. Tal\nC. See\n',
      reasons: '原因有三。\n其一，水渠年久失修。\n其二，梯田荒了。\n其三，道路不通。\n',
      sentences: '第一，改造水渠。各乡要落实。\n第二，整修梯田。各乡要落实。\n',
      'a range of years': plan(['3-5 年完成', '3-6 年完成']),
      'one alone': '1 水渠\n',
    };
    for (const [name, content] of Object.entries(texts)) assert.deepEqual(numbered(content), [], name);
  });

  it('are not headings twice where a table of contents lists them', () => {
    for (const row of marks) {
      const heads = row.slice(0, 3).map((mark, i) => `${mark}${names[i]}`);
      for (const table of [
        `目录\n${heads.join('\n')}\n`,
        `${heads.map(head => `${head}……3`).join('\n')}\n`,
      ]) {
        const found = outline(`规划\n${table}${plan(heads)}`);
        const found0 = found.headings.filter(({ number }) => number !== undefined).map(({ title }) => title);
        assert.deepEqual(found0, heads, `${row[0]} ${table}`);
        assert.equal(found.contents.length, 1);
      }
    }
  });
});

describe('decimal numbers', () => {
  it('may stand before words that begin like a measure', () => {
    for (const heads of [
      ['1.1 项目概况', '1.2 人才队伍', '1.3 公共服务'],
      ['1 年度安排', '2 时间进度', '3 分工'],
      ['2.1 家庭农场', '2.2 天然气', '2.3 日常管护'],
    ]) {
      assert.deepEqual(numbered(plan(heads)), heads);
    }
    assert.deepEqual(numbered(plan(['2.1 万亿元', '2.2 个百分点', '2.3 公里'])), []);
  });
});

describe('divisions in alphabetic languages', () => {
  const body = 'The county shall repair all terraces within three years.';
  const words = ['Chapter', 'CHAPTER', 'Section', 'Part', 'PART', 'Article', 'Title', 'Annex', 'Appendix'];
  const others = [
    'Schedule',
    'Clause',
    'Sec.',
    'Art.',
    '§',
    'Kapitel',
    'Abschnitt',
    'Chapitre',
    'Artículo',
    'Глава',
  ];

  it('are known by their word, with any kind of number and title', () => {
    for (const word of [...words, ...others]) {
      for (const heads of [
        [`${word} 1`, `${word} 2`],
        [`${word} I`, `${word} II`, `${word} III`],
        [`${word} 1 Scope of the rules`, `${word} 2 Terraces and paths`],
        [`${word} 1: Scope`, `${word} 2: Terraces`],
        [`${word} 1. Scope`, `${word} 2. Terraces`],
        [`${word} 1 – Scope`, `${word} 2 – Terraces`],
        [`${word} One`, `${word} Two`],
        [`${word} 1 水渠`, `${word} 2 梯田`],
      ]) {
        assert.deepEqual(numbered(plan(heads, body)), heads);
      }
    }
    assert.deepEqual(numbered(plan(['Annex A', 'Annex B', 'Annex C'], body)), [
      'Annex A',
      'Annex B',
      'Annex C',
    ]);
  });

  it('nest, and take their title from the line below', () => {
    const act = [
      ...['Title I General', 'Chapter 1 Scope', 'Article 1', 'Subject matter of the rules on terraces', body],
      ...['Article 2', 'Definitions', body, 'Chapter 2 Duties', 'Article 3', 'Repair', body],
      ...['Annex A', 'List of terraces', body],
    ].join('\n');
    assert.deepEqual(
      outline(act).headings.map(({ level, title }) => `${level} ${title}`),
      [
        ...['0 Title I General', '1 Chapter 1 Scope', '2 Article 1 Subject matter of the rules on terraces'],
        ...[
          '2 Article 2 Definitions',
          '1 Chapter 2 Duties',
          '2 Article 3 Repair',
          '0 Annex A List of terraces',
        ],
      ],
    );
  });

  it('tell breaks, and are not counted twice for a table of contents', () => {
    const { broken } = outline(plan(['Chapter 1 Scope', 'Chapter 2 Water', 'Chapter 4 Paths'], body));
    assert.deepEqual(
      broken.map(({ after }) => after.title),
      ['Chapter 4 Paths'],
    );
    for (const head of ['Contents', 'Table of Contents', 'Inhaltsverzeichnis']) {
      const { headings, contents } = outline(
        `${head}\nChapter 1 Scope 1\nChapter 2 Water 3\n${plan(['Chapter 1 Scope', 'Chapter 2 Water'], body)}`,
      );
      assert.deepEqual(
        headings.map(({ title }) => title),
        ['Chapter 1 Scope', 'Chapter 2 Water'],
        head,
      );
      assert.equal(contents.length, 1);
    }
  });

  it('are text in a sentence', () => {
    for (const content of [
      'The rules follow from\nArticle 5 of the treaty, which applies here.\n',
      'Section 2 shall apply to terraces.\nPart 3 describes the tools.\n',
      'The county shall repair its terraces, as laid down in\nArticle 5. It shall report each year.\n',
      'Article processing charges\nPart of the costs are borne by the county.\n',
      'Section “Use” of the paper says so.\n',
    ]) {
      assert.deepEqual(titles(content), [], content);
    }
  });
});

describe('attachments', () => {
  it('are 附件, 附表 and 附： behind the text, with or without a number', () => {
    const body = plan(['一、水渠', '二、梯田']);
    for (const head of [
      '附表1　项目清单',
      '附表：项目清单',
      '附：项目清单',
      '附 1　项目清单',
      '附图1 位置图',
      '附件2：清单',
    ]) {
      assert.deepEqual(titles(`${body}${head}\n村名　面积\n上村　三十亩\n`).slice(2), [head], head);
    }
  });

  it('are part of the text where its numbers go on, or a sentence names them', () => {
    for (const line of ['附表1　项目清单', '附：说明', '附表1所列项目要抓紧。', '附表所列项目要抓紧。']) {
      assert.deepEqual(titles(`一、水渠\n${text}\n${line}\n上村有三十亩。\n二、梯田\n${text}\n`), [
        '一、水渠',
        '二、梯田',
      ]);
    }
    assert.deepEqual(titles(`一、水渠\n${text}\n附：1.申报书\n2.名单\n`), ['一、水渠']);
  });
});

describe('what extraction leaves of headings', () => {
  it('is a mark without its number, which the next one gives back', () => {
    const found = outline(
      plan(['第一节水利', '、水渠。', '、梯田。', '三、道路。', '第二节农业', '、茶园。', '、果园。']),
    );
    assert.deepEqual(
      found.headings.map(({ number, title }) => `${number} ${title}`),
      [
        '1 第一节水利',
        '1 、水渠',
        '2 、梯田',
        '3 三、道路',
        '2 第二节农业',
        'undefined 、茶园',
        'undefined 、果园',
      ],
    );
    assert.deepEqual(found.broken, []);
    assert.deepEqual(titles(`一、水渠\n改造渠道，\n、塘坝。\n二、梯田\n${text}`), ['一、水渠', '二、梯田']);
  });

  it('is a table of contents with its page numbers on lines of their own', () => {
    const heads = ['1. Water', '2. Terraces', '3. Paths'];
    const body = 'The county shall repair all that is broken within three years.';
    const table = heads.map((head, i) => `${head}\n\n${2 * i + 1}\n\n`).join('');
    const { headings, contents } = outline(table + plan(heads, body));
    assert.deepEqual(
      headings.map(({ line }) => line),
      [13, 15, 17],
    );
    assert.equal(contents.length, 1);
  });

  it('is a numbered paragraph without a title, which is none', () => {
    const long = `${'各乡要改造水渠整修梯田硬化道路平整晒场'.repeat(4)}。其余照旧。`;
    assert.deepEqual(titles(`（1）${long}\n（2）${long}\n（3）${long}\n`), []);
  });
});

describe('a table of contents in a short text', () => {
  it('ends where sentences begin', () => {
    const { headings, contents } = outline('目录\n水渠\n梯田\n水渠\n各乡改造。\n梯田\n各乡整修。\n');
    assert.equal(contents.length, 1);
    assert.deepEqual(
      headings.map(({ title }) => title),
      ['水渠', '梯田'],
    );
  });
});

describe('marks in brackets and behind ornaments', () => {
  it('are marks', () => {
    for (const heads of [
      ['【第一章】水渠', '【第二章】梯田'],
      ['（第一节）水渠', '（第二节）梯田'],
      ['〔第一部分〕 水渠', '〔第二部分〕 梯田'],
    ]) {
      assert.deepEqual(numbered(plan(heads)), heads);
    }
    for (const ornament of ['■ ', '●', '◆', '★ ', '▲', '◎', '**']) {
      const heads = ['一、水渠', '二、梯田'];
      const ended = ornament === '**' ? '**' : '';
      assert.deepEqual(numbered(plan(heads.map(head => `${ornament}${head}${ended}`))), heads, ornament);
    }
  });

  it('are text where a sentence goes on', () => {
    assert.deepEqual(titles('（第二章）规定的任务要落实。各地照办。'), []);
    assert.deepEqual(titles('● 三产融合发展。\n● 2 个项目开工。\n'), []);
  });
});

describe('a title on the line below its mark', () => {
  it('is no heading of its own', () => {
    const body = `${text}\n${text}\n`;
    assert.deepEqual(
      outline(`第一篇\n总体\n第一章\n水渠\n${body}第二章\n梯田\n${body}`).headings.map(
        ({ level, title }) => `${level} ${title}`,
      ),
      ['0 第一篇总体', '1 第一章水渠', '1 第二章梯田'],
    );
  });
});
