import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FileStore } from '../../src/node/fileStore';
import { writeFileAtomically } from '../../src/node/writeFile';

describe('FileStore', () => {
  let folder: string;
  let outside: string;
  let store: FileStore;
  const write = (path: string, content: string | Uint8Array = '') => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };

  beforeEach(() => {
    outside = mkdtempSync(join(tmpdir(), 'policy-coder-outside-'));
    folder = join(outside, 'project');
    mkdirSync(folder);
    store = new FileStore(folder);
  });

  afterEach(() => rmSync(outside, { recursive: true }));

  it('lists every file by its relative path, sorted, hidden folders and node_modules left out', async () => {
    for (const path of ['b.txt', 'a/c.txt', 'a/b/计划.txt', 'B.txt', '.git/x.txt', 'a/.trash/x.txt'])
      write(path);
    for (const path of ['node_modules/m/x.md', 'a/node_modules/x.md', 'a.b/x y.txt']) write(path);
    mkdirSync(join(folder, 'empty'));
    assert.deepEqual(await store.list(), ['B.txt', 'a.b/x y.txt', 'a/b/计划.txt', 'a/c.txt', 'b.txt']);
  });

  it('follows links to files of the folder, and no others', async () => {
    write('plans/a.txt', 'a');
    writeFileSync(join(outside, 'secret.txt'), 'secret');
    mkdirSync(join(outside, 'project-twin'));
    writeFileSync(join(outside, 'project-twin/x.txt'), 'twin');
    symlinkSync('plans/a.txt', join(folder, 'inside.txt'));
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'outside.txt'));
    symlinkSync('../project-twin/x.txt', join(folder, 'twin.txt'));
    symlinkSync('nowhere.txt', join(folder, 'dangling.txt'));
    symlinkSync('loop.txt', join(folder, 'loop.txt'));
    symlinkSync('..', join(folder, 'plans/up'));
    symlinkSync(outside, join(folder, 'away'));
    // Behind a link to nothing may be a drive that is not connected: it is listed, and told.
    assert.deepEqual(await store.list(), ['dangling.txt', 'inside.txt', 'plans/a.txt']);
    assert.deepEqual(await store.read('inside.txt'), { kind: 'text', text: 'a', encoding: 'utf-8' });
  });

  it('reads in an editor what it reads on the command line, and refuses the same', async () => {
    write('a.txt', '甲');
    writeFileSync(join(outside, 'secret.txt'), 'secret');
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'away.txt'));
    symlinkSync('nowhere.txt', join(folder, 'dangling.txt'));
    if (process.platform !== 'win32') {
      symlinkSync('/dev/zero', join(folder, 'device.txt'));
      execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    }
    for (const path of [
      'a.txt',
      'none.txt',
      'away.txt',
      'dangling.txt',
      '../secret.txt',
      'device.txt',
      'pipe.txt',
    ]) {
      assert.deepEqual(await store.readBeside(path), await store.read(path), path);
    }
    assert.equal((await store.readBeside('a.txt')).kind, 'text');
    assert.equal((await store.readBeside('none.txt')).kind, 'missing');
    for (const path of ['away.txt', 'dangling.txt', 'device.txt', 'pipe.txt']) {
      assert.notEqual((await store.readBeside(path)).kind, 'text', path);
    }
  });

  it('works in a folder that is itself reached through a link', async () => {
    write('a.txt');
    symlinkSync('a.txt', join(folder, 'b.txt'));
    symlinkSync(folder, join(outside, 'link'));
    assert.deepEqual(await new FileStore(join(outside, 'link')).list(), ['a.txt', 'b.txt']);
  });

  it('refuses to list a folder that is not there', async () => {
    await assert.rejects(new FileStore(join(outside, 'none')).list(), { code: 'ENOENT' });
  });

  it('reads text in its encoding', async () => {
    write('utf8.txt', '安全');
    write('bom.txt', '\ufeff安全');
    write('gb.txt', Uint8Array.of(0xb0, 0xb2, 0xc8, 0xab));
    assert.deepEqual(await store.read('utf8.txt'), { kind: 'text', text: '安全', encoding: 'utf-8' });
    assert.deepEqual(await store.read('bom.txt'), { kind: 'text', text: '\ufeff安全', encoding: 'utf-8' });
    assert.deepEqual(await store.read('gb.txt'), { kind: 'text', text: '安全', encoding: 'gb18030' });
  });

  it('says why there is no text, and never throws', async () => {
    write('binary.txt', Uint8Array.of(1, 0, 2));
    write('garbled.txt', Uint8Array.of(0x61, 0xff, 0xff));
    mkdirSync(join(folder, 'folder.txt'));
    assert.deepEqual(await store.read('binary.txt'), { kind: 'binary' });
    assert.deepEqual(await store.read('garbled.txt'), { kind: 'undecodable' });
    assert.deepEqual(await store.read('none.txt'), { kind: 'missing' });
    assert.deepEqual(await store.read('folder.txt'), {
      kind: 'unreadable',
      reason: 'EISDIR: illegal operation on a directory',
    });
    assert.equal((await store.read('a\u0000b.txt')).kind, 'unreadable');
  });

  it('writes a file as a whole or not at all', async () => {
    write('a.txt', 'old and longer');
    await writeFileAtomically(join(folder, 'a.txt'), '新');
    assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), '新');
    mkdirSync(join(folder, 'in-the-way'));
    await assert.rejects(writeFileAtomically(join(folder, 'in-the-way'), 'x'), { code: 'EISDIR' });
    assert.deepEqual(readdirSync(folder).sort(), ['a.txt', 'in-the-way']);
  });
});
