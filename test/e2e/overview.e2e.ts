import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { parse } from 'yaml';
import { projectRead, selectLine, typeToRow } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';

describe('the overview in a real VS Code', () => {
  let vscode: Workbench;
  let overview: Frame;

  /** The cell of a source (by its label) and a theme (by its column, 1-based). */
  const cell = (label: string, column: number) =>
    overview.locator(`tr:has(th[data-column="0"]:text-is("${label}")) td[data-column="${column}"]`);
  const textOf = async (label: string, column: number) => (await cell(label, column).innerText()).trim();
  /** Brings the first or the last rows into sight: only those that can be seen are on the page. */
  const scrollTo = (end: 'first' | 'last') =>
    overview
      .locator('[data-pane=table]')
      .evaluate((pane, top) => pane.scrollTo(0, top ? 0 : pane.scrollHeight), end === 'first');
  const selected = () =>
    vscode.page.locator('#status\\.editor\\.selection, .statusbar-item[id*="selection"]');

  before(async () => {
    vscode = await openWorkbench();
    await vscode.openFile('四川省.txt');
    await projectRead(vscode);
    await vscode.command('Policy Coder: Open Overview');
    overview = await vscode.webviewFrame('table [role=gridcell]');
  });
  after(() => vscode?.close());

  it('shows the coverage table of the whole project', async () => {
    // Heads, sources, sums and shares.
    await overview.locator('table[aria-rowcount="34"]').waitFor();
    await waitFor('the sums', async () =>
      (await overview.locator('.table-summary li .count').allInnerTexts()).join() ===
      '205 (94%),12 (6%),0 (0%)'
        ? true
        : undefined,
    );
    await vscode.screenshot('overview-table');
  });

  it('turns the cell when a passage is tagged, and back when it is undone', async () => {
    await scrollTo('last');
    assert.equal(await textOf('四川省', 1), '—');
    await vscode.page.keyboard.press('Control+1');
    await selectLine(vscode, 4);
    await vscode.page.keyboard.press('Control+Alt+m');
    await typeToRow(vscode, '档案治理');
    await vscode.page.keyboard.press('Enter');
    await waitFor('a √', async () => ((await textOf('四川省', 1)) === '√' ? true : undefined));
    const file = path.join(vscode.folder, 'plans/四川省.txt.codes.yaml');
    const { annotations } = parse(fs.readFileSync(file, 'utf8')) as { annotations: { codes: string[] }[] };
    assert.equal(annotations.filter(({ codes }) => codes.includes('governance')).length, 1);
    await vscode.screenshot('overview-turned');
    await vscode.page.keyboard.press('Control+Alt+z');
    await waitFor('a —', async () => ((await textOf('四川省', 1)) === '—' ? true : undefined));
  });

  it('opens the passages of a cell, and from there the place in the text', async () => {
    await scrollTo('first');
    await cell('浙江省', 5).click();
    const passages = overview.locator('.passage');
    await waitFor('two passages', async () => ((await passages.count()) === 2 ? true : undefined));
    const quote = (await passages.first().locator('mark').allInnerTexts()).join('');
    await passages.first().click();
    await waitFor('the plan', async () =>
      (await vscode.page.locator('.tab.active').allInnerTexts()).join().includes('浙江省.txt')
        ? true
        : undefined,
    );
    await waitFor('the selection', async () =>
      (await selected().allInnerTexts()).join().includes(`${quote.length} selected`) ? true : undefined,
    );
    await vscode.screenshot('overview-passages');
  });

  it('opens the sentences of an edge, and lands on the sentence', async () => {
    await overview.locator('[role=tab]', { hasText: 'Network' }).click();
    await waitFor('the picture', async () =>
      (await overview.locator('svg path.node').count()) === 69 ? true : undefined,
    );
    await vscode.screenshot('overview-network');
    // As one goes by keys: from a node to the edge, which says how many sentences it stands for.
    await overview.locator('[data-node="单套制"]').press('Enter');
    const edge = overview.locator('.related button', { hasText: '电子文件归档' });
    const title = await edge.innerText();
    await edge.click();
    const passages = overview.locator('.passage');
    // The list may still be that of the cell before.
    await waitFor('as many sentences as the edge says', async () =>
      title.endsWith(` ${await passages.count()}`) ? true : undefined,
    );
    for (const text of await passages.locator('.text').allInnerTexts()) {
      assert.ok(text.includes('单套制') && text.includes('电子文件归档'), text);
    }
    const sentence = await passages.last().locator('.text').innerText();
    await passages.last().click();
    await waitFor('the selection', async () =>
      (await selected().allInnerTexts()).join().includes(`${sentence.length} selected`) ? true : undefined,
    );
    await vscode.screenshot('overview-edge');
  });

  it('survives a reload of the window, in another language and theme', async () => {
    // Those of the scenarios that come next: they take this window.
    await vscode.reloadIn({ theme: 'dark', locale: 'zh-cn' });
    overview = await vscode.webviewFrame('svg path.node');
    assert.equal(await overview.locator('svg path.node').count(), 69);
    await overview.locator('[role=tab][aria-selected=true]', { hasText: '网络' }).waitFor();
    await vscode.page.locator('.monaco-workbench.vs-dark').waitFor();
  });
});
