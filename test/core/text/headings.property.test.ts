import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findHeadings } from '../../../src/core/text/headings';
import { createSource } from '../../../src/core/text/source';
import { cpuSeconds } from '../../support/work';

const lines = fc.array(
  fc.constantFrom('第一章 总则', '一、目标', '（二）任务', '1. 馆舍', '（3）库房', '正文一行。', ''),
);

describe('what headings govern', () => {
  it('ends before the next heading of the same or a higher level', () => {
    fc.assert(
      fc.property(lines, each => {
        const headings = findHeadings(createSource('x.txt', each.join('\n')));
        headings.forEach((heading, index) => {
          const next = headings.slice(index + 1).find(other => other.level <= heading.level);
          assert.equal(heading.endLine, next ? next.line - 1 : Math.max(1, each.length));
        });
      }),
    );
  });

  it('is found in a moment where every line of a long text is a heading', async () => {
    const text = '（一）修馆\n1. 建库\n'.repeat(10_000);
    const seconds = await cpuSeconds(() => {
      assert.equal(findHeadings(createSource('x.txt', text)).length, 20_000);
    });
    assert.ok(seconds < 20, `${seconds} s`);
  });
});
