import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Overview } from '../../src/core';
import { root } from '../support/root';
import { quickHome } from '../support/segmenters';
import { makeFolder, removeFolders, run } from './cli';

const project = {
  'codebook.yaml': `version: 1
themes:
  - id: safety
    name: 安全
    keywords: [{ term: 管理, wholeWord: true }, 档案]
`,
  'plan.txt': '主管理应配合档案工作。\n部门主管理应加强管理。\n为学生管理档案，也为安全管理。\n',
};

describe('policy-coder with wholeWord keywords', () => {
  const frequency = ({ network }: Overview, term: string) =>
    network.nodes.find(each => each.id === term)?.frequency ?? 0;

  after(removeFolders);

  for (const engine of ['nodejieba', 'jieba-wasm', 'intl'] as const) {
    it(`counts whole words with ${engine}, and says so`, async function () {
      if (engine === 'nodejieba' && !existsSync(join(root, 'dist/nodejieba/nodejieba.node'))) this.skip();
      const folder = makeFolder(project);
      const { code, stdout, stderr } = await run(['report', folder, '--json', '--segmenter', engine]);
      assert.deepEqual([code, stderr], [0, '']);
      const overview: Overview = JSON.parse(stdout);
      assert.equal(frequency(overview, '管理'), 3);
      assert.equal(frequency(overview, '档案'), 2);
      assert.equal(overview.corpus.pending, 0);
      assert.equal(overview.method.matching.segmenter?.engine, engine);
    });
  }

  it('fills the same cells of the sample with either jieba, though every keyword has to be a whole word', async function () {
    if (!existsSync(join(root, 'dist/nodejieba/nodejieba.node'))) this.skip();
    const folder = makeFolder();
    cpSync(join(root, 'samples/provincial-plans'), folder, { recursive: true });
    const codebook = join(folder, 'codebook.yaml');
    const whole = readFileSync(codebook, 'utf8').replace(
      /^( +)- ([\p{Script=Han}A-Z]+)$/gmu,
      '$1- { term: $2, wholeWord: true }',
    );
    assert.ok(whole.match(/wholeWord/g)!.length > 60);
    writeFileSync(codebook, whole);
    const [native, wasm] = await Promise.all(
      ['nodejieba', 'jieba-wasm'].map(async engine => {
        const { stdout } = await run(['report', folder, '--json', '--segmenter', engine]);
        const { coverage }: Overview = JSON.parse(stdout);
        return coverage.rows.map(({ source, cells }) => ({
          source,
          hits: cells.map(({ matches }) => matches > 0),
          states: cells.map(({ state }) => state),
        }));
      }),
    );
    assert.equal(native!.length, 31);
    assert.deepEqual(native, wasm);
  });

  it('goes on without the user dictionary when it is missing, and says so in Chinese', async () => {
    const folder = makeFolder(project);
    const keywords = (...options: string[]) =>
      run(['keywords', folder, '--json', '--lang', 'zh-cn', ...options], { cwd: folder, home: quickHome() });
    const { code, stdout, stderr } = await keywords('--user-dictionary', 'none.txt');
    assert.deepEqual([code, stdout], [0, (await keywords()).stdout]);
    assert.match(
      stderr,
      /^policy-coder: 分词器 (?:nodejieba|jieba-wasm)：用户词典无法读取。分词时不使用用户词典。 \(.*none\.txt: ENOENT.*\)\n$/,
    );
  });

  it('refuses an unknown segmenter', async () => {
    const { code, stderr } = await run(['check', makeFolder(project), '--segmenter', 'best']);
    assert.equal(code, 2);
    assert.match(stderr, /Unknown segmenter best; known: nodejieba, jieba-wasm, intl\./);
  });
});
