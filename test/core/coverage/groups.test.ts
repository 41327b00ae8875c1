import assert from 'node:assert/strict';
import type { AttributeValue } from '../../../src/core/corpus/settings';
import { groupRows } from '../../../src/core/coverage/groups';

function groups(values: readonly (AttributeValue | undefined)[]) {
  const rows = values.map((value, at) => ({ at, attributes: value === undefined ? {} : { x: value } }));
  return groupRows(rows, 'x').map(({ value, rows }) => [value, rows.map(({ at }) => at)]);
}

describe('groups of sources', () => {
  it('come in the order in which sources bring texts up; those without a value last', () => {
    assert.deepEqual(groups([undefined, '华东', '东北', '华东', '']), [
      ['华东', [1, 3]],
      ['东北', [2]],
      [undefined, [0, 4]],
    ]);
  });

  it('are years of dates, and numbers by size', () => {
    assert.deepEqual(groups(['2022-01-15', '2021年5月', '2022/3', undefined]), [
      ['2021', [1]],
      ['2022', [0, 2]],
      [undefined, [3]],
    ]);
    assert.deepEqual(groups([10, 9, 10]), [
      [9, [1]],
      [10, [0, 2]],
    ]);
  });

  it('keep yes apart from the text "true"', () => {
    assert.deepEqual(groups([true, 'true', false]), [
      [true, [0]],
      ['true', [1]],
      [false, [2]],
    ]);
  });
});
