import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNames } from '../../src/cli/exports';
import { makeFolder, removeFolders, run, smallProject } from './cli';

/** What can make a text differ from others: encodings, codings of two coders, attributes, a reference, a section, odd bytes. */
const project: Readonly<Record<string, string | Uint8Array>> = {
  ...smallProject,
  'corpus.yaml': `version: 1
sources: ['plans/*.txt', 'plans/*.md']
reference: reference.txt
coders: [li, wang]
counted: [li, nobody]
scope: { section: 任务 }
attributesFile: attributes.csv
network: { minWeight: 1, significance: 0.9 }
`,
  'reference.txt': '全国都要备份。\n',
  'attributes.csv': 'source,地区\nplans/1.txt,东部\nplans/9.txt,西部\n',
  'plans/3.txt': '一、任务\n安全，数字档案馆。\n三、保障\n备份。\n',
  'plans/3.txt.li.codes.yaml':
    'version: 1\nannotations:\n  - id: c1\n    codes: [digital, gone]\n    quote: 数字档案馆\n    at: 2:4-2:9\n    created: 2026-01-02\n',
  'plans/3.txt.wang.codes.yaml': 'version: 1\nreviewed: [{ code: digital, absent: true }]\nannotations: 3\n',
  'plans/4.txt': '',
  'plans/5.txt': new Uint8Array([0xb0, 0xb2, 0xc8, 0xab, 0xa1, 0xa3]),
  'plans/6.txt': new Uint8Array([0, 1, 2, 3]),
  'plans/7.md': '# 任务\n\n做好**备份**，守住安全。\n数字档案\n',
  'plans/8.txt.codes.yaml': 'version: [\n',
  'plans/8.txt': '一、任务\n备份与安全，备份与数字档案。备份安全。\n',
};

const withoutPassages = formatNames.filter(name => !['xlsx', 'jsonl'].includes(name)).join(',');
const all = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'base64')]));

