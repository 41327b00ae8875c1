import assert from 'node:assert/strict';
import { settleConflict } from '../../../src/core/annotations/conflict';
import { parseSideFile } from '../../../src/core/annotations/sideFile';
import { conflictsIn } from '../../../src/core/text/conflicts';

const entry = (id: string, label: string) =>
  `  - id: ${id}\n    codes: [x]\n    quote: 甲\n    label: ${label}\n`;
const conflict = (ours: string, theirs: string) =>
  `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> other branch\n`;
const issuesOf = (text: string) =>
  parseSideFile('p.codes.yaml', text).issues.map(({ code, range, args }) => [code, range.line, ...args]);

describe('conflicts in a text', () => {
  it('are found with what they set out from, or without', () => {
    const text = `a\n${conflict('b\n', 'c\nd\n')}<<<<<<< x\n||||||| base\nold\n=======\n>>>>>>> y`;
    assert.deepEqual(conflictsIn(text), [
      { start: 2, end: 2 + conflict('b\n', 'c\nd\n').length, ours: 'b\n', theirs: 'c\nd\n' },
      { start: 2 + conflict('b\n', 'c\nd\n').length, end: text.length, ours: '', theirs: '' },
    ]);
  });

  it('are not seen in markers that do not belong together', () => {
    for (const text of [
      '<<<<<<< a\n',
      '=======\n>>>>>>> b\n',
      '<<<<<<< a\n>>>>>>> b\n',
      '  <<<<<<< a\n  =======\n  >>>>>>> b\n',
    ]) {
      assert.deepEqual(conflictsIn(text), []);
    }
  });
});

describe('conflicts in a side file', () => {
  const head = 'version: 1\nannotations:\n';

  it('are explained, each at its place', () => {
    const text =
      head +
      conflict(entry('a', '一'), entry('a', '二')) +
      conflict('', entry('b', '三')) +
      conflict(entry('c', '四'), entry('d', '五'));
    assert.deepEqual(issuesOf(text), [
      ['rival-annotations', 3, '甲', 'label'],
      ['removed-or-changed', 14, '甲'],
      ['merge-conflict', 21],
    ]);
  });

  it('are told even where only a marker is left', () => {
    assert.deepEqual(issuesOf(`${head}>>>>>>> b\n`), [['merge-conflict', 3]]);
  });

  it('are settled for a side, or for both where that makes sense', () => {
    const of = (ours: string, theirs: string) => conflictsIn(conflict(ours, theirs))[0]!;
    const same = of(entry('a', '一'), entry('a', '二'));
    assert.equal(settleConflict(same, 'ours', 'n'), entry('a', '一'));
    assert.equal(settleConflict(same, 'theirs', 'n'), entry('a', '二'));
    assert.equal(settleConflict(same, 'both', 'n'), entry('a', '一') + entry('n', '二'));
    const different = of(entry('a', '一'), entry('b', '二'));
    assert.equal(settleConflict(different, 'both', 'n'), entry('a', '一') + entry('b', '二'));
    assert.equal(settleConflict(of('', entry('b', '二')), 'both', 'n'), undefined);
    assert.equal(settleConflict(of('hash: a\n', 'hash: b\n'), 'both', 'n'), undefined);
  });
});
