import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { FileStore } from '../../src/node/fileStore';
import { readBytes, readBytesSync } from '../../src/node/files';
import { replaceFile, writeFileAtomically } from '../../src/node/writeFile';
import { makeFolder, removeFolders, run, smallProject } from '../cli/cli';
import { findOpenings, opener } from '../support/openings';
import { root } from '../support/root';

import { parseCode, parseFile, sourceFiles } from '../support/sourceTree';

const makePipe = (path: string) => execFileSync('mkfifo', [path]);

describe('the one place that opens files', () => {
  it('is the only one', () => {
    // Who goes round it has to name it; parsing all files would take a second.
    const named = sourceFiles().filter(path =>
      /fs|sqlite|binding/.test(readFileSync(join(root, path), 'utf8')),
    );
    assert.deepEqual(named.map(parseFile).flatMap(findOpenings), []);
    assert.ok(sourceFiles().includes(opener));
  });

  for (const code of [
    "import { readFileSync } from 'node:fs';",
    "import fs from 'fs/promises';",
    "export * from 'node:fs/promises';",
    "import type { Stats } from 'fs';",
    "const fs = require('fs');",
    "const fs = await import('node:fs');",
    "const fs = createRequire(__filename)('node:fs');",
    "process.getBuiltinModule('fs').rmSync(path);",
    'process.binding(name);',
    'await vscode.workspace.fs.writeFile(uri, bytes);',
    'await vscode.workspace.fs.delete(uri);',
  ]) {
    it(`is not gone round by ${code}`, () => {
      assert.equal(findOpenings(parseCode('src/editor/x.ts', code)).length, 1);
      assert.deepEqual(findOpenings(parseCode(opener, code)), []);
    });
  }
});

