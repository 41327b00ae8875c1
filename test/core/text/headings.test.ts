import assert from 'node:assert/strict';
import { findHeadings, findOutline } from '../../../src/core/text/headings';
import { type FormName, headingForms } from '../../../src/core/text/outline/headingForms';
import { readSource } from '../../../src/core/text/reading';
import { createSource } from '../../../src/core/text/source';

function headings(text: string): readonly string[] {
  return findHeadings(createSource('p.txt', text)).map(
    ({ level, title, line, endLine }) => `${line}-${endLine} ${level} ${title}`,
  );
}

function titles(text: string): readonly string[] {
  return findHeadings(createSource('p.txt', text)).map(({ title }) => title);
}

/** The only heading of a line of text; `undefined` for body text. */
function titleOf(line: string): string | undefined {
  return titles(line)[0];
}

function formOf(line: string): FormName | undefined {
  return findHeadings(createSource('p.txt', line))[0]?.form;
}

describe('marks of headings', () => {
  const marks: Readonly<Partial<Record<FormName, readonly string[]>>> = {
    book: ['第一编 总论', '第１编：总论', '第 一 编　总论', '第一編 总论', '第一编总论'],
    volume: ['第三篇 改革', '第三篇改革', '第Ⅲ篇 改革'],
    part: ['第一部分 总论', '第 1 部分：总论', '第一部分总论'],
    chapter: [
      '第二章 任务',
      '第12章　任务',
      '第十二章任务',
      '第 十 二 章 任务',
      '第⼆章 任务',
      '第III章 任务',
      '　　第２章　任务',
    ],
    section: ['第三节 重点', '第3节', '第三節 重点', '第 三 节　重点'],
    article: ['第十条 加强监管', '第二十一条　加强监管', '第3条：加强监管', '第 三 條 加强监管'],
    clause: ['第一款 加强监管'],
    roman: ['Ⅱ. 任务', 'Ⅱ、任务', 'Ⅲ．任务'],
    han: [
      '一、总体要求',
      '十二、保障',
      '三．保障',
      '三 、保障',
      '三　、保障',
      '⼆、保障',
      '叁、保障',
      '—、总体要求',
      '三﹑保障',
    ],
    hanInBrackets: [
      '（一）原则',
      '(十一)原则',
      '（ 一 ）原则',
      '㈢原则',
      '﹙三﹚原则',
      '三）原则',
      '（⼆）原则',
      '（—）原则',
    ],
    arabic: [
      '1. 修复',
      '2．征集',
      '3、开放',
      '１２、利用',
      '⒊利用',
      '3 . 利用',
      '12﹒利用',
      '1.2024年工作回顾',
      '3、2024年工作',
    ],
    arabicInBrackets: ['（1）安全', '(12) 安全', '（３）安全', '⑶安全', '3）安全'],
    circled: ['①备份', '⑩ 备份', '❸备份', '㉑备份'],
    column: ['专栏1 重点项目', '专栏 二：重点项目', '专 栏 3　重点项目', '專欄4 重点项目'],
    annex: ['附件', '附件1', '附件 二', '附 件 3：任务清单', '附录A 术语'],
    unnumbered: ['前言', '前　言', '结 语', '附则'],
    hash1: ['# 规划'],
    hash3: ['###  重点'],
  };

  for (const [form, lines] of Object.entries(marks)) {
    it(`knows ${headingForms[form as FormName].example}, however it is written`, () => {
      for (const line of lines) assert.equal(formOf(line), form, line);
    });
  }

  it('takes body text for body text', () => {
    for (const line of [
      ...[
        '',
        '推进档案数字化',
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
        '3 个项目',
      ],
      ...[
        '二、三产业融合发展。统筹各方。',
        '三、四级医院要达标。统一格式。',
        '第二章规定的任务要落实。各地照办。',
      ],
      ...[
        '第三章所称机构，是指下列单位。其余除外。',
        '第二章、第三章的要求要落实。各地照办。',
        '第三部分资金用于建设。其余待定。',
      ],
      ...[
        '（三）项规定的工作要落实。各地照办。',
        '第一篇论文已经发表。第二篇待发。',
        '2、3号楼改造。其余不动。',
        '附件所列清单要移交。各地照办。',
      ],
    ]) {
      assert.equal(formOf(line), undefined, line);
    }
  });

  it('knows decimal numbers by those before them', () => {
    assert.deepEqual(
      titles('1 总则\n1.1 范围\n文。\n1.2 术语\n1.2.1 档案\n文。\n1.2.2 馆藏\n文。\n2 要求\n文。\n'),
      [...['1 总则', '1.1 范围', '1.2 术语', '1.2.1 档案', '1.2.2 馆藏', '2 要求']],
    );
    assert.deepEqual(titles('2.5 万卷完成修复。\n3.1 倍增长。\n'), []);
  });
});

