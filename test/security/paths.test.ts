import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileStore } from '../../src/node/fileStore';
import { replaceFile } from '../../src/node/writeFile';
import { makeFolder, removeFolders, run, smallProject } from '../cli/cli';

const secret = '机密内容备份';

/** A project in a folder beside a file that is none of its business. */
function neighbours(files: Readonly<Record<string, string>> = smallProject) {
  const parent = makeFolder({
    'secret.txt': secret,
    'secret.csv': `a,b\n${secret},1\n`,
    'secret.yaml': 'version: 1\n',
  });
  const folder = join(parent, 'project');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return { parent, folder };
}

describe('paths that lead out of the project', () => {
  after(removeFolders);

  const outside = [
    '../secret.txt',
    '/etc/passwd',
    'C:\\Windows\\win.ini',
    '\\\\server\\share\\x.txt',
    '../../**/*.txt',
    'plans/../../secret.txt',
    'file:///etc/passwd',
  ];
  for (const path of outside) {
    it(`are not followed in corpus.yaml and side files: ${path}`, async () => {
      const { folder } = neighbours({
        ...smallProject,
        'corpus.yaml': JSON.stringify({
          version: 1,
          sources: ['plans/*.txt', path],
          reference: path,
          attributesFile: path.replace('.txt', '.csv'),
          attributes: { [path]: { a: 1 } },
          encodings: { [path]: 'gb18030' },
        }),
        'plans/1.txt.codes.yaml': `version: 1\nsource: ${JSON.stringify(path)}\nannotations: []\n`,
      });
      const out = join(folder, 'out');
      const { stdout, stderr } = await run(['report', folder, '--json']);
      const { coverage } = JSON.parse(stdout);
      assert.deepEqual(
        coverage.rows.map(({ source }: { source: string }) => source),
        ['plans/1.txt', 'plans/2.txt'],
      );
      assert.doesNotMatch(stdout + stderr, new RegExp(`${secret}|root:`));
      await run(['report', folder, '--out', out]);
      assert.doesNotMatch(readFileSync(join(out, 'overview.json'), 'utf8'), new RegExp(`${secret}|root:`));
    });
  }

  it('are not read through links, nor are circles walked', async () => {
    const { parent, folder } = neighbours();
    symlinkSync(join(parent, 'secret.txt'), join(folder, 'plans/link.txt'));
    symlinkSync(parent, join(folder, 'plans/up'));
    symlinkSync(join(folder, 'plans/loop.txt'), join(folder, 'plans/loop.txt'));
    symlinkSync('..', join(folder, 'plans/circle'));
    const store = new FileStore(folder);
    assert.deepEqual(
      (await store.list()).filter(path => !Object.hasOwn(smallProject, path)),
      [],
    );
    assert.deepEqual(await store.read('plans/link.txt'), {
      kind: 'unreadable',
      reason: 'a link leads out of the folder',
    });
    assert.equal((await store.read('plans/up/secret.txt')).kind, 'unreadable');
    const { code, stdout } = await run(['report', folder, '--json']);
    assert.deepEqual([code, stdout.includes(secret)], [0, false]);
  });

  it('are not written through links', async () => {
    const { parent, folder } = neighbours();
    const target = join(parent, 'secret.yaml');
    const link = join(folder, 'plans/2.txt.b.codes.yaml');
    symlinkSync(target, link);
    await assert.rejects(replaceFile(link, 'version: 1\n', 'x', folder), /a link leads out of the folder/);
    symlinkSync(parent, join(folder, 'up'));
    await assert.rejects(replaceFile(join(folder, 'up/new.yaml'), undefined, 'x', folder), /leads out/);
    writeFileSync(
      join(parent, 'rows.csv'),
      'source,quote,codes,coder\nplans/2.txt,数字档案要备份,safety,b\n',
    );
    writeFileSync(join(folder, 'corpus.yaml'), 'version: 1\ncoders: [a, b]\n');
    const { code } = await run(['import', folder, join(parent, 'rows.csv'), '--write']);
    assert.equal(code, 2);
    assert.equal(readFileSync(target, 'utf8'), 'version: 1\n');
  });

  it('stay links where they lead to a place within', async () => {
    const { folder } = neighbours();
    const link = join(folder, 'plans/linked.yaml');
    symlinkSync('1.txt.codes.yaml', link);
    const old = smallProject['plans/1.txt.codes.yaml']!;
    assert.equal(await replaceFile(link, old, 'version: 1\n', folder), true);
    assert.equal(readFileSync(join(folder, 'plans/1.txt.codes.yaml'), 'utf8'), 'version: 1\n');
  });
});
