import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { ExchangeError, type ForeignProject } from '../../../src/core/exchange/foreign';
import { codingsIn, corpusFrom, planned, reading, written } from './exchange';

const text = (content: string) => ({ kind: 'text', text: content, encoding: 'utf-8' }) as const;

/** Passages of an import into a project with one text, in short. */
const placedIn = (foreign: ForeignProject, content?: string) => {
  const project = new Map(content === undefined ? [] : [['a.txt', text(content)]]);
  return codingsIn(corpusFrom(written(planned(foreign, project), project))).map(
    ({ quote, codes, coder = '', memo = '', state }) => `${quote}|${codes}|${coder}|${memo}|${state}`,
  );
};

describe('facts and traps of formats', () => {
  it('WebAnno TSV: escapes, stacks, parts of tokens, values that lack, features beside the first, line ends in sentences', async () => {
    const tsv = [
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.Code|value|note',
      '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue',
      '',
      '',
      '#Text=甲_乙 𠮷丙\\r',
      '#Text=丁戊',
      '1-1\t0-3\t甲\\_乙\t一\\|二[1]|三\\_四[2]\t备注[1]|_\tNN\t',
      '1-2\t4-7\t𠮷丙\t一\\|二[1]\t备注[1]\tNN\t',
      '1-3\t9-11\t丁戊\t_\t_\tNN\t',
      '1-3.1\t9-10\t丁\t*\t_\t_\t',
      '',
    ].join('\n');
    const foreign = await reading('coder_x.tsv', tsv, { folder: 'a.txt' });
    assert.deepEqual(
      foreign.problems.map(({ reason }) => reason),
      ['layer'],
    );
    assert.deepEqual(placedIn(foreign, '甲_乙 𠮷丙\r\n丁戊'), [
      '甲_乙|三_四|coder_x||exact',
      '甲_乙 𠮷丙|一|二|coder_x|note: 备注|exact',
      '丁|Code|coder_x||exact',
    ]);
    await assert.rejects(reading('x.tsv', `${tsv}2-1\tnowhere\tx\t_\t_\t_\t\n`), ExchangeError);
  });

  it('XMI: only members of the view count; line ends are character references', async () => {
    const xmi = `<?xml version="1.0"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="c" xmlns:custom="w">
      <custom:Code xmi:id="1" sofa="9" begin="3" end="5" value="码" note="说明"/><custom:Code xmi:id="2" sofa="9" begin="0" end="1" value="不算"/>
      <cas:Sofa xmi:id="9" sofaString="甲乙&#10;丙丁"/><cas:View sofa="9" members="1"/></xmi:XMI>`;
    assert.deepEqual(placedIn(await reading('li.xmi', xmi)), ['丙丁|码|li|note: 说明|exact']);
  });

  it('brat: labels, notes, parts with words between them, lines of other kinds', async () => {
    const beside = {
      'p.txt': '𠮷甲乙丙\r\n丁戊己庚',
      '../visual.conf': '[drawing]\nx\t fg:red\n[labels]\nc_1 | 代码一 | 码\n',
    };
    const ann =
      'T1\tc_1 1 2;3 4\t甲 丙\nT2\tc_1 2 4;6 8\t乙丙 丁戊\n#1\tAnnotatorNotes T2\t记\nR1\tx Arg1:T1 Arg2:T2\nT3\tbad line\n';
    const foreign = await reading('p.ann', ann, { folder: '甲', beside });
    assert.deepEqual(
      foreign.problems.map(({ reason }) => reason),
      ['split', 'relations', 'bad-line'],
    );
    assert.deepEqual(placedIn(foreign), [
      '甲|代码一|甲||exact',
      '乙丙\n丁戊|代码一|甲|记|exact',
      '丙|代码一|甲||exact',
    ]);
    const alone = await reading('p.ann', ann, { folder: 'Downloads', beside: { 'p.txt': beside['p.txt'] } });
    assert.deepEqual(
      alone.sources[0]?.selections.map(({ coder }) => coder),
      [undefined, undefined, undefined],
    );
  });

  it('doccano: units by what would be cut, ends past the text, several texts', async () => {
    const line = (label: unknown) => JSON.stringify({ id: 1, text: '甲😀👨‍👩‍👧。\r\n乙丙丁', label });
    const seen = await reading(
      'all.jsonl',
      line([
        [1, 2, '表情'],
        [2, 3, '一家'],
        [5, 8, '后'],
      ]),
    );
    assert.deepEqual(placedIn(seen), ['😀|表情|||exact', '👨‍👩‍👧|一家|||exact', '乙丙丁|后|||exact']);
    const units = await reading(
      'li.jsonl',
      `${line([
        [1, 3, '表情'],
        [14, 17, '后'],
        [14, 99, '外'],
      ])}\n{"text":"另一篇","label":[[0,2,"码"]]}\n`,
    );
    const plan = planned(units);
    assert.deepEqual(
      plan.problems.map(({ reason }) => reason),
      ['past-end'],
    );
    assert.equal(plan.newSources.length, 2);
    assert.deepEqual(placedIn(units), ['😀|表情|li||exact', '乙丙丁|后|li||exact', '另一|码|li||exact']);
    await assert.rejects(reading('a.jsonl', '{"text":"x","label":[]}\n{"text":'), ExchangeError);
  });

  it('Label Studio: several labels, a person with an address, text about a region', async () => {
    const region = {
      id: 'r',
      type: 'labels',
      value: { start: 2, end: 4, text: '甲乙', labels: ['一', '二'] },
    };
    const memo = { id: 'r', type: 'textarea', value: { text: ['看法'] } };
    const task = (completed_by: unknown) => [
      { id: 7, data: { text: '𠮷甲乙' }, annotations: [{ id: 1, completed_by, result: [region, memo] }] },
    ];
    for (const [by, name] of [
      [{ id: 5, email: 'a@b.c' }, '5'],
      [{ email: 'li@b.c' }, 'li'],
      [3, '3'],
    ] as const) {
      const foreign = await reading('x.json', JSON.stringify(task(by)));
      assert.deepEqual(placedIn(foreign), [`甲乙|一,二|${name}|看法|exact`]);
    }
    await assert.rejects(reading('x.json', '[{'), ExchangeError);
  });

  it('QualCoder: rare characters counted as one by auto coding are found by their words', async () => {
    const rows =
      'ctid\tcode\tfile\tseltext\tpos0\tpos1\towner\tmemo\n1\t码\ta.txt\t甲乙丙丁戊己庚\t3\t10\tli\t\n2\t码\ta.txt\t庚辛\u2029壬\t10\t14\tli\t\n';
    const plan = planned(
      await reading('x.tsv', rows),
      new Map([['a.txt', text('𠮷。\n甲乙丙丁戊己庚辛\n壬')]]),
    );
    // The first is counted in code points, the other in units; one way cannot be right for both, and that is told.
    assert.equal(plan.codings.rows.filter(({ isMistold }) => isMistold).length, 1);
    assert.ok(
      plan.codings.rows.every(({ annotation }) => ['甲乙丙丁戊己庚', '庚辛\n壬'].includes(annotation.quote)),
    );
  });

  it('tables of coded segments by the names that programs give their columns', async () => {
    for (const head of [
      'Document,Code,Segment,Comment,Coder',
      'Document;Codes;Quotation Content;Comment;Created by',
      '文档,代码,编码段,备注,编码者',
    ]) {
      const between = head.includes(';') ? ';' : ',';
      const csv = `\ufeff${head}\r\n${['a', '一', '乙丙', '看法', 'li'].join(between)}\r\n`;
      assert.deepEqual(placedIn(await reading('x.csv', csv), '甲乙丙丁'), ['乙丙|一|li|看法|exact'], head);
    }
    // Words that stand there twice wait for a person.
    const plan = planned(
      await reading('x.csv', 'Document,Code,Segment\na,一,乙\n'),
      new Map([['a.txt', text('乙甲乙')]]),
    );
    assert.equal(plan.codings.counts.placed, 0);
    assert.equal(plan.codings.rows.length, 1);
  });

  it('workbooks: shared strings, readings, gaps, broken ones', async () => {
    const sheet =
      '<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row><c r="A2" t="inlineStr"><is><t>码</t></is></c><c r="C2" t="str"><v>说_x000D_明</v></c></row></sheetData></worksheet>';
    const strings =
      '<sst><si><r><t>Co</t></r><r><t>de</t></r><rPh><t>読み</t></rPh></si><si><t>Memo</t></si></sst>';
    const bytes = zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1" xmlns:r="x"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Target="worksheets/other.xml"/></Relationships>',
      ),
      'xl/worksheets/other.xml': strToU8(sheet),
      'xl/sharedStrings.xml': strToU8(strings),
    });
    const { codes } = await reading('x.xlsx', bytes);
    assert.deepEqual(codes, [{ key: '码', name: '码', definition: '说\n明', codes: [] }]);
    await assert.rejects(reading('x.xlsx', zipSync({ 'a.xml': strToU8('<a/>') })), ExchangeError);
    await assert.rejects(reading('x.xlsx', 'no workbook'), ExchangeError);
  });

  it('a code that is there by name is used wherever it stands; another definition is told', async () => {
    const project = new Map([
      [
        'codebook.yaml',
        text(
          'version: 1\nthemes:\n  - { id: t, name: 主题, codes: [{ id: c, name: 码, definition: 原义 }] } # kept\n',
        ),
      ],
      ['a.txt', text('甲乙丙丁')],
    ]);
    const used = planned(await reading('x.csv', 'Document,Code,Segment\na,码,乙丙\n'), project);
    assert.deepEqual(used.newCodes, []);
    assert.deepEqual(
      used.codings.rows.map(({ annotation }) => annotation.codes),
      [['t/c']],
    );
    const list = planned(await reading('x.csv', 'Code,Memo\n主题>码,新义\n主题>二,又\n'), project);
    assert.deepEqual([list.differing, list.newCodes], [['t/c'], ['t/二']]);
    const [codebook] = list.files;
    assert.match(codebook!.after, /原义[\s\S]*# kept/);
  });
});