describe('titles', () => {
  it('are the first sentence where text runs in', () => {
    assert.equal(titleOf('（一）加强监管。各地要落实责任，定期检查。'), '（一）加强监管');
    assert.equal(titleOf('第四条 加强馆库建设。新建市县档案馆。'), '第四条 加强馆库建设');
    assert.equal(titleOf('\u3000\u30002.提升服务能力！优化流程'), '2.提升服务能力');
    assert.equal(titleOf('（一）总体目标：到2025年，建成体系。此后巩固。'), '（一）总体目标');
  });

  it('end at a gap that text runs in behind', () => {
    assert.equal(titleOf('第一章 主要任务　　加强各级各类档案馆建设和管理'), '第一章 主要任务');
    assert.equal(titleOf('第一章 主要任务　加强建设。落实经费。'), '第一章 主要任务');
    assert.equal(titleOf('第二节  推进馆库     各地要加强各级各类档案馆建设'), '第二节  推进馆库');
    assert.equal(
      titleOf('第二篇　强馆富档　加快建设　　在新时期推进各级各类档案馆建设'),
      '第二篇　强馆富档　加快建设',
    );
    assert.equal(titleOf('第一章　总　　则'), '第一章　总　　则');
  });

  it('may be longer than forty characters, and stand on the line below their mark', () => {
    const long = `一、${'强化组织领导，'.repeat(7)}落实责任`;
    assert.equal(titleOf(long), long);
    assert.equal(titleOf('第一章\n总则\n文。'), '第一章总则');
    assert.equal(titleOf('三、强化组织领导，\n健全人才队伍\n文。'), '三、强化组织领导，健全人才队伍');
  });

  it('leave the marks of Markdown off', () => {
    assert.equal(titleOf('## 主要任务 ##'), '主要任务');
    assert.equal(titleOf('###  一、治理'), '一、治理');
  });

  it('are told apart where one line holds several', () => {
    assert.deepEqual(titles('第三篇推进改革开放第十三章深化各项改革\n文。'), [
      '第三篇推进改革开放',
      '第十三章深化各项改革',
    ]);
    assert.deepEqual(titles('第三章　目录管理　　第十五条 　目录是共享的依据。各地照办。'), [
      '第三章　目录管理',
      '第十五条 　目录是共享的依据',
    ]);
    const [, chapter] = findHeadings(createSource('p.txt', '第三篇推进改革第十三章深化改革\n文。'));
    assert.deepEqual([chapter?.line, chapter?.start, chapter?.level], [1, 7, 1]);
  });
});

