import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, removeFolders, run } from './cli';

const project: Readonly<Record<string, string>> = {
  'codebook.yaml': 'version: 1\nthemes:\n  - { id: safety, name: 档案安全 }\n',
  'corpus.yaml': 'version: 1 # the only one\ncoders: [甲, 乙]\n',
  ...Object.fromEntries(['1', '2', '3', '4', '5'].map(name => [`${name}.txt`, '做好备份。\n'])),
};

describe('policy-coder sample', () => {
  after(removeFolders);

  it('shows a sample, writes it on request, and agreement names it', async () => {
    const folder = makeFolder(project);
    const shown = await run(['sample', folder, '--share', '40%', '--seed', '2']);
    assert.equal(shown.code, 0, shown.stderr);
    assert.match(
      shown.stdout,
      /^2 of 5 sources were drawn at random \(seed 2\)\.\n[\s\S]*甲: [^\n]*0 of 2\n/,
    );
    assert.equal(readFileSync(join(folder, 'corpus.yaml'), 'utf8'), project['corpus.yaml']);
    const { stdout } = await run(['sample', folder, '--share', '40%', '--seed', '2', '--write', '--json']);
    const { sample, written } = JSON.parse(stdout) as { sample: readonly object[]; written: boolean };
    assert.deepEqual([sample.length, written], [2, true]);
    assert.match(
      readFileSync(join(folder, 'corpus.yaml'), 'utf8'),
      /^version: 1 # the only one\n[\s\S]*share: 40%\n/,
    );
    const agreement = await run(['agreement', folder, '--json']);
    const { method } = JSON.parse(agreement.stdout) as { method: { agreement: { sample: object } } };
    assert.deepEqual(method.agreement.sample, {
      coders: ['甲', '乙'],
      of: 'sources',
      seed: 2,
      share: '40%',
      among: 5,
      size: 2,
    });
  });

  it('has a word for what makes no sense', async () => {
    const folder = makeFolder(project);
    const refused = async (...args: readonly string[]) => {
      const { code, stderr } = await run(['sample', folder, ...args]);
      assert.equal(code, 2, args.join(' '));
      return stderr;
    };
    assert.match(await refused(), /--share 20% or --count 6/);
    for (const share of ['0%', '101%', '20', 'half', '-5%']) await refused('--share', share);
    for (const count of ['0', '-1', '1.5']) await refused('--count', count);
    assert.match(await refused('--count', '1', '--by', '区'), /区/);
    assert.match(await refused('--count', '1', '--coders', '甲,丙'), /丙/);
    await refused('--count', '1', '--share', '10%');
    await refused('--count', '1', '--seed', 'x');
    const empty = await run([
      'sample',
      makeFolder({ 'codebook.yaml': project['codebook.yaml']! }),
      '--count',
      '1',
    ]);
    assert.match(empty.stderr, /nothing to draw from/);
    const broken = makeFolder({ ...project, 'corpus.yaml': 'version: 1\ncoders: [\n' });
    const { code } = await run(['sample', broken, '--count', '1', '--write']);
    assert.equal(code, 2);
    assert.equal(readFileSync(join(broken, 'corpus.yaml'), 'utf8'), 'version: 1\ncoders: [\n');
  });
});
