import assert from 'node:assert/strict';
import { resolveAll } from '../../../src/core/annotations/anchor';
import { reading } from '../../support/project';
import { cpuSeconds } from '../../support/work';

/** A line that stands below each task, and lines that stand once. */
const boilerplate = '牵头单位：县水利局、县农业局、县交通局。';
const task = (i: number) => `第${i}处塘坝清淤，引水入田，入冬前完工`;

describe('boilerplate that is coded many times over', () => {
  it('is looked for in a time that hardly depends on how often it stands', async () => {
    const count = 1_000;
    const text = Array.from({ length: count }, (_, i) => `${boilerplate}\n${task(i)}\n`).join('');
    const { source, reading: now } = reading(`新的一行。\n${text}`);
    const quote = boilerplate.slice(0, 12);
    const targets = Array.from({ length: count }, (_, i) => ({
      ...{ quote, before: '', after: boilerplate.slice(12) },
      at: { line: 2 * i + 1, column: 1, endLine: 2 * i + 1, endColumn: 13 },
    }));
    const seconds = await cpuSeconds(() => {
      const anchors = resolveAll(source, now, targets, 'changed');
      assert.ok(anchors.every(({ state }) => state === 'ambiguous'));
    });
    assert.ok(seconds < 8, `${seconds} s`);
  });
});
