import assert from 'node:assert/strict';
import type { Pressed } from '../../../src/webview/keys';
import { type KeyState, networkKeyAction } from '../../../src/webview/network/keys';

const resting: KeyState = { moving: false, surroundings: false, focused: true };
const moving: KeyState = { ...resting, moving: true };

function press(key: string, state: KeyState, held: Partial<Pressed> = {}) {
  const none = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };
  return networkKeyAction({ key, ...none, ...held }, state);
}

describe('keys in the picture of the network', () => {
  it('go from node to node, and do things to the one they are on', () => {
    assert.deepEqual(press('ArrowLeft', resting), { do: 'go', arrow: 'ArrowLeft' });
    for (const key of ['Enter', ' ']) assert.deepEqual(press(key, resting), { do: 'open' });
    for (const key of ['e', 'E']) assert.deepEqual(press(key, resting), { do: 'surround' });
    for (const key of ['m', 'M']) assert.deepEqual(press(key, resting), { do: 'take' });
    for (const key of ['p', 'P']) assert.deepEqual(press(key, resting), { do: 'togglePin' });
  });

  it('need a node for that, but not to zoom, to show all and to search', () => {
    const nowhere = { ...resting, focused: false };
    for (const key of ['ArrowLeft', 'Enter', ' ', 'e', 'm', 'p'])
      assert.equal(press(key, nowhere), undefined);
    assert.deepEqual(press('+', nowhere), { do: 'zoom', factor: 1.25 });
    assert.deepEqual(press('=', nowhere), { do: 'zoom', factor: 1.25 });
    assert.deepEqual(press('-', nowhere), { do: 'zoom', factor: 0.8 });
    assert.deepEqual(press('0', nowhere), { do: 'fit' });
    assert.deepEqual(press('/', nowhere), { do: 'search' });
  });

  it('leave the surroundings of a node by Escape, which is for the page where there are none', () => {
    assert.deepEqual(press('Escape', { ...resting, surroundings: true }), { do: 'leave' });
    assert.equal(press('Escape', resting), undefined);
  });

  it('move a node that was taken, with Shift by single pixels, and do nothing else meanwhile', () => {
    assert.deepEqual(press('ArrowUp', moving), { do: 'move', dx: 0, dy: -10 });
    assert.deepEqual(press('ArrowRight', moving, { shiftKey: true }), { do: 'move', dx: 1, dy: 0 });
    assert.deepEqual(press('Enter', moving), { do: 'drop', pin: true });
    assert.deepEqual(press('Escape', { ...moving, surroundings: true }), { do: 'drop', pin: false });
    for (const key of ['+', '0', '/', 'e', 'p', ' ']) assert.equal(press(key, moving), undefined);
  });

  it('leave to others what is held with Ctrl, Alt or Meta, and names of keys that nobody knows', () => {
    for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
      assert.equal(press('0', resting, held), undefined);
      assert.equal(press('ArrowUp', moving, held), undefined);
    }
    for (const key of ['F1', 'Process', 'constructor', 'x']) assert.equal(press(key, resting), undefined);
  });
});
