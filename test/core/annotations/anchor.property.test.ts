import assert from 'node:assert/strict';
import { resolveAll } from '../../../src/core/annotations/anchor';
import { run, Sums } from '../../support/unkindRuns';

/**
 * Plans that repeat themselves, edited behind the coder's back in the ways that are hardest on those who find passages
 * again. `ANCHOR_RUNS=72000` follows half a million of them (`ANCHOR_SEED`: where to begin).
 */
const runs = Number(process.env.ANCHOR_RUNS ?? 60);
const first = Number(process.env.ANCHOR_SEED ?? 1);

describe('passages after edits nobody followed', () => {
  it(`are never said to be where they are not, and hardly ever wait if they stand once (${runs} seeded runs)`, () => {
    const sums = new Sums();
    for (let seed = first; seed < first + runs; seed++) {
      const outcomes = run(seed, (now, targets) => resolveAll(now.source, now.reading, targets, 'changed'));
      for (const outcome of outcomes) sums.add(outcome);
    }
    for (const line of sums.table) console.log(`      ${line}`);
    const told = sums.wrong.map(
      ({ seed, kinds, target, anchor }) =>
        `seed ${seed} (${kinds.join(', ')}): ${JSON.stringify(target)} -> ${JSON.stringify(anchor)}`,
    );
    assert.deepEqual(told, []);
  }).timeout(3_600_000);
});
