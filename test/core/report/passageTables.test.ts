import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { english } from '../../../src/core/base/l10n';
import { finish } from '../../../src/core/base/steps';
import { codebookTable } from '../../../src/core/report/exchange/codebookTable';
import { markedTexts } from '../../../src/core/report/exchange/markedText';
import { memoTables } from '../../../src/core/report/exchange/memoTables';
import { passageTables } from '../../../src/core/report/exchange/passageTables';
import { describeMethod } from '../../../src/core/report/method/method';
import { writeTablesDocx } from '../../../src/core/report/method/tablesDocx';
import { corpusOf } from '../../support/project';

const corpus = corpusOf({
  'codebook.yaml': `version: 1
themes:
  - { id: a, name: 治理, definition: 定义, include: 包括, exclude: 不包括, keywords: [依法, 规划], codes: [{ id: b, name: 依法治档 }] }
  - { id: c, name: 利用 }
`,
  '甲.txt':
    '一、总则\n坚持依法治档，全面推进档案法治建设。\f二、任务\n拓展档案利用，让馆藏走进校园和社区。\n',
  '甲.txt.codes.yaml': `version: 1
source: 甲.txt
annotations:
  - { id: x1, codes: [a/b, c], quote: 坚持依法治档，全面推进档案法治建设, at: "2:1-2:18", coder: 李, memo: 存疑 }
  - { id: x2, codes: [c], quote: 拓展档案利用，让馆藏走进校园和社区, at: "3:1-3:18" }
  - { id: x3, codes: [c], quote: 早已不在文中的一句话在这里等待 }
`,
});

describe('tables of passages', () => {
  it('by code: a passage stands below each of its codes, with its page', () => {
    const [first, second, ...others] = passageTables(corpus, { by: 'code', hasContext: false }, english);
    assert.deepEqual(others, []);
    assert.equal(first?.title, '治理 › 依法治档');
    assert.deepEqual(first?.head, ['Source', 'Page', 'Headings', 'Passage', 'Coder', 'Memo']);
    assert.deepEqual(first?.rows, [
      ['甲', '1', first.rows[0]![2]!, '坚持依法治档，全面推进档案法治建设', '李', '存疑'],
    ]);
    assert.deepEqual(
      second?.rows.map(row => row.slice(0, 2)),
      [
        ['甲', '1'],
        ['甲', '2'],
      ],
    );
    assert.deepEqual(first?.notes, ['Passages that wait for a person and are not listed: 1.']);
  });

  it('by source, and all in one, with paragraphs', () => {
    const [source] = passageTables(corpus, { by: 'source', hasContext: true }, english);
    assert.equal(source?.title, '甲');
    assert.equal(source?.rows[1]?.[4], '拓展档案利用，让馆藏走进校园和社区。');
    const all = passageTables(corpus, { by: 'both', hasContext: false }, english);
    assert.deepEqual(
      all.map(({ rows }) => rows.length),
      [2],
    );
  });
});

describe('passages in Word', () => {
  it('stand at the left, figures and short words in the middle', async () => {
    const tables = [
      {
        title: 'T',
        notes: [],
        head: ['甲', '乙', '丙'],
        rows: [['a', '3', '坚持依法治档，全面推进档案法治建设']],
      },
    ];
    const bytes = finish(await writeTablesDocx(tables, describeMethod(corpus), english, 'en'));
    const xml = strFromU8(unzipSync(bytes)['word/document.xml']!);
    const paragraphOf = (text: string) =>
      xml.slice(xml.lastIndexOf('<w:p>', xml.indexOf(`>${text}<`)), xml.indexOf(`>${text}<`));
    assert.match(paragraphOf('3'), /w:jc w:val="center"/);
    assert.doesNotMatch(paragraphOf('坚持依法治档，全面推进档案法治建设'), /w:jc w:val="center"/);
  });
});

