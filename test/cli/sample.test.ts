import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Overview } from '../../src/core';
import { root } from '../support/root';
import { makeFolder, removeFolders, runProcess } from './cli';

const sample = join(root, 'samples/provincial-plans');

/** Where Table 1 of the paper has a dash: theme and regions. */
const absent: Readonly<Record<string, readonly string[]>> = {
  档案治理体系建设: ['四川省'],
  档案科技创新: [
    '河北省',
    '河南省',
    '江西省',
    '海南省',
    '陕西省',
    '青海省',
    '宁夏回族自治区',
    '云南省',
    '西藏自治区',
  ],
  档案人才培养: ['福建省', '云南省'],
};

describe('the sample project', () => {
  let overview: Overview;
  let printed: string;

  after(removeFolders);

  before(async () => {
    const { code, stdout, stderr } = await runProcess(['report', sample, '--json']);
    assert.deepEqual([code, stderr], [0, '']);
    printed = stdout;
    overview = JSON.parse(stdout);
  });

  it("gives the paper's Table 1: 205 coded cells and 12 absent ones, each in its place", () => {
    const { rows, totals } = overview.coverage;
    const cells = rows.flatMap(row => row.cells);
    assert.equal(rows.length, 31);
    assert.equal(cells.filter(cell => cell.state === 'coded').length, 205);
    assert.equal(cells.filter(cell => cell.state === 'unreviewed').length, 0);
    assert.deepEqual(
      totals.map(total => total.coded),
      [30, 31, 31, 31, 31, 22, 29],
    );
    const found = overview.themes
      .filter(theme => theme.kind === 'check')
      .map(({ id, name }) => {
        const dashes = rows.filter(row =>
          row.cells.some(cell => cell.theme === id && cell.state === 'absent'),
        );
        return [name, dashes.map(row => row.label).sort()] as const;
      })
      .filter(([, labels]) => labels.length > 0);
    assert.deepEqual(
      Object.fromEntries(found),
      Object.fromEntries(Object.entries(absent).map(([name, labels]) => [name, labels.toSorted()])),
    );
  });

  it('names the own tasks of every region', () => {
    for (const { label, texts } of overview.coverage.rows) assert.ok(texts[0]!.labels.length > 0, label);
  });

  it("gives a network of 69 nodes in the six groups of the paper's figure", () => {
    const { nodes, groups } = overview.network;
    assert.equal(nodes.length, 69);
    assert.equal(groups.length, 6);
    assert.equal(new Set(nodes.map(node => node.group)).size, 6);
  });

  it('is read from GB18030, CRLF with BOM, and hard-wrapped texts, and the method says so', () => {
    assert.deepEqual(Object.values(overview.method.encodings), ['gb18030']);
    assert.equal(Object.keys(overview.method.matching.joins).length, 3);
  });

  it('gives the same bytes on every run', async () => {
    assert.equal((await runProcess(['report', sample, '--json'])).stdout, printed);
  });

  it('draws the same network to the byte, whatever language and clock a machine has', async () => {
    const machines = [
      { LC_ALL: 'C', TZ: 'UTC' },
      { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'America/St_Johns' },
    ];
    const pictures = await Promise.all(
      machines.map(async env => {
        const folder = makeFolder();
        await runProcess(['network', sample, '--lang', 'en', '--out', folder, '--format', 'svg'], { env });
        return readFileSync(join(folder, 'network.svg'), 'utf8');
      }),
    );
    assert.match(pictures[0]!, /^<svg /);
    assert.equal(pictures[0], pictures[1]);
  });
});
