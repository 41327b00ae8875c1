import assert from 'node:assert/strict';
import { english } from '../../../../src/core/base/l10n';
import { buildOverview } from '../../../../src/core/report/overview/overview';
import { writeCoverageCsv } from '../../../../src/core/report/table/coverageCsv';
import { corpusOf } from '../../../support/project';
import { parseCsv } from '../parseCsv';

describe('coverage.csv', () => {
  const overview = buildOverview(
    corpusOf({
      'codebook.yaml': `version: 1
themes:
  - { id: a, name: 安全, keywords: [备份] }
  - { id: own, name: 特色, kind: text, keywords: [特色] }
  - { id: b, name: "资源, 利用", keywords: [征集] }
`,
      'corpus.yaml': `version: 1
attributes:
  1.txt: { 地区: 浙江, 专项: true }
  2.txt: { 年: 2021, 地区: 福建 }
`,
      '1.txt': '备份与备份。征集特色。',
      '1.txt.codes.yaml': `version: 1
annotations:
  - { id: x, codes: [a, own], quote: 备份与备份, at: "1:1-1:6", label: 双备份 }
  - { id: y, codes: [own], quote: 征集特色, at: "1:7-1:11" }
  - { id: z, codes: [b], quote: 不在文中的一句话 }
reviewed:
  - { code: b, absent: true }
`,
      '2.txt': '征集。',
    }),
    english,
  );
  const csv = writeCoverageCsv(overview, english);

  it('begins with a BOM and has CRLF line ends, for Excel', () => {
    assert.equal(csv[0], '\ufeff');
    assert.doesNotMatch(csv, /(?<!\r)\n/);
  });

  it('has sources, attributes, marks, labels and counts, and sums', () => {
    assert.deepEqual(parseCsv(csv.slice(1)), [
      [
        'source',
        'label',
        '地区',
        '专项',
        '年',
        '安全',
        '资源, 利用',
        '特色',
        '安全 annotations',
        '安全 matches',
        '资源, 利用 annotations',
        '资源, 利用 matches',
      ],
      ['1.txt', '1', '浙江', 'true', '', '√', '—', '双备份；征集特色', '1', '2', '0', '1'],
      ['2.txt', '2', '福建', '', '2021', '', '', '', '0', '0', '0', '1'],
      ['Total', '', '', '', '', '1', '0', '1', '1', '2', '0', '2'],
    ]);
  });
});
