import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { FileTrouble } from '../../src/core';
import { sweep } from '../../src/node/leftovers';
import { locked } from '../../src/node/lock';
import { lockOf, temporaryOf } from '../../src/node/lockFile';
import { lifeOf, newToken, type ProcessToken } from '../../src/node/processIdentity';
import { replaceFile, writeFileAtomically } from '../../src/node/writeFile';
import { makeFolder, removeFolders } from '../cli/cli';
import { root } from '../support/root';

/** Waits for nobody: what is certain is certain at once. */
const atOnce = 0;
const [pid, start, machine, boot, space] = newToken().split('-') as [string, string, string, string, string];
let made = 0;
const nameOf = (...parts: readonly string[]) =>
  [...parts, (made++).toString(16).padStart(12, '0')].join('-') as ProcessToken;
const textOf = (token: string, host = hostname()) => `${host} ${token}`;

/** Holders of whom nobody can say that they are dead. */
const perhapsAlive: Readonly<Record<string, () => string>> = {
  'this very process': () => textOf(nameOf(pid, start, machine, boot, space)),
  'another computer': () => textOf(nameOf('4242', '1', 'aaaaaaaa', boot, space), 'elsewhere'),
  'a computer of the same name': () => textOf(nameOf('4242', '1', 'aaaaaaaa', 'bbbbbbbb', 'cccccccc')),
  'a container on this computer': () => textOf(nameOf('4242', '1', machine, boot, 'cccccccc')),
  'an earlier version that runs': () => textOf(`${process.pid}-0`),
  'an earlier version elsewhere': () => textOf('4242-0', 'elsewhere'),
  'another program': () => 'locked by something else',
};
/** A process that is no more: no system counts so far. */
const gone = '99999999';
const dead: Readonly<Record<string, () => string>> = {
  'a process that has ended': () => textOf(nameOf(gone, '1', machine, boot, space)),
  'an earlier version that has ended': () => textOf(`${gone}-0`),
  'nobody, on a drive that has links': () => '',
  ...(process.platform === 'linux' && {
    'a process whose number is another’s now': () =>
      textOf(nameOf(pid, `${Number(start) + 1}`, machine, boot, space)),
    ...(existsSync('/etc/machine-id') &&
      readFileSync('/etc/machine-id', 'utf8').trim() !== '' && {
        'this computer before it was started anew': () =>
          textOf(nameOf(pid, start, machine, 'bbbbbbbb', space)),
      }),
  }),
};

