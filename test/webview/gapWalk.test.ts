import assert from 'node:assert/strict';
import { listGaps, placeAmongGaps } from '../../src/core/coverage/gaps';
import type { Overview } from '../../src/protocol';
import { GapWalk, restoreGaps } from '../../src/webview/gapWalk';
import { corpusOf } from '../support/project';
import { overviewOf, project } from './project';

const corpus = corpusOf(project);
const gaps = listGaps(corpus);
const [first, second] = gaps as [(typeof gaps)[number], (typeof gaps)[number]];

/** The figures as they are when a cell is decided. */
function decided(source: string, theme: string): Overview {
  const overview = overviewOf();
  const rows = overview.coverage.rows.map(row => ({
    ...row,
    cells: row.cells.map(cell =>
      row.source === source && cell.theme === theme ? { ...cell, state: 'absent' as const } : cell,
    ),
  }));
  return { ...overview, coverage: { ...overview.coverage, rows } };
}

describe('going through gaps', () => {
  it('stays while nothing is decided, goes on when it is, comes back when that is undone', () => {
    const walk = new GapWalk();
    walk.start({});
    walk.note(first, placeAmongGaps(corpus, gaps, first));
    assert.equal(walk.follow(overviewOf(), first), 'stay');
    assert.deepEqual(walk.follow(decided(first.source, first.theme), first), { to: second });
    walk.note(second, placeAmongGaps(corpus, gaps.slice(1), second));
    assert.equal(walk.follow(decided(first.source, first.theme), second), 'stay');
    assert.deepEqual(walk.follow(overviewOf(), second), { to: first });
  });

  it('is done when there is no other gap', () => {
    const walk = new GapWalk();
    walk.start({ source: first.source, theme: first.theme });
    walk.note(first, placeAmongGaps(corpus, [first], first));
    assert.equal(walk.follow(decided(first.source, first.theme), first), 'done');
  });

  it('leads nowhere when gaps are not gone through, or something else is shown', () => {
    const walk = new GapWalk();
    walk.note(first, placeAmongGaps(corpus, gaps, first));
    assert.equal(walk.follow(decided(first.source, first.theme), first), 'stay');
    walk.start({});
    assert.equal(walk.follow(decided(first.source, first.theme), undefined), 'stay');
    assert.equal(walk.follow(decided(first.source, first.theme), second), 'stay');
  });

  it('is taken up again as it was kept', () => {
    assert.deepEqual(restoreGaps({ gaps: { theme: 'use' } }), { theme: 'use' });
    assert.deepEqual(restoreGaps({ gaps: { theme: 1, source: 'a' } }), { source: 'a' });
    assert.deepEqual(
      [restoreGaps(undefined), restoreGaps({}), restoreGaps({ gaps: 'x' })],
      [undefined, undefined, undefined],
    );
  });
});
