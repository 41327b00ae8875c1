import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../support/root';
import { quickHome } from '../support/segmenters';
import { makeFolder, removeFolders, run, smallProject } from './cli';

const sample = join(root, 'samples/provincial-plans');

describe('policy-coder distinctive', () => {
  const distinctive = async (...args: string[]) => run(['distinctive', ...args], { home: quickHome() });

  after(removeFolders);

  it('ranks the sentences of a source, with place and reason', async () => {
    const { code, stdout, stderr } = await distinctive(sample, '--source', '浙江省', '--top', '2');
    const lines = stdout.split('\n');
    assert.equal(lines[0], '浙江省');
    assert.match(lines[1]!, /^ {2}1\. \d+\.\d\d {2}plans\/浙江省\.txt:\d+:\d+$/);
    assert.match(stdout, /^ +here\/elsewhere: \p{Script=Han}+ \d+\/\d+/mu);
    assert.match(stdout, /^ +no similar sentence elsewhere$/m);
    assert.match(stdout, /^Words segmented by /m);
    assert.equal(lines.filter(line => /^ {2}\d\. /.test(line)).length, 2);
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('gives the same JSON twice, the best five of every row', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => distinctive(sample, '--json')));
    assert.equal(first!.stdout, second!.stdout);
    const { sources } = JSON.parse(first!.stdout);
    assert.equal(sources.length, 31);
    for (const { sentences } of sources) assert.ok(sentences.length <= 5 && sentences.length > 0);
  });

  it('says so where nothing stands out, and which sources it does not know', async () => {
    const folder = makeFolder(smallProject);
    assert.match((await distinctive(folder)).stdout, /No sentence stands out\./);
    const { code, stderr } = await distinctive(folder, '--source', '三');
    assert.deepEqual([code, stderr], [2, 'policy-coder: "三" is not a source of the project.\n']);
  });
});

describe('policy-coder compare', () => {
  after(removeFolders);

  it('compares with the reference of corpus.yaml: shares of each side', async () => {
    const { stdout } = await run(['compare', sample, '河北省', 'plans/江苏省.txt']);
    const [title, note, head, ...rows] = stdout.trimEnd().split('\n');
    assert.equal(title, 'Compared with 全国规划');
    assert.match(note!, /90% or more/);
    assert.match(head!, /^Source .*copied .*adapted .*dropped .*added$/);
    assert.deepEqual(
      rows.map(row => row.split(/ +/)[0]),
      ['河北省', '江苏省'],
    );
  });

  it('gives the same numbers as JSON, and rows side by side as Markdown', async () => {
    const [{ stdout: json }, { stdout: markdown }] = await Promise.all([
      run(['compare', sample, '河北省', '--json']),
      run(['compare', sample, '河北省', '--markdown']),
    ]);
    const [comparison] = JSON.parse(json);
    const { copied, adapted, alone } = comparison.shares.reference;
    for (const share of [copied, adapted, alone])
      assert.ok(markdown.includes(`| ${(share * 100).toFixed(1)}% |`));
    assert.ok(copied > 0 && adapted > 0 && Math.abs(copied + adapted + alone - 1) < 1e-9);
    assert.match(markdown, /^\| copied \| 与高等院校合办.*\| 与高等院校合办.* \|$/m);
  });

  it('compares with any source, and leaves that out of the sources', async () => {
    const { stdout } = await run(['compare', sample, '--reference', '江苏省', '--json']);
    const all = JSON.parse(stdout) as { source: string; reference: string }[];
    assert.equal(all.length, 30);
    assert.ok(all.every(each => each.reference === 'plans/江苏省.txt' && each.source !== each.reference));
  });

  it('asks for a reference where there is none', async () => {
    const { code, stderr } = await run(['compare', makeFolder(smallProject)]);
    assert.equal(code, 2);
    assert.match(stderr, /Use --reference, or set reference in corpus\.yaml\./);
    const wrong = await run(['compare', makeFolder(smallProject), '--reference', '1', '二']);
    assert.deepEqual([wrong.code, wrong.stderr], [2, 'policy-coder: "二" is not a source of the project.\n']);
  });
});
