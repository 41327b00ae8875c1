import assert from 'node:assert/strict';
import { quickInputRows } from '../real/quick-input';
import { projectRead } from '../real/typing';
import { openWorkbench, type Workbench } from '../real/workbench';

describe('statistics', () => {
  let vscode: Workbench;
  before(async () => {
    vscode = await openWorkbench();
    await vscode.openFile('上海市.txt');
    await projectRead(vscode);
  });
  after(() => vscode?.close());

  it('asks which, and shows the tables as a page', async () => {
    await vscode.command('Policy Coder: Statistics');
    await quickInputRows(vscode.page).filter({ hasText: 'Themes by 大区, coded' }).first().click();
    const page = await vscode.webviewFrame('.markdown-body table');
    const row = page.locator('tr', { hasText: '西南' }).first();
    await row.waitFor();
    assert.match(await row.innerText(), /^西南\s+5\s+4 \(80\.0%\)/);
    assert.equal(await page.locator('h2').count(), 3);
    await vscode.screenshot('statistics-light');
  });

  it('draws the statistics of the corpus beside their tables, in the colours of the theme', async () => {
    await vscode.command('Policy Coder: Statistics');
    await quickInputRows(vscode.page).filter({ hasText: 'Statistics of the corpus' }).first().click();
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
