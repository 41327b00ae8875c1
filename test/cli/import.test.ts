import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, removeFolders, run, smallProject } from './cli';

// GB18030 of a head line and one row: source,quote,codes / 1,做好备份，守住安全,信息化
const gb18030 = Buffer.concat([
  Buffer.from('source,quote,codes\r\n1,'),
  Buffer.from('d7f6bac3b1b8b7dda3accad8d7a1b0b2c8ab', 'hex'),
  Buffer.from(',digital\r\n'),
]);

describe('policy-coder import', () => {
  after(removeFolders);
  const rows = [
    '{"source":"1","quote":"建设数字档案馆,确保安全","codes":["digital"],"memo":"导入"}',
    '{"source":"1","quote":"做好备份并且守住安全","codes":["safety"]}',
    '{"source":"2.txt","quote":"全然不在文中的一句话","codes":["旧码"]}',
    '{"source":"3.txt","quote":"数字档案","codes":["digital"]}',
  ].join('\n');

  it('says what would be, and writes nothing', async () => {
    const folder = makeFolder({ ...smallProject, 'rows.jsonl': rows });
    const side = join(folder, 'plans/1.txt.codes.yaml');
    const before = readFileSync(side, 'utf8');
    const { code, stdout } = await run(['import', folder, join(folder, 'rows.jsonl')]);
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(stdout), {
      placed: 1,
      fuzzy: 1,
      ambiguous: 0,
      orphan: 1,
      rows: 4,
      existing: 0,
      written: 0,
      wrongOffsets: [],
      unknownCodes: ['旧码'],
      unknownSources: ['3.txt'],
      unusable: [{ line: 4, reason: 'unknown-source' }],
    });
    assert.equal(readFileSync(side, 'utf8'), before);
  });

  it('writes with --write, one hunk among what is there, and nothing more the second time', async () => {
    const folder = makeFolder({ ...smallProject, 'rows.jsonl': rows });
    const side = join(folder, 'plans/1.txt.codes.yaml');
    const file = join(folder, 'rows.jsonl');
    const first = JSON.parse((await run(['import', folder, file, '--write'])).stdout);
    assert.equal(first.written, 3);
    const written = readFileSync(side, 'utf8');
    const entry = 'quote: 建设数字档案馆，确保安全\n    at: 1:1-1:13\n    after: 。\n    memo: 导入\n';
    assert.ok(written.includes(entry), written);
    assert.ok(written.includes('label: 双备份'));
    assert.match(written, /quote: 做好备份并且守住安全\n/);
    assert.ok(existsSync(join(folder, 'plans/2.txt.codes.yaml')));
    const second = JSON.parse((await run(['import', folder, file, '--write'])).stdout);
    assert.deepEqual([second.written, second.existing], [0, 3]);
    assert.equal(readFileSync(side, 'utf8'), written);
    const { stdout } = await run(['check', folder]);
    for (const code of ['fuzzy', 'orphan', 'unknown-code']) assert.ok(stdout.includes(`[${code}]`), code);
  });

  it('reads GB18030, and tells each row with --verbose', async () => {
    const folder = makeFolder(smallProject);
    writeFileSync(join(folder, 'rows.csv'), gb18030);
    const { code, stdout } = await run(['import', folder, join(folder, 'rows.csv'), '--verbose']);
    assert.equal(code, 0);
    const [detail] = JSON.parse(stdout).details;
    assert.deepEqual(
      [detail.line, detail.source, detail.state, detail.at],
      [2, 'plans/1.txt', 'placed', '2:1-2:10'],
    );
  });

  it('loses of a file with a bad byte that byte, not the file, and says where', async () => {
    const folder = makeFolder({ ...smallProject });
    const file = join(folder, 'rows.csv');
    writeFileSync(
      file,
      Buffer.concat([
        Buffer.from('source,quote,codes,memo\n1,做好备份，守住安全,digital,先\n2,没有的话,digital,再'),
        Buffer.from([0xff]),
        Buffer.from('看\n'),
      ]),
    );
    const { code, stdout, stderr } = await run(['import', folder, file, '--verbose']);
    assert.equal(code, 1);
    assert.equal(JSON.parse(stdout).rows.length ?? JSON.parse(stdout).rows, 2);
    assert.match(stderr, /1 bytes are not valid UTF-8; each is read as "\ufffd"\. Lines: 3\./);
  });

  it('refuses aloud what it cannot read, and side files it cannot write', async () => {
    const folder = makeFolder({ ...smallProject, 'rows.jsonl': rows, 'other.csv': 'a,b\n' });
    assert.match((await run(['import', folder])).stderr, /A file is required/);
    assert.match((await run(['import', folder, 'gone.csv'])).stderr, /There is no file gone\.csv/);
    assert.match((await run(['import', folder, join(folder, 'other.csv')])).stderr, /with a column "quote"/);
    writeFileSync(join(folder, 'plans/1.txt.codes.yaml'), 'annotations: [');
    const { code, stderr } = await run(['import', folder, join(folder, 'rows.jsonl'), '--write']);
    assert.equal(code, 2);
    assert.match(stderr, /plans\/1\.txt\.codes\.yaml/);
    assert.ok(!readFileSync(join(folder, 'plans/2.txt.codes.yaml'), 'utf8').includes('全然'));
  });
});
