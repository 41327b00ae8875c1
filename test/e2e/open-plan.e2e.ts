import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ask, projectRead } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';

describe('a project in a real VS Code', () => {
  let vscode: Workbench;

  before(async () => {
    vscode = await openWorkbench();
  });
  after(() => vscode?.close());

  it('shows the Chinese text of a plan', async () => {
    const plan = fs.readdirSync(path.join(vscode.folder, 'plans')).filter(name => name.endsWith('.txt'))[0];
    assert.ok(plan, 'the project has a plan');
    await vscode.openFile(plan);
    assert.match((await vscode.editor.textContent()) ?? '', /发展/);
    await vscode.screenshot('open-plan');
  });

  it('marks both halves of a split view, and another plan as soon as it is switched to', async () => {
    const halves = vscode.page.locator('.editor-instance:visible');
    const marked = async (half: number) =>
      (await halves.nth(half).locator('.view-overlays .cdr[class*="ced-"]').count()) > 20 ? true : undefined;
    await waitFor('the marks', () => marked(0));
    await vscode.command('View: Split Editor Right');
    await waitFor('the marks of the first half', () => marked(0));
    await waitFor('the marks of the second half', () => marked(1));
    await vscode.openFile('浙江省.txt');
    await waitFor('the marks of the other plan', () => marked(1));
    assert.ok(await marked(0), 'the first half keeps its own');
  });

  describe('statistics', () => {
    before(async () => {
      await vscode.openFile('上海市.txt');
      await projectRead(vscode);
    });

    it('asks which, and shows the tables as a page', async () => {
      await ask(vscode, 'Policy Coder: Statistics', 'Themes by 大区, coded');
      await vscode.page.keyboard.press('Enter');
      const page = await vscode.webviewFrame('.markdown-body table');
      const row = page.locator('tr', { hasText: '西南' }).first();
      await row.waitFor();
      assert.match(await row.innerText(), /^西南\s+5\s+4 \(80\.0%\)/);
      assert.equal(await page.locator('h2').count(), 3);
      await vscode.screenshot('statistics-light');
    });

    it('leads to the passages behind its figures', async () => {
      await vscode.command('Policy Coder: Open Statistics in Overview');
      const overview = await vscode.webviewFrame('#panel-table:not([hidden]) table');
      const group = overview.locator('tbody tr.group', { hasText: '西南' });
      await group.locator('td').first().click();
      const passages = overview.locator('.passage');
      await overview.locator('.passages', { hasText: '西南 · 档案治理体系建设' }).waitFor();
      assert.equal(await passages.count(), 8);
      await vscode.screenshot('statistics-passages');
    });

    it('draws the statistics of the corpus beside their tables, in the colours of the theme', async () => {
      await ask(vscode, 'Policy Coder: Statistics', 'Statistics of the corpus');
      await vscode.page.keyboard.press('Enter');
      const page = await vscode.webviewFrame('.markdown-body figure svg');
      const figure = page.locator('svg[aria-label="印发日期"]');
      await figure.scrollIntoViewIfNeeded();
      assert.equal(await figure.locator('g rect').count(), 12);
      assert.equal(await page.locator('.markdown-body figure svg').count(), 6);
      const drawn = await figure
        .locator('g rect')
        .first()
        .evaluate(bar => getComputedStyle(bar).fill);
      assert.match(drawn, /^rgb\((?!0, 0, 0\))/);
      await vscode.screenshot('statistics-figures');
    });
  });
});
