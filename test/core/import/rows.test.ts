import assert from 'node:assert/strict';
import { readImport } from '../../../src/core/import/rows';

describe('rows of codings made elsewhere', () => {
  it('come from CSV, with commas, quotes and line ends in cells, and a BOM before it', () => {
    const text =
      '\ufeffsource,quote,codes,start,end,coder,memo\r\n' +
      '1.txt,"建库，建馆",a;b/c,3,8,甲,\r\n' +
      '\r\n' +
      '1.txt,"他说""好""\r\n第二行", a ； d ,,,,"两行\n备注"\r\n' +
      '2.txt,尾行,x';
    assert.deepEqual(readImport('codes.CSV', text), {
      rows: [
        { line: 2, source: '1.txt', quote: '建库，建馆', codes: ['a', 'b/c'], start: 3, end: 8, coder: '甲' },
        { line: 4, source: '1.txt', quote: '他说"好"\n第二行', codes: ['a', 'd'], memo: '两行\n备注' },
        { line: 7, source: '2.txt', quote: '尾行', codes: ['x'] },
      ],
      problems: [],
    });
  });

  it('come from semicolon and tab CSV as well, whatever the order and case of the columns', () => {
    const row = { line: 2, source: '1.txt', quote: '建库', codes: ['a'] };
    assert.deepEqual(readImport('x.csv', 'Codes;Quote;Source\na;建库;1.txt\n')?.rows, [row]);
    assert.deepEqual(readImport('x.tsv', 'quote\tsource\tcodes\tid\n建库\t1.txt\ta\t9\n')?.rows, [row]);
    assert.deepEqual(readImport('x.csv', 'quote,codes,source\n建库,a,1.txt\n')?.rows, [row]);
  });

  it('have offsets as tables write them; what is none is told', () => {
    const offsets = (start: string) => {
      const [row] = readImport('x.csv', `quote,codes,start\n建库,a,"${start}"\n`)?.rows ?? [];
      return row?.notOffsets ?? row?.start;
    };
    for (const written of [
      '3',
      '3.0',
      '3.00',
      '3,0',
      ' 3 ',
      '３',
      '３．０',
      '+3',
      "'3",
      '3.',
      '003',
      '\u00a03\u3000',
    ]) {
      assert.equal(offsets(written), 3, written);
    }
    for (const written of ['1,234', '1234.0', '1.234e3', '1,234.0', '１２３４'])
      assert.equal(offsets(written), 1234, written);
    for (const written of ['', ' ', 'NaN', 'nan', 'NA', 'None', 'null', '<NA>', '-']) {
      assert.equal(offsets(written), undefined, written);
    }
    for (const written of [
      '3.5',
      '-3',
      '三',
      '3-5',
      '3,000',
      '3.000',
      '12:5',
      '0x10',
      '1e99',
      '9999999999',
    ]) {
      assert.deepEqual(offsets(written), [written], written);
    }
    const json = readImport(
      'x.jsonl',
      '{"quote":"甲","codes":"a","start":3.0,"end":null}\n{"quote":"甲","codes":"a","start":true}\n',
    );
    assert.deepEqual(
      json?.rows.map(({ start, end, notOffsets }) => [start, end, notOffsets]),
      [
        [3, undefined, undefined],
        [undefined, undefined, ['true']],
      ],
    );
  });

  it('come from JSON lines, with a list of codes or one code', () => {
    const text =
      '{"quote":"甲","codes":["a","b"],"start":0,"end":1}\n\n{"quote":"乙","code":"c"}\r\n{"quote":';
    assert.deepEqual(readImport('x.jsonl', text), {
      rows: [
        { line: 1, quote: '甲', codes: ['a', 'b'], start: 0, end: 1 },
        { line: 3, quote: '乙', codes: ['c'] },
      ],
      problems: [{ line: 4, reason: 'not-json' }],
    });
  });

  it('are told where they cannot be used', () => {
    const text = 'source,quote,codes\n1.txt,,a\n1.txt,甲,\n1.txt,乙,a,b,c\n1.txt,丙,"a\n';
    assert.deepEqual(readImport('x.csv', text)?.problems, [
      { line: 2, reason: 'no-quote' },
      { line: 3, reason: 'no-codes' },
      { line: 4, reason: 'bad-csv' },
      { line: 5, reason: 'bad-csv' },
    ]);
    assert.deepEqual(
      readImport('x.jsonl', '[1]\n7\n')?.problems.map(({ reason }) => reason),
      ['no-quote', 'no-quote'],
    );
  });

  it('are not looked for in files of another kind', () => {
    assert.equal(readImport('x.csv', 'a,b\n1,2\n'), undefined);
    assert.equal(readImport('x.xlsx', 'quote,codes\n'), undefined);
    assert.equal(readImport('x.csv', ''), undefined);
  });
});