describe('headings that extraction has set on one line', () => {
  it('are taken apart where the numbers go on below', () => {
    const body = '我省经济平稳增长，人民生活改善。\n';
    const text = ['第一章总体一、形势', '二、要求', '第二章任务一、重点', '二、保障']
      .map(head => `${head}\n${body}`)
      .join('');
    assert.deepEqual(headings(text), [
      '1-4 0 第一章总体',
      '1-2 1 一、形势',
      '3-4 1 二、要求',
      '5-9 0 第二章任务',
      '5-6 1 一、重点',
      '7-9 1 二、保障',
    ]);
    assert.deepEqual(titles('一、总体要求（一）指导思想。文字。\n（二）基本原则。文字。\n'), [
      '一、总体要求',
      '（一）指导思想',
      '（二）基本原则',
    ]);
  });

  it('are one where the numbers do not, or where the text refers to the other', () => {
    assert.deepEqual(titles('第一章总体一、形势\n文。\n第二章任务\n文。\n'), [
      '第一章总体一、形势',
      '第二章任务',
    ]);
    assert.deepEqual(titles('第一章落实第（一）项\n文。\n（二）要求\n文。\n'), [
      '第一章落实第（一）项',
      '（二）要求',
    ]);
  });

  it('are a chapter of a law and its first article', () => {
    assert.deepEqual(titles('第一章总则第一条为了规范工作，制定本法。\n第二条本法所称档案，是指记录。\n'), [
      '第一章总则',
      '第一条为了规范工作，制定本法',
      '第二条本法所称档案，是指记录',
    ]);
    assert.deepEqual(titles('第三章依据第二条制定措施\n文。\n'), ['第三章依据第二条制定措施']);
  });
});

