import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatCsv } from '../../../../src/core/report/formats/csv';
import { parseCsv } from '../parseCsv';

describe('CSV', () => {
  it('quotes what RFC 4180 says must be quoted', () => {
    assert.equal(
      formatCsv([
        ['a', 'b,c', 'd"e', 'f\ng', 'h\r\ni', ' j '],
        ['', undefined, 0, 1.5, true],
      ]),
      'a,"b,c","d""e","f\ng","h\r\ni", j \r\n,,0,1.5,true\r\n',
    );
  });

  it('disarms what a spreadsheet would take for a formula', () => {
    for (const text of ['=1+1', '+1', '-1', '@x', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x']) {
      assert.deepEqual(parseCsv(formatCsv([[text]])), [[`'${text}`]]);
    }
    for (const text of ['1=1', "'=1", '—', '√', '·', ' =1']) assert.equal(formatCsv([[text]]), `${text}\r\n`);
    assert.equal(formatCsv([[-5, '-5']]), "-5,'-5\r\n");
  });

  it('is read back as it was written', () => {
    const cells = fc.array(
      fc.string({ unit: fc.constantFrom('a', '档', '"', ',', '\r', '\n', '\t', '=', "'") }),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(fc.array(cells), rows => {
        const read = parseCsv(formatCsv(rows));
        assert.deepEqual(
          read.map(row => row.map(cell => cell.replace(/^'(?=[=\t\r\n])/, ''))),
          rows.map(row => row.map(cell => cell.replace(/^'(?=[=\t\r\n])/, ''))),
        );
      }),
    );
  });
});
