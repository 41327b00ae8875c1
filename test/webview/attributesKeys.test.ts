import assert from 'node:assert/strict';
import { attributesKeyAction } from '../../src/webview/attributes/keys';
import type { AttributesSheet, CellPlace, Selection } from '../../src/webview/attributes/state';
import type { Pressed } from '../../src/webview/keys';

/** Five rows of three columns; of cells, keys know nothing. */
const sheet = { rows: Array(5), columns: Array(3) } as unknown as AttributesSheet;
const at = (row: number, column: number): CellPlace => ({ row, column });
const one = (row: number, column: number): Selection => ({
  active: at(row, column),
  corner: at(row, column),
});
const shift = { shiftKey: true };
const ctrl = { ctrlKey: true };

function press(key: string, from: Selection, held: Partial<Pressed> = {}) {
  const none = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };
  return attributesKeyAction({ key, ...none, ...held }, from, sheet, 2);
}

/** What is selected then. */
function selected(key: string, from: Selection, held: Partial<Pressed> = {}): Selection | undefined {
  const action = press(key, from, held);
  return action?.do === 'select' ? action.selection : undefined;
}

describe('keys in the table of attributes', () => {
  it('move the cell, by steps, to the ends and by what is in sight, and stay inside', () => {
    const moves: readonly (readonly [string, Partial<Pressed>, CellPlace])[] = [
      ['ArrowUp', {}, at(1, 1)],
      ['ArrowUp', ctrl, at(0, 1)],
      ['ArrowDown', {}, at(3, 1)],
      ['ArrowDown', { metaKey: true }, at(4, 1)],
      ['ArrowLeft', {}, at(2, 0)],
      ['ArrowRight', ctrl, at(2, 2)],
      ['Home', {}, at(2, 0)],
      ['Home', ctrl, at(0, 0)],
      ['End', {}, at(2, 2)],
      ['End', ctrl, at(4, 2)],
      ['PageUp', {}, at(0, 1)],
      ['PageDown', {}, at(4, 1)],
    ];
    for (const [key, held, place] of moves) {
      assert.deepEqual(selected(key, one(2, 1), held), { active: place, corner: place }, key);
    }
    assert.deepEqual(selected('ArrowUp', one(0, 1)), one(0, 1));
  });

  it('select from the cell on with Shift, all with Ctrl+A, and one again with Escape', () => {
    const block = { active: at(1, 1), corner: at(2, 2) };
    assert.deepEqual(selected('ArrowDown', block, shift), { active: at(1, 1), corner: at(3, 2) });
    assert.deepEqual(selected('a', block, ctrl), { active: at(0, 0), corner: at(4, 2) });
    assert.deepEqual(selected('Escape', block), one(1, 1));
  });

  it('go through all cells by Tab, which leaves the table at either end', () => {
    assert.deepEqual(selected('Tab', one(1, 2)), one(2, 0));
    assert.deepEqual(selected('Tab', one(2, 0), shift), one(1, 2));
    assert.equal(press('Tab', one(4, 2)), undefined);
    assert.equal(press('Tab', one(0, 0), shift), undefined);
  });

  it('edit, empty, open, and look for what needs a look', () => {
    const done = (key: string, held: Partial<Pressed> = {}) => press(key, one(2, 1), held)?.do;
    assert.deepEqual([done('F2'), done('Enter'), done('Enter', ctrl)], ['edit', 'edit', 'openSource']);
    assert.deepEqual([done('Delete'), done('Backspace'), done('F8')], ['clear', 'clear', 'nextProblem']);
    assert.deepEqual(
      [done('z', ctrl), done('Z', { ...ctrl, ...shift }), done('y', { metaKey: true })],
      ['undo', 'redo', 'redo'],
    );
  });

  it('leave all others alone, what is typed above all', () => {
    for (const key of ['z', 'a', '档', 'F5', 'Process', 'constructor'])
      assert.equal(press(key, one(2, 1)), undefined);
    assert.equal(press('Enter', one(2, 1), shift), undefined);
    assert.equal(press('ArrowUp', one(2, 1), { altKey: true }), undefined);
    assert.equal(press('c', one(2, 1), ctrl), undefined);
  });
});
