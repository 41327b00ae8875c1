import assert from 'node:assert/strict';
import type { SettleItem } from '../../src/protocol/settle';
import { listed, nextAfter, restoreSettle } from '../../src/webview/settle/state';

const item = (key: string, state: SettleItem['state'] = 'open'): SettleItem => ({
  key,
  state,
  label: '',
  source: '',
  range: { line: 1, column: 1, endLine: 1, endColumn: 1 },
  kind: '',
  stateName: '',
  themes: [],
  quote: '',
  why: [],
  sides: [],
  settled: [],
  memo: '',
  stamp: '',
});
const keys = (items: readonly SettleItem[]) => items.map(({ key }) => key);

describe('going through disagreements', () => {
  const all = [item('a', 'settled'), item('b'), item('c', 'later'), item('d', 'reopened')];

  it('lists what is open before what was put off, and what is settled on request only', () => {
    assert.deepEqual(keys(listed(all, false)), ['b', 'd', 'c']);
    assert.deepEqual(keys(listed(all, true)), ['b', 'd', 'c', 'a']);
  });

  it('goes on with the next, round the end, and past what was settled elsewhere', () => {
    const before = [item('b'), item('d'), item('e')];
    assert.equal(nextAfter('b', before, [item('b', 'settled'), item('d'), item('e')]), 'd');
    assert.equal(nextAfter('b', before, [item('b', 'settled'), item('d', 'settled'), item('e')]), 'e');
    assert.equal(nextAfter('e', before, [item('b'), item('d'), item('e', 'settled')]), 'b');
    assert.equal(nextAfter('b', [item('b')], [item('b', 'settled'), item('new')]), 'new');
    assert.equal(nextAfter('b', [item('b')], [item('b', 'settled')]), undefined);
    // What is put off is not come back to by itself.
    assert.equal(
      nextAfter('b', before, [item('b', 'later'), item('d', 'later'), item('e', 'later')]),
      undefined,
    );
  });

  it('keeps notes that are not written yet, and drops what does not fit', () => {
    const kept = { current: 'b', withSettled: true, order: 'size', notes: { b: '第3条' } };
    assert.deepEqual(restoreSettle(JSON.parse(JSON.stringify(kept))), kept);
    for (const odd of [undefined, null, 1, [], { notes: { b: 1 }, order: 'x', current: 3 }])
      assert.deepEqual(restoreSettle(odd), {
        current: undefined,
        withSettled: false,
        order: undefined,
        notes: {},
      });
  });
});
