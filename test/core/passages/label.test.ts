import assert from 'node:assert/strict';
import { proposeLabel } from '../../../src/core/passages/label';

describe('proposed label', () => {
  for (const [text, label] of [
    ['聚焦杭州亚运会举办，组织档案征集、整理工作', '聚焦杭州亚运会举办'],
    ['3. 智防：物联网巡检库房', '智防'],
    ['（一）建好亚运展厅', '建好亚运展厅'],
    ['2.5万件档案数字化', '2.5万件档案数字化'],
    ['甲'.repeat(30), '甲'.repeat(20)],
    ['，', '，'],
    ['', ''],
  ] as const) {
    it(`of ${text || 'nothing'}`, () => assert.equal(proposeLabel(text), label));
  }
});
