import assert from 'node:assert/strict';
import { columnFor } from '../../src/editor/pages/column';

describe('the column in which a passage is shown', () => {
  const none = { own: undefined, showing: [], last: undefined, texts: [] };

  it('is where the text is already', () => {
    assert.equal(columnFor({ ...none, own: 2, showing: [3], last: 1, texts: [1, 3] }), 3);
  });

  it('is else where text was read last, else any other with text', () => {
    assert.equal(columnFor({ ...none, own: 2, last: 1, texts: [3, 1] }), 1);
    assert.equal(columnFor({ ...none, own: 2, texts: [3] }), 3);
  });

  it('is never the one of the overview itself', () => {
    assert.equal(columnFor({ ...none, own: 1, showing: [1], last: 1, texts: [1, 2] }), 2);
    assert.equal(columnFor({ ...none, own: 1, last: 1 }), 2);
    assert.equal(columnFor({ ...none, own: 3, last: 3 }), 2);
  });

  it('is whichever is active when the overview is in the panel and no text is open', () => {
    assert.equal(columnFor(none), undefined);
    assert.equal(columnFor({ ...none, last: 2 }), 2);
  });
});
