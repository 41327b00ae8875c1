import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/root';
import { quickHome } from '../support/segmenters';
import { makeFolder, removeFolders, run, smallProject } from './cli';

describe('policy-coder kwic', () => {
  after(removeFolders);

  it('lists every occurrence, the term in one column', async () => {
    const { code, stdout, stderr } = await run(['kwic', makeFolder(smallProject), '安全']);
    assert.equal(
      stdout,
      [
        'plans/1.txt:1:11  建设数字档案馆，确保  安全  。',
        'plans/1.txt:2:8         做好备份，守住  安全  。',
        '',
      ].join('\n'),
    );
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('finds terms that are in no codebook; sorts by what stands before or behind; cuts by columns', async () => {
    const folder = makeFolder({ ...smallProject, 'plans/2.txt': '甲乙档案a。\n乙甲档案b。\n' });
    const lines = async (...options: string[]) =>
      (await run(['kwic', folder, '档案', ...options])).stdout.trimEnd().split('\n');
    assert.deepEqual(await lines('--sort', 'left', '--width', '5'), [
      'plans/2.txt:1:3  甲乙  档案  a。',
      'plans/1.txt:1:5  数字  档案  馆，',
      'plans/2.txt:2:3  乙甲  档案  b。',
    ]);
    assert.deepEqual(
      (await lines('--sort', 'right')).map(line => line.split('  ').at(-1)),
      ['a。', 'b。', '馆，确保安全。'],
    );
  });

  it('prints JSON, with the keyword that counts there', async () => {
    const { stdout } = await run(['kwic', makeFolder(smallProject), '档案', '--json']);
    assert.deepEqual(JSON.parse(stdout)[0], {
      source: 'plans/1.txt',
      line: 1,
      column: 5,
      endLine: 1,
      endColumn: 7,
      left: '建设数字',
      text: '档案',
      right: '馆，确保安全。',
      keyword: '数字档案馆',
    });
  });

  it('prints nothing for what does not occur', async () => {
    const { code, stdout } = await run(['kwic', makeFolder(smallProject), '查无此词']);
    assert.deepEqual([code, stdout], [0, '']);
  });
});

describe('policy-coder terms', () => {
  after(removeFolders);
  const plans = {
    ...smallProject,
    'plans/3.txt': '库房要记录。备份要考核。备份与考核并重。人员培训要记录。',
  };

  it('ranks what stands beside the keywords of a theme', async () => {
    const { code, stdout, stderr } = await run(['terms', makeFolder(plans), '--theme', 'safety', '--json']);
    const { terms, measure, theme, segmenter } = JSON.parse(stdout);
    const [first] = terms;
    assert.deepEqual([measure, theme], ['collocate', 'safety']);
    assert.deepEqual(Object.keys(segmenter), ['engine', 'version', 'dictionary', 'terms']);
    assert.equal(segmenter.terms, 4);
    assert.equal(first.term, '考核');
    assert.deepEqual([first.frequency, first.sources], [2, 1]);
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('prints a table; leaves out keywords; takes at most as many as asked for', async () => {
    const terms = ['terms', makeFolder(plans), '--segmenter', 'intl'];
    const { stdout } = await run(terms);
    const [heads, ...rows] = stdout.trimEnd().split('\n');
    assert.match(
      rows.pop()!,
      /^Words segmented by intl [\d.]+, dictionary none, with 0 terms of the codebook$/,
    );
    assert.equal(rows.pop(), '');
    assert.match(heads!, /^Term +Score +Hits +Sources$/);
    const found = rows.map(row => row.split(' ')[0]);
    assert.ok(found.includes('记录') && found.includes('考核'));
    assert.ok(!found.includes('备份') && !found.includes('安全'));
    assert.equal((await run([...terms, '--top', '1'])).stdout.trimEnd().split('\n').length, 4);
    assert.match((await run([...terms, '--lang', 'zh-cn'])).stdout, /^词语 +得分 +命中 +文本数\n/);
  });

  it('asks the best segmenter, with the terms of the codebook, and says which one served', async () => {
    const { stdout, stderr } = await run(['terms', makeFolder(plans)], { home: quickHome() });
    const served = existsSync(join(root, 'dist/nodejieba/nodejieba.node')) ? 'nodejieba' : 'jieba-wasm';
    assert.match(
      stdout,
      new RegExp(`\\nWords segmented by ${served} [\\d.]+, dictionary sha256:[0-9a-f]{64}, with 4 `),
    );
    assert.equal(stderr, '');
  });

  it('gives the same for every measure, time and again', async () => {
    const folder = makeFolder(plans);
    for (const measure of ['frequency', 'tfidf', 'textrank', 'newword', 'collocate', 'typical']) {
      // The engine that starts at once: whether engines repeat themselves is tested by themselves.
      const args = ['terms', folder, '--measure', measure, '--segmenter', 'intl'];
      const [one, two] = await Promise.all([1, 2].map(() => run(args)));
      assert.equal(one!.stdout, two!.stdout);
      assert.equal(one!.code, 0);
    }
  });

  it('says why there is nothing, and which themes there are', async () => {
    const folder = makeFolder(plans);
    const none = await run(['terms', folder, '--theme', 'digital', '--measure', 'typical'], {
      home: quickHome(),
    });
    assert.deepEqual([none.code, none.stdout], [0, '']);
    assert.match(none.stderr, /No passage is coded yet/);
    const unknown = await run(['terms', folder, '--theme', 'no']);
    assert.equal(unknown.code, 2);
    assert.equal(
      unknown.stderr,
      'policy-coder: The codebook has no theme no; it has: safety, digital, own.\n',
    );
  });
});
