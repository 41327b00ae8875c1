import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NetworkComparison, NetworkStructure } from '../../src/core';
import { root } from '../support/root';
import { makeFolder, removeFolders, run, smallProject } from './cli';

const sample = join(root, 'samples/provincial-plans');

describe('policy-coder network', () => {
  after(removeFolders);

  it('says in sentences how the network is made', async () => {
    const { code, stdout, stderr } = await run(['network', makeFolder(smallProject)]);
    assert.equal(
      stdout,
      `4 nodes · 3 edges · 2 communities · modularity 0.167 · unit: sentence · measure: count

Nodes: the keywords that occur in the texts.
A pair counts once for each sentence that contains both.
Weight: how often the two co-occur.
Communities: Louvain method, the best of 10 runs, resolution 1, seed 1.
Places of nodes: ForceAtlas2, seed 1.

  备份 – 安全        1
  备份 – 数字档案    1
  安全 – 数字档案馆  1
`,
    );
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('says so of every choice in corpus.yaml, also in Chinese', async () => {
    const project = makeFolder({
      ...smallProject,
      'corpus.yaml': `version: 1
network:
  {nodes: codes, counting: products, measure: npmi, without: [digital], minFrequency: 2, topNodes: 9, significance: 0.5,
   minWeight: 0, backbone: 0.5, topEdges: 5, kCore: 2, pinned: {safety: [1, 2]}}
`,
    });
    const { stdout } = await run(['network', project]);
    for (const sentence of [
      'Nodes: the codes of coded passages, as they were applied.',
      'Excluded: nodes of digital.',
      'Only nodes that occur 2 times or more.',
      'Only the 9 most frequent nodes, and those that tie with the last.',
      'In each sentence, a pair counts the occurrences of the one times the occurrences of the other.',
      'Weight: normalised pointwise mutual information',
      'false discovery rate 0.5 (Benjamini-Hochberg).',
      'Only the backbone: edges that are significant for one of their ends (disparity filter, level 0.5).',
      'Only the 5 heaviest edges, and those that tie with the last.',
      'Only the 2-core: nodes with at least that many neighbours inside it.',
      'Nodes placed by hand: 1.',
    ])
      assert.ok(stdout.includes(sentence), sentence);
    const chinese = await run(['network', project, '--lang', 'zh-cn']);
    assert.ok(chinese.stdout.includes('每个句子内') || chinese.stdout.includes('每个句内'), chinese.stdout);
  });

  it('gives the structure as tables, as Markdown and as JSON', async () => {
    const { code, stdout } = await run(['network', sample, '--stats', '--top', '3']);
    assert.equal(code, 0);
    assert.match(stdout, /Modularity of the communities +0\.5773/);
    assert.match(stdout, /The first 3 of 69\./);
    const markdown = await run(['network', makeFolder(smallProject), '--stats', '--markdown']);
    assert.match(markdown.stdout, /^# .+\n\n## The network in figures\n/);
    const json = await run(['network', sample, '--stats', '--json']);
    const { structure, method }: { structure: NetworkStructure; method: object } = JSON.parse(json.stdout);
    assert.equal(structure.nodes.length, 69);
    assert.deepEqual([structure.stability.seeds, structure.stability.shuffles], [100, 100]);
    assert.ok('network' in method);
  });

  it('compares the networks of two values of an attribute, and of two bases', async () => {
    const json = await run(['network', sample, '--compare', '大区=华东,西南', '--json']);
    const { comparison }: { comparison: NetworkComparison } = JSON.parse(json.stdout);
    assert.deepEqual(
      comparison.sides.map(({ name, sources }) => [name, sources]),
      [
        ['华东', 7],
        ['西南', 5],
      ],
    );
    assert.match(
      (await run(['network', sample, '--compare', '印发日期=2021,2022'])).stdout,
      /^2021 and 2022\n/,
    );
    assert.match(
      (await run(['network', sample, '--compare', 'basis=keywords,coded'])).stdout,
      /^keywords and coded\n/,
    );
  });

  it('explains a pair: formula with its numbers, table of units, passages', async () => {
    const { code, stdout } = await run(['network', sample, '--pair', '大数据', '数字档案馆', '--top', '2']);
    assert.equal(code, 0);
    for (const part of [
      'count = 22\n',
      'jaccard        22 / (35 + 44 − 22) ',
      'with "大数据"     22                 13                    35\n',
      'The first 2 of 22.\n',
      '第八条 【大数据】、云计算与档案业务结合，市级〔数字档案馆〕全部',
    ])
      assert.ok(stdout.includes(part), stdout);
    const json = await run(['network', sample, '--json', '--pair', '大数据', '数字档案馆']);
    const { pair } = JSON.parse(json.stdout);
    assert.equal(pair.passages.length, pair.counts.both);
  });

  it('writes the network in every format, or in those asked for; of a node alone, too', async () => {
    const out = makeFolder();
    assert.equal((await run(['network', sample, '--out', out])).code, 0);
    assert.deepEqual(readdirSync(out).sort(), [
      'edges.csv',
      'matrix.csv',
      'matrix.xlsx',
      'network.gexf',
      'network.graphml',
      'network.json',
      'network.net',
      'network.svg',
      'nodes.csv',
      'vosviewer-map.csv',
      'vosviewer-network.csv',
      'vosviewer.json',
    ]);
    assert.match(readFileSync(join(out, 'nodes.csv'), 'utf8'), /Betweenness/);
    const ego = makeFolder();
    const picture = ['--format', 'pajek,svg', '--style', 'print', '--width', '85'];
    await run(['network', sample, '--ego', '专家库', '--out', ego, ...picture]);
    assert.match(readFileSync(join(ego, 'network.svg'), 'utf8'), /^<svg [^>]*width="85mm"[\s\S]*<pattern /);
    assert.deepEqual(readdirSync(ego).sort(), ['network.net', 'network.svg']);
    assert.match(readFileSync(join(ego, 'network.net'), 'utf8'), /^\*Vertices [2-9]\n/);
  });

  it('refuses what makes no sense, and says what there is', async () => {
    for (const [args, message] of [
      [['--ego', '没有'], 'The network has no node 没有.'],
      [['--compare', '大区'], '--compare must be of the form NAME=A,B.'],
      [
        ['--compare', '大区=华东,西'],
        'No source has the value 西 for 大区; there are: 东北, 华东, 华中, 华北, 华南, 西北, 西南.',
      ],
      [['--compare', '没有=a,b'], 'No source has the attribute 没有.'],
      [['--compare', 'basis=a,b'], '--compare basis must be one of: keywords,coded.'],
      [['--stats', '--compare', 'a=b,c'], 'Use either --stats or --compare, not both.'],
      [['--pair', '大数据', '没有'], 'The network has no node 没有.'],
      [['--pair', '大数据'], 'Only --pair takes nodes after the folder, and it takes two.'],
      [['--pair', '大数据', '大数据'], 'Only --pair takes nodes after the folder, and it takes two.'],
      [['大数据'], 'Only --pair takes nodes after the folder, and it takes two.'],
      [['--pair', '大数据', '云计算', '--stats'], 'Use either --stats or --pair, not both.'],
      [['--pair', '大数据', '云计算', '--ego', '云计算'], 'Use either --pair or --ego, not both.'],
      [['--format', 'svg'], '--format needs --out.'],
      [['--style', 'dark'], '--style needs --out.'],
      [['--out', 'x', '--style', 'blue'], '--style must be one of: color, print, dark.'],
      [['--out', 'x', '--width', '0'], '--width must be a whole number, 1 or greater.'],
      [['--out', 'x', '--format', 'gif'], 'Unknown format "gif"'],
      [['--out', 'x', '--dpi', '1201'], '--dpi must be 1200 at most.'],
    ] as const) {
      const { code, stdout, stderr } = await run(['network', sample, ...args]);
      assert.deepEqual([code, stdout], [2, ''], args.join(' '));
      assert.ok(stderr.includes(message), stderr);
    }
  });
});
