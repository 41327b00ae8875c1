import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, removeFolders, run, smallProject } from '../cli/cli';
import { parseCsv } from '../core/report/parseCsv';

/** Names of files that would be something else to whoever does not take care. */
const names = [
  'two\nlines.txt',
  'gnp.\u202efdp.txt',
  '<img src=x onerror=alert(1)>.txt',
  '-rf.txt',
  '=1+1.txt',
  '$(id).txt',
  '%{x}.txt',
  '..txt',
  '"quoted" \'so\'.txt',
  '[a](javascript:x).txt',
];

describe('hostile names of files', () => {
  after(removeFolders);

  it('are names in every output, and nothing else', async () => {
    const out = makeFolder();
    const folder = makeFolder({
      'codebook.yaml': smallProject['codebook.yaml']!,
      ...Object.fromEntries(names.map(name => [name, '做好备份。'])),
    });
    const { code, stdout } = await run(['report', folder, '--out', out, '--format', 'all']);
    // Two of them are told: no file can be called so on Windows.
    assert.equal(code, 1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be in it
    assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    const file = (name: string) => readFileSync(join(out, name), 'utf8');
    assert.deepEqual(
      JSON.parse(file('overview.json'))
        .coverage.rows.map(({ source }: { source: string }) => source)
        .sort(),
      [...names].sort(),
    );
    assert.doesNotMatch(file('report.html'), /<img|<script|href=["']?javascript/i);
    for (const row of parseCsv(file('coverage.csv').replace(/^\ufeff/, '')))
      assert.doesNotMatch(row[0]!, /^[=+\-@]/);
  });

  it('neither break nor turn a line of the terminal', async () => {
    const folder = makeFolder({
      'codebook.yaml': smallProject['codebook.yaml']!,
      ...Object.fromEntries(names.map(name => [name, '安全'])),
      'empty\n\u202e.txt': '',
    });
    for (const command of ['check', 'keywords', 'gaps']) {
      const { stdout, stderr } = await run([command, folder]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be in it
      assert.doesNotMatch(stdout + stderr, /[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/, command);
    }
  });
});
