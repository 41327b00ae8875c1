import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';

const body = Array.from({ length: 60 }, (_, i) => `第${i + 1}件事要在规划期内办完，由各市县分头落实。`);
const plan = ['第一章 总体要求', '一、指导思想', '（一）服务大局。围绕中心谋划工作。', ...body].join('\n');

describe('language features in a real VS Code', () => {
  let vscode: Workbench;

  before(async () => {
    vscode = await openWorkbench({ theme: 'dark', locale: 'zh-cn' });
    fs.writeFileSync(path.join(vscode.folder, 'plans', '海南省.txt'), plan);
  });
  after(() => vscode?.close());

  it('keeps the headings of a plan in sight while one scrolls', async () => {
    const { page } = vscode;
    await vscode.openFile('海南省.txt');
    await page.locator('.statusbar-item', { hasText: '政策文本' }).waitFor();
    await vscode.editor.locator('.view-line').first().click();
    await page.keyboard.press('PageDown');
    const headings = await waitFor('three sticky headings', async () => {
      const shown = await page.locator('.sticky-line-content').allTextContents();
      return shown.length === 3 ? shown : undefined;
    });
    assert.deepEqual(
      headings.map(line => line.replaceAll('\u00a0', ' ')),
      ['第一章 总体要求', '一、指导思想', '（一）服务大局。围绕中心谋划工作。'],
    );
    await vscode.screenshot('language-plan');
  });

  it('suggests keys in the codebook with their meaning in Chinese', async () => {
    const { page } = vscode;
    await vscode.openFile('codebook.yaml');
    await vscode.editor.locator('.view-line', { hasText: 'shape: circle' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('exc', { delay: 60 });
    const row = page.locator('.suggest-widget .monaco-list-row', { hasText: 'exclude' });
    await row.waitFor();
    assert.match((await row.textContent()) ?? '', /哪些内容不属于它/);
    await vscode.screenshot('language-suggestions');
  });
});
