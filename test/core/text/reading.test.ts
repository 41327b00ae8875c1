import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromSource, type Reading, readSource, toSource } from '../../../src/core/text/reading';
import { createSource } from '../../../src/core/text/source';
import { displayWidth } from '../../../src/core/text/wrapping';
import { reading } from '../../support/project';
import { wrapText } from '../../support/wrapText';

const paragraphs = [
  '“十四五”时期，全省档案工作围绕中心、服务大局，档案治理体系不断完善，档案资源建设成效明显，档案利用服务能力稳步提升，' +
    '为经济社会发展提供了有力支撑，也为下一个五年打下了坚实的基础。',
  '推进档案信息化建设与数字政府建设同步部署、同步实施，建成省级数字档案馆共享平台，市县两级综合档案馆全部接入，' +
    '实现民生档案“一网查档、百馆联动”，年度利用人次突破120万，群众满意度达到98.5%以上。',
  '加强红色档案资源保护，组织开展革命文献和口述史料征集，建立专题目录，分批完成数字化加工和缩微备份，' +
    '依托档案馆建设爱国主义教育基地，推出一批展览、图书和微视频，讲好党的故事、革命的故事、英雄的故事。',
  '完善档案安全保密制度，健全应急预案，定期组织演练，严守档案安全底线。',
  '依托archives management system and long-term preservation platform开展电子文件归档和电子档案管理试点，' +
    '形成可复制、可推广的经验，带动全省机关、企业事业单位电子档案单套制管理水平整体提升。',
] as const;

/** The reading of a text, with `|` where lines were joined. */
function joined(text: string): string {
  const { source, reading: read } = reading(text);
  return Array.from({ length: read.text.length }, (_, i) => i)
    .map(i => (i > 0 && gap(read, i) ? `|${read.text[i]}` : read.text[i]!))
    .join('')
    .concat(source.text === '' ? '(empty)' : '');
}

/** Shortens a paragraph until its last line leaves room: a full line does not show whether the paragraph is over. */
function settle(paragraph: string, columns: number): string {
  const lines = wrapText(paragraph, columns).split('\n');
  return displayWidth(lines.at(-1)!) < columns - 10
    ? paragraph
    : settle(`${paragraph.slice(0, -2)}。`, columns);
}

function gap({ offsets }: Reading, i: number): boolean {
  return offsets !== undefined && offsets[i]! - offsets[i - 1]! > 1;
}

