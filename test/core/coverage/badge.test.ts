import assert from 'node:assert/strict';
import { badgeOf, staleBadges } from '../../../src/core/coverage/badge';

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

describe('badges that are no longer right', () => {
  const sources = (count: number) =>
    new Map(Array.from({ length: count }, (_, i) => [`file:///${i}.txt`, { i }]));

  it('are those of sources that became others, or are gone', () => {
    const told = sources(300);
    const now = new Map(told).set('file:///7.txt', { i: 7 });
    now.delete('file:///9.txt');
    const find = (uri: string) => now.get(uri);
    assert.deepEqual(staleBadges(told, find), ['file:///7.txt', 'file:///9.txt']);
    assert.deepEqual(
      staleBadges(told, uri => told.get(uri)),
      [],
    );
  });

  it('are all asked for anew where more than 250 are not: VS Code drops what goes beyond', () => {
    const told = sources(251);
    const others = sources(251);
    assert.equal(
      staleBadges(told, uri => others.get(uri)),
      'all',
    );
    others.set('file:///0.txt', told.get('file:///0.txt')!);
    const stale = staleBadges(told, uri => others.get(uri));
    assert.equal(stale.length, 250);
    assert.notEqual(stale, 'all');
  });
});