describe('the table of the codebook', () => {
  it('has the tree, its meaning, keywords, an example and counts', () => {
    const { rows } = codebookTable(corpus, english);
    assert.deepEqual(rows, [
      ['治理', '定义', '包括', '不包括', '依法; 规划', '', '0', '0'],
      ['　依法治档', '', '', '', '', '坚持依法治档，全面推进档案法治建设', '1', '1'],
      ['利用', '', '', '', '', '坚持依法治档，全面推进档案法治建设', '2', '1'],
    ]);
  });
});

describe('memos as tables', () => {
  it('of passages with what they are about, those that wait too, then of reviews', () => {
    const [passages, reviews, ...others] = memoTables(
      corpusOf({
        'codebook.yaml': 'version: 1\nthemes: [{ id: a, name: 治理 }]\n',
        '甲.txt': '一、总则\n坚持依法治档，全面推进档案法治建设。\n',
        '甲.txt.codes.yaml': `version: 1
source: 甲.txt
annotations:
  - { id: x1, codes: [a], quote: 坚持依法治档, at: "2:1-2:7", coder: 李, memo: 存疑 }
  - { id: x2, codes: [a], quote: 全面推进档案法治建设 }
  - { id: x3, codes: [a], quote: 早已不在文中的一句话, memo: 留待核对 }
reviewed:
  - { code: a, absent: true, memo: 查过两遍, coder: 王 }
`,
      }),
      english,
    );
    assert.deepEqual(others, []);
    assert.deepEqual(passages?.rows, [
      ['甲', '一、总则', '坚持依法治档', '治理', '李', '', '存疑'],
      ['甲', 'waits for review', '早已不在文中的一句话', '治理', '', '', '留待核对'],
    ]);
    assert.deepEqual(reviews?.rows, [['甲', '治理', 'looked for and absent', '王', '', '查过两遍']]);
  });
});

describe('texts with their passages marked', () => {
  const marked = (contents: Record<string, string>) => markedTexts(corpusOf(contents), english, 'en');
  const overlapping = {
    'codebook.yaml': 'version: 1\nthemes: [{ id: a, name: 治理 }, { id: c, name: <利用> }]\n',
    '甲.txt': '一、总则\n坚持依法治档，\n全面推进<档案>。\f二、任务\n',
    '甲.txt.codes.yaml': `version: 1
source: 甲.txt
annotations:
  - { id: x1, codes: [a], quote: "坚持依法治档，全面推进", at: "2:1-3:5", coder: 李 }
  - { id: x2, codes: [c], quote: "推进<档案>", at: "3:3-3:9" }
  - { id: x3, codes: [c], quote: 早已不在文中的一句话在这里等待 }
`,
  };

  it('as plain text, where passages may overlap, with what each is coded with', () => {
    const [text] = marked(overlapping).map(({ text }) => text.split('\n\n'));
    assert.equal(text?.[0], '一、总则\n[1: 坚持依法治档，\n全面[2: 推进 :1]<档案> :2]。\f二、任务');
    assert.equal(text?.[1], '1. 治理 · 李 · p. 1 · 一、总则\n2. <利用> · p. 1 · 一、总则');
    assert.match(text?.[2] ?? '', /wait for a person.*1\.$/m);
  });

  it('as a page that shows every character of the text once, and runs nothing', () => {
    const [page] = marked(overlapping);
    const body = page!.html.slice(page!.html.indexOf('</h1>'), page!.html.indexOf('<hr>\n<ol>'));
    const shown = body.replace(/<sup>.*?<\/sup>/g, '').replace(/<[^>]*>/g, '');
    const plain = shown.replaceAll('&#60;', '<').replaceAll('&#62;', '>');
    assert.equal(plain.replace(/\s/g, ''), overlapping['甲.txt'].replace(/\s/g, ''));
    assert.match(body, /<mark [^>]*title="治理[^"]*&#10;|<mark [^>]*title="治理/);
    assert.equal((body.match(/<mark/g) ?? []).length, 4);
    assert.equal((body.match(/class="page"/g) ?? []).length, 1);
    assert.doesNotMatch(page!.html, /<利用>|<档案>|<script/);
  });
});