describe('what its neighbours tell of a line', () => {
  it('takes a line that goes on with a title or a sentence for no head of its own', () => {
    const body = '我省经济平稳增长，人民生活改善，各项事业全面进步，社会大局保持稳定。';
    assert.deepEqual(titles(`第一章 深入贯彻落实重要思想\n和会议精神\n${body}\n第二章 任务\n${body}\n`), [
      '第一章 深入贯彻落实重要思想',
      '第二章 任务',
    ]);
    assert.deepEqual(titles(`要做到：一是坚持改革，\n二是坚持开放，三是坚持\n${body}\n`), []);
  });

  it('takes items of an enumeration for text, and sentences beside titles for headings', () => {
    assert.deepEqual(titles('1. 修复档案。\n2. 征集档案。\n'), []);
    assert.deepEqual(titles('（一）完成数字化；\n（二）完成著录；\n（三）完成移交。\n'), []);
    assert.deepEqual(titles('一、普查；\n二、著录。\n三、保障措施\n文。\n'), ['三、保障措施']);
    assert.deepEqual(titles('（一）发展现状。\n文。\n（二）面临形势。\n文。\n'), [
      '（一）发展现状',
      '（二）面临形势',
    ]);
    assert.deepEqual(titles('一、总体要求\n文。\n二、落实经费，配备人员。\n'), [
      '一、总体要求',
      '二、落实经费，配备人员',
    ]);
    assert.deepEqual(
      titles('1.“双高”：建设高水平学校。相关部门评定。\n2.“双优”：优质课程。由学校评定。\n'),
      [],
    );
  });

  it('takes what text may begin with for a heading where its number is missing else', () => {
    assert.deepEqual(titles('一、甲\n文。\n二、三产融合\n文。\n三、丙\n文。'), [
      '一、甲',
      '二、三产融合',
      '三、丙',
    ]);
    assert.deepEqual(titles('二、甲\n二、三产业融合。文。\n三、丙\n文。'), ['二、甲', '三、丙']);
    assert.deepEqual(titles('二、甲\n文。\n三、五年内建成档案馆。\n三、丙\n文。'), ['二、甲', '三、丙']);
  });

  it('finds a heading within a line where its number is missing else', () => {
    const lines = '（一）甲\n文。\n（二）乙\n文字到此为止。（三）丙\n文。\n（四）丁\n文。';
    assert.deepEqual(titles(lines), ['（一）甲', '（二）乙', '（三）丙', '（四）丁']);
    assert.deepEqual(titles('（一）甲\n要做到：（一）文。（二）文。\n（二）乙\n文。'), [
      '（一）甲',
      '（二）乙',
    ]);
  });

  it('knows heads without a number by their place', () => {
    const body =
      '加强各级各类档案馆建设，落实各项责任，完善各项制度，推进各项工作，确保各项目标任务如期完成。';
    const text = `规划\n\n主要任务\n${body}\n保障措施\n${body}\n2024年工作安排\n${body}\n省档案局\n2024年1月1日\n`;
    assert.deepEqual(titles(text), ['主要任务', '保障措施', '2024年工作安排']);
    assert.deepEqual(titles(`规划\n\n　　　　　　主要任务\n${body}\n　　　　　　保障措施\n${body}`), [
      '主要任务',
      '保障措施',
    ]);
    // Where lines of text end without a stop, a line without one tells nothing.
    const stripped =
      '加强各级各类档案馆建设，落实各项责任，完善各项制度，推进各项工作，确保各项目标任务如期完成\n';
    assert.deepEqual(titles(`${stripped.repeat(3)}落实经费\n${stripped}`), []);
  });

  it('takes a title that begins with digits for one where its number is wanted', () => {
    const text = '改造全县果园的灌溉设施，让每个乡镇都有自己的水源，三年完成。';
    const under = (...heads: readonly string[]) => titles(heads.map(head => `${head}\n${text}\n`).join(''));
    for (const heads of [
      ['1.5G网络建设', '2.3D打印产业', '3.4K超高清视频'],
      ['1.产业', '2.15号线延长', '3．5G+工业互联网'],
      ['1.1 产业', '1.2 15号线'],
    ]) {
      assert.deepEqual(under(...heads), heads);
    }
    assert.deepEqual(under('1.产业', '2.5万亿元', '2.4%，其中', '2.环境'), ['1.产业', '2.环境']);
  });

  it('finds headings below a line that was cut off, and one that has lost its 一', () => {
    assert.deepEqual(titles('一、形势\n文。\n二、任务\n加强果园灌溉，逐步推进改造，\n三、保障\n文。'), [
      '一、形势',
      '二、任务',
      '三、保障',
    ]);
    assert.deepEqual(titles('包括：\n（1）甲，\n（2）乙，\n（3）丙\n文。'), []);
    assert.deepEqual(titles('、指导思想\n文。\n二、任务\n文。'), ['、指导思想', '二、任务']);
    assert.deepEqual(titles('一、形势\n改造果园，\n、茶园。\n二、任务\n文。'), ['一、形势', '二、任务']);
  });

  it('finds none in the head and the code of a Markdown text', () => {
    const text =
      '---\ntitle: 甲\n# 说明\n---\n# 一\n文。\n```\n# 乙\n~~~\n一、丙\n```\n~~~sh\n## 丁\n```\n## 戊\n~~~\n\n    # 己\n\n> ```\n> # 庚\n> ```\n\n## 二\n文。\n';
    assert.deepEqual(
      findHeadings(createSource('p.md', text)).map(({ title }) => title),
      ['一', '二'],
    );
    // In a plain text, the marks of code are text.
    assert.ok(findHeadings(createSource('p.txt', text)).some(({ title }) => title === '乙'));
  });

  it('takes lists of attachments and dates for text', () => {
    for (const list of [
      '附件：1.申报书\n2.名单\n3.说明',
      '附件：\n1.申报书\n2.名单',
      '附件:1．申报书\n　　　2．名单',
      '附件：1、申报书\n2、名单',
    ]) {
      assert.deepEqual(titles(`一、形势\n文。\n${list}\n县人民政府\n`), ['一、形势'], list);
    }
    assert.deepEqual(titles('Beschluss vom\n13. Dezember 2024\nText.'), []);
  });

  it('leaves out entries of a table of contents without a page on their line', () => {
    const table =
      '第一章 形势…………1\n第二章 很长的任务和\n很长的目标…………3\n第三章 保障…………9\n第四章 附则\n12\n';
    const body =
      '第一章 形势\n文。\n第二章 很长的任务和\n很长的目标\n文。\n第三章 保障\n文。\n第四章 附则\n文。\n';
    assert.equal(titles(table + body).length, 4);
  });

  it('leaves tables of contents out', () => {
    const body = '一、总体要求\n文。\n二、主要任务\n文。\n三、保障措施\n文。\n';
    const tables = [
      '目录\n一、总体要求\n二、主要任务\n三、保障措施\n',
      '目　录\n一、总体要求……1\n二、主要任务……3\n三、保障措施……9\n',
      '一、总体要求............1\n二、主要任务............3\n三、保障措施............9\n',
      '一、总体要求\n二、主要任务\n三、保障措施\n',
    ];
    for (const table of tables) {
      const source = createSource('p.txt', `规划\n${table}${body}`);
      const { headings: found, contents } = findOutline(source, readSource(source));
      assert.deepEqual(
        found.map(({ title }) => title),
        ['一、总体要求', '二、主要任务', '三、保障措施'],
        table,
      );
      assert.equal(source.text.slice(contents[0]!.start, contents.at(-1)!.end), table);
    }
    assert.deepEqual(titles('目录学是一门学问。\n一、甲\n二、乙\n文。'), ['一、甲', '二、乙']);
  });
});

