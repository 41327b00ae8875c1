import assert from 'node:assert/strict';
import { type LineEnds, readSource } from '../../../src/core/text/reading';
import { createSource } from '../../../src/core/text/source';
import { wrapText } from '../../support/wrapText';

const first =
  '全省各级综合档案馆加快推进存量档案数字化，到规划期末，馆藏永久档案数字化率达到百分之八十以上，' +
  '新建一批数字档案馆和专题数据库，电子文件归档和电子档案管理水平明显提升，基本形成覆盖城乡的档案利用体系。';
const second =
  '各地档案部门围绕中心工作，开展红色档案征集，建好用好爱国主义教育基地，推动档案文化产品走进校园、社区和乡村，' +
  '使人民群众的获得感不断增强，档案工作的社会影响力持续扩大。';

const read = (text: string, lineEnds?: LineEnds) => readSource(createSource('p.txt', text), lineEnds);
const lines = wrapText(first, 44).split('\n');
const body = wrapText(second, 44);

/** Hard-wrapped text that a page break cuts in mid-sentence. */
const broken = (...page: string[]) => [...lines.slice(0, 2), ...page, ...lines.slice(2), body].join('\n');

describe('soft line ends', () => {
  describe('past page breaks in mid-sentence', () => {
    for (const page of [
      ['33'],
      ['', '- 33 -', ''],
      ['— 33 —', '\f'],
      ['第 3 页 共 20 页'],
      ['3/20'],
      ['', 'Page 3 of 20', ''],
      [
        '·· 33Journal of Archives .All rights reserved. https://example.org/',
        '',
        '',
        'ARCHIVES',
        '档 案 2023.1',
        '',
      ],
    ]) {
      it(JSON.stringify(page), () => {
        const reading = read(broken(...page));
        assert.equal(reading.text, `${first}\n${second}`);
        assert.equal(reading.pageLines, page.filter(line => line.trim() !== '').length);
      });
    }

    it('running titles, which come back on every page', () => {
      const page = (number: number) => ['', '某省档案事业发展规划', `${number}`, ''].join('\n');
      const text = [1, 2, 3].map(
        number => `${lines.slice(0, 2).join('\n')}\n${page(number)}\n${lines.slice(2).join('\n')}`,
      );
      assert.equal(read(text.join('\n')).text, [first, first, first].join('\n'));
    });

    it('but what stands between paragraphs stays', () => {
      assert.equal(read(`${lines.join('\n')}\n- 3 -\n${body}`).text, `${first}\n- 3 -\n${second}`);
    });

    it('and never past a heading, a caption, or a blank line alone', () => {
      for (const page of [['33', '二、主要任务'], ['表1 各省任务一览', '33'], ['']]) {
        const { text } = read(broken(...page));
        assert.ok(text.includes(`${lines[1]}\n`), JSON.stringify(page));
      }
    });

    it('nor past cells that look like page numbers', () => {
      const cells = ['', '馆藏', '12', '利用', '34', '编研', '56', '展览', ''];
      assert.ok(read(broken(...cells)).text.includes(cells.join('\n')));
    });

    it('a form feed at the head of a page is no indent', () => {
      assert.equal(
        read([...lines.slice(0, 2), `\f${lines[2]}`, ...lines.slice(3), body].join('\n')).text,
        `${first}\n${second}`,
      );
    });
  });

  describe('leaves apart', () => {
    const apart = (above: string, below: string) => {
      const { text } = read(`${body}\n${above}\n${below}\n${body}`);
      assert.ok(text.includes(`${above}\n`), text);
    };
    const full = '推进档案信息化建设与数字政府建设同步部署实施';

    it('a heading from the text below it', () => {
      apart('2.1 档案资源体系建设，以完整齐全为先', '各地各单位要统筹安排好今后五年里档案工作任务');
      apart('（二）推进馆藏资源与服务能力同步地建设', '各地各单位要统筹安排好今后五年里档案工作任务');
    });

    it('captions, notes, references and marked asides from the text above them', () => {
      for (const below of [
        '表1 各省任务',
        '图 2-1 网络',
        '附件2：名单',
        '注：√表示有。',
        '资料来源：自制。',
        '【摘要】本文。',
      ]) {
        apart(full, below);
      }
      apart('[1]某某.档案治理体系建设的内涵与路径研究分析.', '[2]某某.数字档案馆建设的现状与对策.');
    });

    it('rows of a table', () => {
      apart('| 数字档案馆建设 | 省档案局 | 二〇二五年底以前', '继续推进');
      apart('数字档案馆建设与共享\t省档案局\t二〇二五年底前', '继续推进');
      apart('数字档案馆建设与共享   省档案局   二〇二五年底', '继续推进');
    });

    it('cells, one a line, though as wide as a line of text', () => {
      const cells = [
        '创新利用方式，编研成果向多媒体复合出版转型',
        '打造历史文化教育精品；推进掌上档案馆建设',
        '服务区域一体化发展，落实档案协同合作事项',
        '建设智慧馆库',
      ];
      const { text } = read([body, '', ...cells, '', body].join('\n'));
      assert.ok(text.includes(cells.join('\n')));
    });

    it('text in a column of another width', () => {
      apart(full, `${full}${full}`);
    });
  });

  it('a heading of two lines is one', () => {
    const heading = '（一）推进档案治理体系和治理能力现代化建设，提升整体效能';
    const text = [body, wrapText(heading, 44), body].join('\n');
    assert.equal(read(text).text, [second, heading, second].join('\n'));
  });

  it('dashes and dots in names begin no list item', () => {
    for (const name of ['·卡德尔', '—中亚论坛']) {
      const text = `${body}\n推进档案信息化建设与数字政府建设同步部署中国\n${name}成果丰硕。\n${body}`;
      assert.ok(read(text).text.includes(`中国${name}`));
    }
  });

  it('a citation that a line begins with is text', () => {
    const at = lines.findIndex(line => /\p{Script=Han}$/u.test(line)) + 1;
    const cited = `${lines.slice(0, at).join('')}[12]${lines.slice(at).join('')}`;
    const wrapped = wrapText(cited, 44);
    assert.match(wrapped, /\n\[12\]/);
    assert.equal(read(`${wrapped}\n${body}`).text, `${cited}\n${second}`);
  });

  it('text wrapped by characters, with Latin words and numbers cut', () => {
    const text = `${first}OA平台和2025年试点单位在archives中${first}`.match(/.{1,30}/gu)!.join('\n');
    assert.equal(read(text).text, text.replaceAll('\n', ''));
  });

  it('columns of a page, one below the other', () => {
    const column = `${lines.slice(0, 3).join('\n')}\f\n`;
    assert.equal(read(`${column}${lines.slice(3).join('\n')}\n${body}`).text, `${first}\n${second}`);
  });

  describe('as told', () => {
    it('hard: every line end stays', () => {
      const text = `${lines.join('\n')}\n${body}`;
      assert.deepEqual(read(text, 'hard'), {
        text,
        offsets: undefined,
        ends: undefined,
        joins: 0,
        pageLines: 0,
        hyphens: [],
      });
    });

    it('soft: lines run on, though the text alone does not show it', () => {
      const text = '推进档案工作\n数字转型升级\n建设';
      assert.equal(read(text).joins, 0);
      assert.equal(read(text, 'soft').text, text.replaceAll('\n', ''));
      for (const nothing of ['', '\n', '一']) assert.equal(read(nothing, 'soft').text, nothing);
    });
  });
});
