import assert from 'node:assert/strict';
import { schedule } from '../../scripts/lib/schedule.mjs';
import { SUITES } from '../../scripts/lib/suites.mjs';

/** A job that the test ends by hand. */
interface Running {
  readonly name: string;
  readonly end: () => void;
}

describe('suites side by side', () => {
  const settled = () => new Promise(resolve => setImmediate(resolve));

  /** Runs jobs in two rows; `names` tells those that have begun and not ended. */
  function start(jobs: readonly { name: string; needs?: string[] }[]) {
    const running: Running[] = [];
    const all = schedule(jobs, 2, ({ name }) => {
      return new Promise<void>(resolve => {
        const end = () => {
          running.splice(running.indexOf(each), 1);
          resolve();
        };
        const each = { name, end };
        running.push(each);
      });
    });
    const names = () => running.map(({ name }) => name);
    const end = async (name: string) => {
      running.find(each => each.name === name)?.end();
      await settled();
    };
    return { all, names, end };
  }

  it('begin in their order, two at a time', async () => {
    const { all, names, end } = start([{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }]);
    assert.deepEqual(names(), ['a', 'b']);
    await end('b');
    assert.deepEqual(names(), ['a', 'c']);
    await end('a');
    assert.deepEqual(names(), ['c', 'd']);
    await end('c');
    await end('d');
    await all;
  });

  it('wait for what they need', async () => {
    const { all, names, end } = start([
      { name: 'build' },
      { name: 'test', needs: ['build'] },
      { name: 'other' },
    ]);
    assert.deepEqual(names(), ['build']);
    await end('build');
    assert.deepEqual(names(), ['test', 'other']);
    await end('test');
    await end('other');
    await all;
  });

  it('stand behind what they need', () => {
    const names = Object.keys(SUITES);
    for (const [name, { needs = [] }] of Object.entries(SUITES)) {
      for (const need of needs)
        assert.ok(names.indexOf(need) < names.indexOf(name) && names.includes(need), name);
    }
  });
});