describe('readSource', () => {
  describe('hard-wrapped Chinese', () => {
    for (const indent of ['', '\u3000\u3000', '    ']) {
      for (const columns of [24, 30, 37, 44, 52, 60, 76, 90]) {
        it(`wrapped at ${columns} columns, paragraphs indented by ${indent.length}, is read whole`, () => {
          const settled = paragraphs.map(paragraph => settle(indent + paragraph, columns));
          const text = settled.map(paragraph => wrapText(paragraph, columns)).join('\n');
          assert.deepEqual(readSource(createSource('p.txt', text)).text.split('\n'), settled);
        });
      }
    }

    it('also with a blank line between paragraphs, and double-spaced', () => {
      const blocks = paragraphs.map(paragraph => wrapText(paragraph, 44));
      assert.equal(readSource(createSource('p.txt', blocks.join('\n\n'))).text, paragraphs.join('\n\n'));
      const doubled = blocks.join('\n').replaceAll('\n', '\n\n');
      assert.equal(
        readSource(createSource('p.txt', doubled)).text.replaceAll('\n\n', '\n'),
        paragraphs.join('\n'),
      );
    });

    it('also with blanks at the ends of lines', () => {
      const text = paragraphs
        .map(paragraph => wrapText(paragraph, 44).replaceAll('\n', '  \n \u3000'))
        .join('\n');
      assert.notEqual(readSource(createSource('p.txt', text)).joins, 0);
    });

    it('never joins headings, list items and indented lines to what is above them', () => {
      const body = wrapText(paragraphs[0], 44);
      const full = '推进档案信息化建设与数字政府建设同步部署实施';
      assert.equal(displayWidth(full), 44);
      for (const line of [
        ...[
          '第二章 主要任务',
          '第三节 重点工程',
          '第十条 加强监管',
          '一、总体要求',
          '（二）基本原则',
          '(三) 目标',
          '1. 修复档案',
        ],
        ...[
          '2、征集史料',
          '（1）安全',
          '①备份',
          '专栏1 重点项目',
          '## 附录',
          '• 馆库',
          '— 展陈',
          '| 指标 | 数值 |',
        ],
        ...['\u3000\u3000加强领导', '    落实责任', '\t抓好监督'],
      ]) {
        const text = `${body}\n${full}\n${line}\n${body}`;
        assert.ok(joined(text).includes(`${full}\n${line}\n`), line);
      }
    });

    it('does not join to a line that ends short', () => {
      const text = `${wrapText(paragraphs[0], 44)}\n抓好落实\n${wrapText(paragraphs[1], 44)}`;
      assert.ok(joined(text).includes('抓好落实\n推进'));
    });
  });

  describe('mixed with Latin', () => {
    const body = wrapText(paragraphs[1], 44);
    const join = (head: string, tail: string) => {
      const read = readSource(createSource('p.txt', `${body}\n${body}\n${head}\n${tail}。`)).text;
      return read.slice(read.lastIndexOf(head.slice(0, 8)), -1);
    };

    it('joins words with a blank, Han text with nothing, hyphenated words without their hyphen', () => {
      assert.equal(
        join('long-term preservation of electronic record', 'management systems'),
        'long-term preservation of electronic record management systems',
      );
      assert.equal(
        join('long-term preservation of digital inform-', 'ation systems'),
        'long-term preservation of digital information systems',
      );
      assert.equal(
        join('long-term preservation of records in EU-', 'China projects'),
        'long-term preservation of records in EU-China projects',
      );
      assert.equal(
        join('建成全省统一的数字档案馆系统以及共享平台OA', '系统'),
        '建成全省统一的数字档案馆系统以及共享平台OA系统',
      );
      assert.equal(
        join('建成全省统一的数字档案馆系统以及共享利用平台', 'OA 系统'),
        '建成全省统一的数字档案馆系统以及共享利用平台OA 系统',
      );
    });

    it('does not tear a number apart', () => {
      assert.equal(
        join('建成全省统一的数字档案馆系统年度利用人次突20', '35年'),
        '建成全省统一的数字档案馆系统年度利用人次突2035年',
      );
    });
  });

  describe('text that is not hard-wrapped', () => {
    it('is read as it stands, to the very object', () => {
      for (const text of [
        paragraphs.join('\n'),
        paragraphs.join('\n\n'),
        '',
        '\n\n',
        '一行',
        // A list of short lines, of one width.
        Array.from({ length: 40 }, (_, i) => `建设数字档案馆（${String(i).padStart(2, '0')}）`).join('\n'),
        // Sentences of one width that end with their lines.
        Array.from({ length: 40 }, () => '推进档案信息化建设与数字政府建设同步实施。').join('\n'),
        // A table whose cells stand on lines of their own.
        Array.from({ length: 40 }, (_, i) => ['浙江省', '2021', '档案局', '是'][i % 4]).join('\n'),
      ]) {
        const { source, reading: read } = reading(text);
        assert.equal(read.offsets, undefined);
        assert.equal(read.text, source.text);
        assert.equal(read.joins, 0);
      }
    });
  });

  describe('offsets', () => {
    const line = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.string({
          unit: fc.constantFrom(...'档案工作，。a-b 𠮷🌲'),
          minLength: 20,
          maxLength: 26,
        }),
      },
      { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'一、第章 \u3000\t1.'), maxLength: 8 }) },
    );
    const wrapped = fc.array(line, { minLength: 6, maxLength: 16 }).map(lines => lines.join('\n'));

    it('every character of the reading is that of the source at its offset, in order; only blanks, hyphens and page numbers are lost', () => {
      let joins = 0;
      fc.assert(
        fc.property(wrapped, text => {
          const { source, reading: read } = reading(text);
          joins += read.joins;
          if (!read.offsets) return;
          assert.equal(read.offsets.length, read.text.length);
          let last = -1;
          let passed = 0;
          read.offsets.forEach((offset, i) => {
            assert.ok(offset > last);
            const lost = source.text.slice(last + 1, offset);
            passed += lost
              .split('\n')
              .slice(1, -1)
              .filter(each => each.trim() !== '').length;
            if (read.pageLines === 0) assert.match(lost, /^-?\s*$/);
            if (lost !== '') assert.match(source.text.slice(Math.max(0, last), offset), /\n/);
            const [is, was] = [read.text[i]!, source.text[offset]!];
            assert.ok(is === was || (is === ' ' && /\s/.test(was)), `${is} for ${was}`);
            last = offset;
          });
          assert.equal(passed, read.pageLines);
        }),
        { numRuns: 300, seed: 1 },
      );
      assert.ok(joins > 100, 'the texts must be hard-wrapped');
    });

    it('maps stretches to the source and back', () => {
      fc.assert(
        fc.property(wrapped, fc.nat(400), fc.nat(400), (text, a, b) => {
          const { source, reading: read } = reading(text);
          const [start, end] = [Math.min(a, b, read.text.length), Math.min(Math.max(a, b), read.text.length)];
          const span = toSource(read, start, end);
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= source.text.length);
          assert.equal(fromSource(read, span.start), start);
          if (end > start) assert.equal(fromSource(read, span.end - 1), end - 1);
          const bare = (part: string) => part.replace(/[\s-]/g, '');
          if (read.pageLines > 0) return;
          assert.equal(bare(source.text.slice(span.start, span.end)), bare(read.text.slice(start, end)));
        }),
        { numRuns: 300, seed: 1 },
      );
    });

    it('a place that the reading leaves out belongs to the character behind it', () => {
      const text = wrapText(paragraphs[0], 24).concat(`\n${wrapText(paragraphs[1], 24)}`);
      const { reading: read } = reading(text);
      const breakAt = text.indexOf('\n');
      assert.equal(fromSource(read, breakAt), fromSource(read, breakAt + 1));
      assert.equal(fromSource(read, text.length), read.text.length);
      assert.deepEqual(toSource(read, read.text.length, read.text.length), {
        start: text.length,
        end: text.length,
      });
    });
  });

  describe('a hyphen at a line end', () => {
    const soft = (text: string) => readSource(createSource('p.txt', text), 'soft');
    it('stays or goes by which word the text has elsewhere, and is searched for where it has none', () => {
      const text =
        'The plan has a low-\ncarbon plan of infor-\nmation and Policy-\nmaking and low-carbon\ninformation.';
      const read = soft(text);
      assert.equal(
        read.text,
        'The plan has a low-carbon plan of information and Policymaking and low-carbon information.',
      );
      assert.deepEqual(read.hyphens, [read.text.indexOf('making')]);
    });

    it('of a part that two words share stays, and old hyphens and those of other scripts are ones', () => {
      assert.equal(soft('Energie-\nund Klima').text, 'Energie- und Klima');
      assert.equal(soft('infor¬\nmation').text, 'information');
      assert.equal(soft('The plan of infor-\n   mation is new.').text, 'The plan of information is new.');
      assert.equal(soft('инфор-\nмация и\nданные').text, 'информация и данные');
      assert.equal(
        soft('The plan on COVID-\n19 and for Asia-\nPacific.').text,
        'The plan on COVID-19 and for Asia-Pacific.',
      );
    });
  });
});
