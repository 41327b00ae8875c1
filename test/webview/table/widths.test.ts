import assert from 'node:assert/strict';
import { english } from '../../../src/core/base/l10n';
import { initialTable } from '../../../src/core/coverage/tableLook';
import { keyOfTheme } from '../../../src/core/report/view/columns';
import { buildTable } from '../../../src/core/report/view/tableModel';
import { widthsOf } from '../../../src/webview/table/widths';
import { overviewOf } from '../project';

const codebook = `version: 1
themes:
  - { id: low, name: 低空经济, keywords: [低空] }
  - { id: ice, name: 冰雪经济, keywords: [冰雪] }
`;
const overview = overviewOf({ 'codebook.yaml': codebook, '甲.txt': '低空。' });

const widthSortedBy = (column: string | undefined) => {
  const settings = { ...initialTable, ...(column && { sort: { column, descending: true } }) };
  const request = { basis: 'coded', display: 'marks', settings, lines: () => undefined } as const;
  return widthsOf(buildTable(overview, request, english)).columns[0]!;
};

describe('widths of columns', () => {
  it('have room for the arrow of the column that the table is sorted by', () => {
    const plain = widthSortedBy(undefined);
    assert.equal(plain, 5.4);
    assert.equal(widthSortedBy(keyOfTheme('low')), plain + 1);
    assert.equal(widthSortedBy(keyOfTheme('ice')), plain);
  });
});