describe('a project counted in parts', () => {
  after(removeFolders);

  const options = ['--format', withoutPassages, '--merge', 'safety+digital', '--group-by', '地区'];

  for (const [name, more] of [
    ['everybody', {}],
    ['one coder', { coder: 'li' }],
    ['words', { words: true }],
  ] as const) {
    it(`gives the same bytes, whether read as a whole, in threads, or in parts: ${name}`, async () => {
      // Each process of words loads its dictionary.
      const isShort = name !== 'everybody';
      const codebook = String(project['codebook.yaml']);
      const folder = makeFolder({
        ...project,
        'codebook.yaml':
          'words' in more
            ? codebook.replace('[安全, 备份]', '[{ term: 安全, wholeWord: true }, 备份]')
            : codebook,
      });
      const asked = 'coder' in more ? ['--coder', more.coder] : [];
      const out = makeFolder();
      const whole = await run(['report', folder, ...asked, ...options, '--out', join(out, 'whole')]);
      assert.equal(whole.code, 1, whole.stderr);
      const expected = all(join(out, 'whole'));
      assert.match(whole.stdout, /nobody/);
      assert.ok(Object.keys(expected).length > 15);
      for (const threads of isShort ? ['2'] : ['0', '2']) {
        const cached = makeFolder();
        for (const run_ of ['cold', 'warm']) {
          const to = join(out, `threads-${threads}-${run_}`);
          const made = await run(
            ['report', folder, ...asked, ...options, '--threads', threads, '--out', to],
            { env: { POLICY_CODER_CACHE: cached } },
          );
          assert.deepEqual(made, { ...whole, stderr: made.stderr });
          assert.deepEqual(all(to), expected, `${threads} threads, ${run_}`);
        }
      }
      for (const parts of isShort ? [3] : [1, 2, 7, 64]) {
        const files = [];
        for (let part = 1; part <= parts; part++) {
          const file = join(out, `${parts}-${part}.jsonl`);
          const [merge, themes] = options.slice(2, 4);
          const counted = await run(
            [
              'report',
              folder,
              ...asked,
              merge!,
              themes!,
              '--threads',
              '0',
              '--part',
              `${part}/${parts}`,
              '--partial',
              file,
            ],
            { env: { POLICY_CODER_CACHE: 'off' } },
          );
          assert.deepEqual(counted, { code: 0, stdout: '', stderr: counted.stderr });
          files.push(file);
        }
        const to = join(out, `parts-${parts}`);
        const combined = await run([
          'combine',
          ...files.reverse(),
          ...options.filter((_, i) => i < 2 || i > 3),
          '--out',
          to,
        ]);
        assert.deepEqual(combined, { ...whole, stderr: combined.stderr });
        assert.deepEqual(all(to), expected, `${parts} parts`);
      }
    });
  }

  it('reads what has changed again, and believes no cache that was damaged', async () => {
    const folder = makeFolder(project);
    const cache = makeFolder();
    const json = async (threads: readonly string[]) =>
      (await run(['report', folder, '--json', ...threads], { env: { POLICY_CODER_CACHE: cache } })).stdout;
    await json(['--threads', '0']);
    const kept = readdirSync(cache);
    assert.ok(kept.length > 0);
    for (const name of kept) {
      const text = readFileSync(join(cache, name), 'utf8');
      writeFileSync(join(cache, name), text.replaceAll(/\d/g, '7'));
    }
    assert.equal(await json(['--threads', '0']), await json([]));
    // As long as before, and no younger.
    writeFileSync(join(folder, 'plans/8.txt'), '一、任务\n安全与安全，安全与数字档案。备份安全。\n');
    assert.equal(await json(['--threads', '0']), await json([]));
    rmSync(cache, { recursive: true });
    assert.equal(await json(['--threads', '0']), await json([]));
  });

  it('reads the whole where a side file has lost its source', async () => {
    const folder = makeFolder({
      ...project,
      'plans/old.txt.codes.yaml': String(project['plans/3.txt.li.codes.yaml']),
    });
    const [whole, threads] = [await run(['report', folder]), await run(['report', folder, '--threads', '2'])];
    assert.deepEqual(threads, whole);
    const part = await run(['report', folder, '--partial', '-']);
    assert.deepEqual([part.code, part.stdout], [2, '']);
    assert.match(part.stderr, /side file without its source/);
  });

  it('combines only all parts of one project, each once', async () => {
    const folder = makeFolder(project);
    const out = makeFolder();
    const count = (part: string, file: string) =>
      run(['report', folder, '--threads', '0', '--part', part, '--partial', join(out, file)]);
    await count('1/2', 'a');
    await count('2/2', 'b');
    const combine = async (...files: readonly string[]) =>
      (await run(['combine', ...files.map(file => join(out, file)), '--out', join(out, 'made')])).stderr;
    assert.match(await combine('a'), /Parts are missing: .* was counted in none/);
    assert.match(await combine('a', 'a'), /was counted before, in another file/);
    writeFileSync(join(out, 'cut'), readFileSync(join(out, 'b')).subarray(0, -20));
    assert.match(await combine('a', 'cut'), /is not a file of "report --partial", or not all of it/);
    writeFileSync(join(folder, 'codebook.yaml'), `${project['codebook.yaml']}# later\n`);
    await count('2/2', 'later');
    assert.match(await combine('a', 'later'), /are not parts of one project/);
    assert.match(
      (await run(['combine', join(out, 'a'), '--cells', 'evidence'])).stderr,
      /Counts hold no passages/,
    );
    assert.match(
      (await run(['report', folder, '--part', '3/2', '--partial', '-'])).stderr,
      /is not a part such as/,
    );
    assert.match(
      (await run(['report', folder, '--threads', 'x'])).stderr,
      /--threads must be a whole number/,
    );
    assert.ok(!existsSync(join(out, 'made')));
  });
});