describe('what is no file, and links that lead elsewhere', () => {
  let parent: string;
  let folder: string;
  const rows = 'source,quote,codes\nplans/2.txt,数字档案要备份,safety\n';

  beforeEach(() => {
    parent = makeFolder({ 'secret.txt': 'secret', 'rows.csv': rows });
    folder = join(parent, 'project');
    for (const [path, content] of Object.entries(smallProject)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  });

  after(removeFolders);

  it('are neither read, nor waited for', async () => {
    makePipe(join(parent, 'pipe'));
    symlinkSync('pipe', join(parent, 'to-pipe'));
    symlinkSync('/dev/zero', join(parent, 'zero'));
    for (const path of ['pipe', 'to-pipe', 'zero'].map(name => join(parent, name))) {
      await assert.rejects(readBytes(path), { kind: 'no-file' });
      assert.throws(() => readBytesSync(path), { kind: 'no-file' });
      await assert.rejects(replaceFile(path, undefined, 'x', '/'), { kind: 'no-file' });
      await assert.rejects(writeFileAtomically(path, 'x', '/'), { kind: 'no-file' });
    }
    await assert.rejects(readBytes('/proc/self/mem', { within: parent }), { kind: 'leads-out' });
    writeFileSync(join(parent, 'large'), Buffer.alloc(5000));
    await assert.rejects(readBytes(join(parent, 'large'), { most: 4999 }), { kind: 'too-large' });
    assert.throws(() => readBytesSync(join(parent, 'large'), { most: 4999 }), { kind: 'too-large' });
    assert.equal((await readBytes(join(parent, 'large'), { most: 5000 })).length, 5000);
    // A file of the system that says it is empty.
    if (existsSync('/proc/self/maps')) {
      assert.throws(() => readBytesSync('/proc/self/maps', { most: 100 }), { kind: 'too-large' });
      assert.ok(readBytesSync('/proc/self/stat').length > 50);
    }
  });

  it('hang no command where they stand in the place of a file of the project', async () => {
    for (const name of [
      'corpus.yaml',
      'plans/3.txt',
      'plans/2.txt.b.codes.yaml',
      '.plans.lock',
      'plans/.2.txt.codes.yaml.lock',
    ])
      makePipe(join(folder, name));
    assert.equal((await new FileStore(folder).read('plans/3.txt')).kind, 'unreadable');
    assert.equal((await run(['check', folder])).code, 0);
    const imported = await run(['import', folder, join(parent, 'rows.csv'), '--write']);
    assert.equal(imported.code, 2);
    assert.match(imported.stderr, /delete that lock/);
    assert.equal((await run(['import', folder, join(folder, 'corpus.yaml')])).code, 2);
    makePipe(join(parent, 'doc.txt'));
    assert.equal((await run(['ingest', join(parent, 'doc.txt'), '--out', join(parent, 'out')])).code, 2);
  });

  it('are not taken for a file that is missing, where they lead to nothing just now', async () => {
    const side = join(folder, 'plans/2.txt.codes.yaml');
    for (const end of ['../drive/2.yaml', join(parent, 'drive/2.yaml'), '2-away.yaml']) {
      execFileSync('ln', ['-sfn', end, side]);
      const { code, stderr } = await run(['import', folder, join(parent, 'rows.csv'), '--write']);
      assert.equal(code, 2);
      assert.match(stderr, /2\.txt\.codes\.yaml.*is a broken link/);
      assert.ok(lstatSync(side).isSymbolicLink());
      const checked = await run(['check', folder]);
      assert.equal(checked.code, 1);
      assert.match(
        checked.stdout,
        /2\.txt\.codes\.yaml:1:1: error: This file cannot be read: it is a broken link/,
      );
      await assert.rejects(replaceFile(side, undefined, 'x', folder), { kind: 'leads-nowhere' });
    }
    const { stdout } = await run(['check', folder, '--lang', 'zh-cn']);
    assert.match(stdout, /它是一个链接，但指向的文件不存在/);
  });

  it('are not written through by what makes files in a folder; nothing is written then', async () => {
    const out = join(folder, 'out');
    const makes: readonly (readonly [name: string, ...args: string[]])[] = [
      ['coverage.csv', 'report', '--out'],
      ['network.gexf', 'network', '--format', 'gexf', '--out'],
      ['method.csv', 'stats', '--format', 'csv', '--out'],
    ];
    for (const [name, command = '', ...options] of makes) {
      execFileSync('rm', ['-rf', out]);
      mkdirSync(out);
      symlinkSync(join(parent, 'secret.txt'), join(out, name));
      const { code, stderr } = await run([command, folder, ...options, out]);
      assert.equal(code, 2, command);
      assert.match(stderr, /a link leads out of the folder/);
      assert.deepEqual(execFileSync('ls', ['-A', out]).toString().trim(), name, command);
      assert.equal(readFileSync(join(parent, 'secret.txt'), 'utf8'), 'secret');
    }
    for (const command of ['report', 'stats']) {
      execFileSync('rm', ['-rf', out]);
      symlinkSync(parent, out);
      const option = command === 'report' ? '--out' : '--figures';
      assert.equal((await run([command, folder, option, out])).code, 2);
      assert.equal((await run([command, folder, option, join(out, 'deeper')])).code, 2);
      assert.ok(!existsSync(join(parent, 'deeper')) && !existsSync(join(parent, 'overview.json')));
    }
    // A name that somebody else's project has for the folder of somebody's texts.
    writeFileSync(join(parent, 'a.txt'), '甲');
    assert.equal((await run(['ingest', join(parent, 'a.txt'), '--out', out])).code, 2);
  });

  it('do not have an export take the place of the codebook', async () => {
    const out = join(folder, 'out');
    mkdirSync(out);
    for (const end of ['../codebook.yaml', '../plans/1.txt.codes.yaml', '../plans/1.txt']) {
      execFileSync('ln', ['-sfn', end, join(out, 'coverage.csv')]);
      const { code } = await run(['report', folder, '--out', out, '--format', 'csv']);
      assert.equal(code, 2, end);
    }
    symlinkSync('codebook.yaml', join(folder, 'edges.csv'));
    assert.match(
      (await run(['report', folder, '--out', folder])).stderr,
      /"codebook\.yaml", a file of the project/,
    );
    for (const [path, content] of Object.entries(smallProject))
      assert.equal(readFileSync(join(folder, path), 'utf8'), content);
    // The name of the same file elsewhere: what is written takes the name, not the file.
    execFileSync('rm', ['-rf', out]);
    mkdirSync(out);
    linkSync(join(parent, 'secret.txt'), join(out, 'coverage.csv'));
    assert.equal((await run(['report', folder, '--out', out, '--format', 'csv'])).code, 0);
    assert.equal(readFileSync(join(parent, 'secret.txt'), 'utf8'), 'secret');
  });

  it('that the user names are the user’s', async () => {
    mkdirSync(join(parent, 'results'));
    symlinkSync('results', join(parent, 'my-results'));
    symlinkSync('project', join(parent, 'my-project'));
    const { code } = await run(['report', join(parent, 'my-project'), '--out', join(parent, 'my-results')]);
    assert.equal(code, 0);
    assert.ok(existsSync(join(parent, 'results/coverage.csv')));
    symlinkSync('rows.csv', join(parent, 'my-rows.csv'));
    const imported = await run([
      'import',
      join(parent, 'my-project'),
      join(parent, 'my-rows.csv'),
      '--write',
    ]);
    assert.match(imported.stdout, /"written": 1/);
    // Links within the folder stay links.
    execFileSync('mv', [join(parent, 'results/edges.csv'), join(parent, 'results/kept.csv')]);
    symlinkSync('kept.csv', join(parent, 'results/edges.csv'));
    await run(['report', folder, '--out', join(parent, 'results'), '--format', 'csv']);
    assert.ok(lstatSync(join(parent, 'results/edges.csv')).isSymbolicLink());
  });
});