describe('what headings govern', () => {
  it('reaches to the next of the same or a higher level', () => {
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
      '2-7 0 第一章 总体要求',
      '4-6 1 一、指导思想',
      '6-6 2 （一）原则',
      '7-7 1 二、目标',
      '8-10 0 第二章 任务',
      '9-10 1 第一节 治理',
      '10-10 2 专栏1 工程',
      '11-11 0 第三章 保障',
    ]);
    assert.deepEqual(headings(''), []);
  });

  it('follows the order in which the document nests its forms', () => {
    const levels = (text: string) => findHeadings(createSource('p.txt', text)).map(({ level }) => level);
    assert.deepEqual(
      levels('1. 甲\n一、子\n文。\n二、丑\n文。\n2. 乙\n一、子\n文。\n3. 丙\n文。'),
      [0, 1, 1, 0, 1, 0],
    );
    assert.deepEqual(levels('第一节 甲\n第一章 子\n文。\n第二节 乙\n第一章 子\n文。'), [0, 1, 0, 1]);
    // Numbers that go on counting over sections stand in them all the same.
    assert.deepEqual(
      levels('一、甲\n（一）子\n文。\n（二）丑\n文。\n二、乙\n（三）寅\n文。\n三、丙\n（四）卯\n文。'),
      [...[0, 1, 1, 0, 1, 0, 1]],
    );
    // A box holds numbers of its own; those of the text go on behind it.
    assert.deepEqual(
      levels('一、甲\n1. 子\n文。\n专栏1 工程\n1. 库\n文。\n2. 馆\n文。\n2. 丑\n文。'),
      [0, 1, 2, 3, 3, 1],
    );
    const body = '过去一年，全省各级各类档案馆建设取得新进展，各项目标任务如期完成。';
    assert.deepEqual(
      levels(`请予审议。\n2023年工作回顾\n${body}\n一、甲\n文。\n2024年工作安排\n${body}\n一、乙\n文。`),
      [0, 1, 0, 1],
    );
  });

  it('tells where numbers break off', () => {
    const source = createSource(
      'p.txt',
      '一、甲\n文。\n二、乙\n文。\n四、丁\n（一）子\n文。\n（三）寅\n文。',
    );
    assert.deepEqual(
      findOutline(source, readSource(source)).broken.map(({ before, after }) => [before?.title, after.title]),
      [
        ['二、乙', '四、丁'],
        ['（一）子', '（三）寅'],
      ],
    );
    const late = createSource('p.txt', '前面的话。\n二、乙\n文。\n三、丙\n（一）子\n文。');
    assert.deepEqual(
      findOutline(late, readSource(late)).broken.map(({ before, after }) => [before?.title, after.title]),
      [[undefined, '二、乙']],
    );
    // An excerpt begins anywhere.
    for (const text of [
      '第六章 甲\n文。\n第七章 乙\n文。',
      '二、甲\n文。\n三、乙\n文。',
      '第二章 甲\n文。\n第三部分 乙\n文。',
    ]) {
      const excerpt = createSource('p.txt', text);
      assert.deepEqual(findOutline(excerpt, readSource(excerpt)).broken, []);
    }
  });

  it('takes time in proportion to the length of the text', () => {
    const many = '1. 修复\n'.repeat(2_000);
    assert.equal(findHeadings(createSource('p.txt', many)).length, 2_000);
  });
});
