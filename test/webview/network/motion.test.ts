import assert from 'node:assert/strict';
import { beyond, suffices } from '../../../src/webview/network/motion';

const window = { left: 100, top: 100, width: 100, height: 100 };
/** A picture that goes on far beyond the window. */
const wide = { left: 0, top: 0, width: 1000, height: 1000 };
const drawn = {
  left: window.left - beyond * 100,
  top: window.top - beyond * 100,
  width: 100 + 2 * beyond * 100,
  height: 100 + 2 * beyond * 100,
};
const moved = (dx: number, dy: number) => ({ ...window, left: window.left + dx, top: window.top + dy });

describe('what was drawn of a network, while one moves and zooms', () => {
  it('suffices as far as it reaches beyond the window, in each direction', () => {
    for (const sign of [1, -1]) {
      assert(suffices(drawn, moved(sign * 25, 0), wide, 1));
      assert(suffices(drawn, moved(0, sign * 25), wide, 1));
      assert(!suffices(drawn, moved(sign * 26, 0), wide, 1));
      assert(!suffices(drawn, moved(0, sign * 26), wide, 1));
    }
  });

  it('suffices where nothing of the picture is missing', () => {
    assert(suffices(drawn, moved(60, -90), window, 1));
    assert(suffices(drawn, { left: 0, top: 0, width: 300, height: 300 }, window, 1 / 1.6));
    assert(!suffices(drawn, moved(-60, 0), { ...window, left: 70, width: 130 }, 1));
  });

  it('suffices until it is stretched too far', () => {
    const near = { left: 120, top: 120, width: 40, height: 40 };
    assert(suffices(drawn, near, wide, 1.6));
    assert(!suffices(drawn, near, wide, 1.7));
    assert(!suffices(drawn, near, wide, 0.6));
  });
});