describe('the lock of a file', () => {
  let folder: string;
  let path: string;
  let lock: string;

  beforeEach(() => {
    folder = makeFolder({ 'plan.txt.codes.yaml': 'old' });
    path = join(folder, 'plan.txt.codes.yaml');
    lock = lockOf(path);
  });

  after(removeFolders);

  for (const [who, text] of Object.entries(perhapsAlive)) {
    it(`is not taken from ${who}; who waits is told whom to look for`, async () => {
      const held = text();
      writeFileSync(lock, held);
      await assert.rejects(
        locked(path, async () => assert.fail('it is not ours'), atOnce),
        (error: unknown) => error instanceof FileTrouble && error.message.includes(lock),
      );
      assert.equal(readFileSync(lock, 'utf8'), held);
      assert.deepEqual(readdirSync(folder).length, 2);
    });
  }

  for (const [who, text] of Object.entries(dead)) {
    it(`is taken from ${who}`, async () => {
      writeFileSync(lock, text());
      assert.equal(await locked(path, async () => 'done', atOnce), 'done');
      assert.deepEqual(readdirSync(folder), ['plan.txt.codes.yaml']);
    });
  }

  it('is had by one at a time, also where many find a dead one at once', async () => {
    for (const begin of [dead['a process that has ended']!(), '']) {
      writeFileSync(lock, begin);
      let [inside, most, turns] = [0, 0, 0];
      const turn = () =>
        locked(path, async () => {
          most = Math.max(most, ++inside);
          await new Promise(resolve => setImmediate(resolve));
          inside--;
          turns++;
        });
      await Promise.all(Array.from({ length: 12 }, turn));
      assert.deepEqual([most, turns], [1, 12]);
    }
  });

  it('is taken over also where the one who was about to remove a dead one has died of it', async () => {
    const first = dead['a process that has ended']!();
    writeFileSync(lock, first);
    const { createHash } = await import('node:crypto');
    const claimOn = (text: string) =>
      join(folder, `.${createHash('sha256').update(text).digest('hex').slice(0, 16)}.lock`);
    const second = dead['a process that has ended']!();
    writeFileSync(claimOn(first), second);
    writeFileSync(claimOn(second), dead['a process that has ended']!());
    assert.equal(await locked(path, async () => 'done'), 'done');
    assert.deepEqual(readdirSync(folder), ['plan.txt.codes.yaml']);
  });

  it('is waited for as long as others come to an end', async () => {
    let turns = 0;
    const others = (async () => {
      for (let i = 0; i < 30; i++) {
        await locked(path, async () => {
          turns++;
          await new Promise(resolve => setTimeout(resolve, 3));
        });
      }
    })();
    await locked(path, async () => undefined, 5000);
    await others;
    assert.equal(turns, 30);
  });

  it('is looked at once more before the file is changed: nobody writes whose lock was taken away', async () => {
    const { rename } = promises;
    const original = promises.open;
    // Somebody deletes the lock, as the message tells them to, while the writer is asleep.
    promises.open = async (...args: Parameters<typeof original>) => {
      if (String(args[0]).endsWith('.tmp') && !String(args[0]).endsWith('.lock.tmp'))
        rmSync(lock, { force: true });
      return original(...args);
    };
    syncBuiltinESMExports();
    try {
      await assert.rejects(replaceFile(path, 'old', 'new'), { kind: 'lock-lost' });
    } finally {
      promises.open = original;
      syncBuiltinESMExports();
    }
    assert.equal(promises.rename, rename);
    assert.deepEqual([readFileSync(path, 'utf8'), readdirSync(folder).length], ['old', 1]);
  });

  it('is as good where the drive has no links', async () => {
    const original = promises.link;
    for (const code of ['EPERM', 'ENOTSUP', 'ENOSYS', 'EISDIR']) {
      promises.link = async () => {
        throw Object.assign(new Error(code), { code });
      };
      syncBuiltinESMExports();
      try {
        let [inside, most] = [0, 0];
        const turn = () =>
          locked(path, async () => {
            most = Math.max(most, ++inside);
            await new Promise(resolve => setImmediate(resolve));
            inside--;
          });
        await Promise.all([turn(), turn(), turn()]);
        assert.equal(most, 1);
        // There, somebody may be about to write their name into it.
        writeFileSync(lock, '');
        await assert.rejects(
          locked(path, async () => undefined, atOnce),
          { kind: 'locked-unknown' },
        );
        rmSync(lock);
      } finally {
        promises.link = original;
        syncBuiltinESMExports();
      }
    }
  });

  it('knows no clock', () => {
    for (const name of ['lock', 'lockFile', 'leftovers', 'processIdentity', 'writeFile'])
      assert.doesNotMatch(
        readFileSync(join(root, `src/node/${name}.ts`), 'utf8'),
        /\bDate\b|mtime|ctime|birthtime/,
      );
  });

  it('has a name that every system takes, however long that of the file is', async () => {
    const long = join(folder, `${'规'.repeat(76)}.txt.codes.yaml`);
    assert.equal(await replaceFile(long, undefined, 'x'), true);
    const token = newToken();
    for (const each of [lockOf(long), temporaryOf(long, token)])
      assert.ok(Buffer.byteLength(each.slice(folder.length + 1)) <= 143, each);
    assert.notEqual(lockOf(long), lockOf(long.replace('规', '划')));
    assert.equal(lifeOf(token), 'alive');
  });

  it('leaves nothing behind of the dead, and everything of the living', async () => {
    const [ended, alive] = [
      nameOf(gone, '1', machine, boot, space),
      nameOf(pid, start, machine, boot, space),
    ];
    const foreign = nameOf('7', '1', 'aaaaaaaa', boot, space);
    const kept = [
      `.a.txt.${alive}.tmp`,
      `.a.txt.${foreign}.tmp`,
      '.b.lock',
      '.c.lock',
      '.d.tmp',
      'e.tmp',
      'f.lock',
    ];
    for (const name of kept) writeFileSync(join(folder, name), '');
    writeFileSync(join(folder, '.b.lock'), textOf(alive));
    const left = [`.a.txt.${ended}.tmp`, `.${ended}.lock.tmp`, '.g.txt.lock'];
    for (const name of left)
      writeFileSync(join(folder, name), name.endsWith('.txt.lock') ? textOf(ended) : 'half');
    await sweep(folder);
    assert.deepEqual(readdirSync(folder).sort(), ['plan.txt.codes.yaml', ...kept].sort());
    await writeFileAtomically(path, 'new');
    assert.equal(readFileSync(path, 'utf8'), 'new');
  });
});
