import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../support/sourceTree';
import { makeFolder, removeFolders, run, smallProject } from './cli';

const sample = join(root, 'samples/provincial-plans');

describe('policy-coder stats', () => {
  after(removeFolders);

  it('describes the corpus', async () => {
    const { code, stdout } = await run(['stats', sample]);
    assert.equal(code, 0);
    assert.match(stdout, /^yes +16 +51\.6%$/m);
    assert.match(stdout, /^Earliest: 2021-05-18 \(plans\/陕西省\.txt\)\.$/m);
    assert.match(stdout, /^Every source has a value of its own\.$/m);
  });

  it('crosses themes with an attribute, and says which test was made or why none', async () => {
    const { code, stdout } = await run(['stats', sample, '--by', '大区']);
    assert.equal(code, 0);
    assert.match(stdout, /^西南 +5 +4 \(80\.0%\) +5 \(100\.0%\)/m);
    // The one plan without the theme may be any of 31; 24 of them are in groups of its size or smaller.
    assert.match(stdout, /^档案治理体系建设 +Fisher's exact test +0\.774 /m);
    assert.match(stdout, /^档案资源体系建设 +none: all sources have the theme, or none has$/m);
  });

  it('measures keyword hits by what is coded', async () => {
    const { code, stdout } = await run(['stats', sample, '--agreement', '--lang', 'zh-cn']);
    assert.equal(code, 0);
    assert.match(stdout, /^词典与编码员（按句）$/m);
    assert.match(stdout, /^档案安全体系建设 +31 +61 +15 +0 +0\.80 +1\.00 +0\.89$/m);
  });

  it('prints JSON, the same in every language', async () => {
    const json = async (...args: string[]) => (await run(['stats', sample, '--json', ...args])).stdout;
    const { sources, method } = JSON.parse(await json());
    assert.equal(sources, 31);
    assert.equal(method.tool.name, 'policy-coder');
    assert.equal(JSON.parse(await json('--by', '大区', '--basis', 'keywords')).basis, 'keywords');
    assert.equal(await json('--agreement'), await json('--agreement', '--lang', 'zh-cn'));
  });

  it('prints Markdown', async () => {
    const { stdout } = await run(['stats', sample, '--by', '大区', '--markdown']);
    assert.match(stdout, /^\| 西南 \| 5 \| 4 \(80\.0%\) \|/m);
  });

  it('reads attributes from the CSV file that corpus.yaml names, and complains of it', async () => {
    const folder = makeFolder({
      ...smallProject,
      'corpus.yaml': 'version: 1\nattributesFile: plans.csv\n',
      'plans.csv': '源,级\n1,省\nplans/2.txt,市\n3,县\n',
    });
    const { code, stdout, stderr } = await run(['stats', folder, '--by', '级']);
    assert.equal(code, 1);
    assert.match(stdout, /^省 +1 +1 \(100\.0%\)/m);
    assert.match(stderr, /^plans\.csv:4:1: warning: No source has the path or the label "3"\./m);
  });

  it('refuses what makes no sense', async () => {
    const failure = async (...args: string[]) => {
      const { code, stderr } = await run(['stats', sample, ...args]);
      return [code, stderr];
    };
    assert.deepEqual(await failure('--by', '没有'), [
      2,
      'policy-coder: No source has the attribute 没有; there are: 大区, 印发日期, 印发部门, 专项工程.\n',
    ]);
    assert.deepEqual(await failure('--basis', 'keywords'), [2, 'policy-coder: --basis needs --by.\n']);
    assert.deepEqual(await failure('--by', '大区', '--agreement'), [
      2,
      'policy-coder: Either --by or --agreement.\n',
    ]);
    assert.deepEqual(await failure('--by', '大区', '--basis', 'both'), [
      2,
      'policy-coder: --basis must be one of: coded, keywords.\n',
    ]);
  });
});
