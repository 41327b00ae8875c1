import assert from 'node:assert/strict';
import { badgeOf } from '../../../src/core/coverage/badge';

describe('the badge of a source', () => {
  const badge = (decided: number, waiting = 0, themes = 200) => badgeOf({ themes, decided, waiting });

  it('has two characters at most, and none where nothing is done', () => {
    assert.deepEqual(
      [0, 1, 12, 99, 100, 199, 200].map(each => badge(each)),
      [undefined, '1', '12', '99', '9+', '9+', '✓'],
    );
    for (let waiting = 0; waiting < 120; waiting++) assert.ok((badge(waiting, waiting) ?? '').length <= 2);
  });

  it('tells first of all that annotations wait', () => {
    assert.deepEqual(
      [1, 9, 10, 500].map(waiting => badge(200, waiting)),
      ['!1', '!9', '!+', '!+'],
    );
  });

  it('is no check mark in a project without themes', () => {
    assert.equal(badge(0, 0, 0), undefined);
  });
});
