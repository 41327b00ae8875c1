import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { projectRead, showViews, tagLine, typeToRow } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { inLong } from '../support/long';

const entriesIn = (vscode: Workbench, file: string): readonly unknown[] => {
  const whole = path.join(vscode.folder, file);
  return fs.existsSync(whole) ? (parse(fs.readFileSync(whole, 'utf8')).annotations ?? []) : [];
};

describe('several coders in a real VS Code, in Chinese', () => {
  let vscode: Workbench;
  before(async () => {
    vscode = await openWorkbench({ locale: 'zh-cn', theme: 'dark' });
    const settings = path.join(vscode.folder, 'corpus.yaml');
    fs.writeFileSync(settings, `${fs.readFileSync(settings, 'utf8')}\ncoders: [甲, 乙]\n`);
    await vscode.openFile('四川省.txt');
    await projectRead(vscode);
  });
  after(() => vscode?.close());

  const coder = () => vscode.page.locator('.statusbar-item[id*="policyCoder.status"]');

  it('asks who codes, and writes to a side file of each coder', async () => {
    await coder().waitFor();
    await tagLine(vscode, 4, '档案治理');
    await typeToRow(vscode, '甲');
    await vscode.page.keyboard.press('Enter');
    await waitFor('the side file of 甲', async () =>
      entriesIn(vscode, 'plans/四川省.txt.甲.codes.yaml').length === 1 ? true : undefined,
    );
    await coder().click();
    await typeToRow(vscode, '切换编码员');
    await vscode.page.keyboard.press('Enter');
    await typeToRow(vscode, '乙');
    await vscode.page.keyboard.press('Enter');
    await coder().filter({ hasText: '乙' }).waitFor();
    await tagLine(vscode, 4, '档案利用');
    await waitFor('the side file of 乙', async () =>
      entriesIn(vscode, 'plans/四川省.txt.乙.codes.yaml').length === 1 ? true : undefined,
    );
    assert.equal(entriesIn(vscode, 'plans/四川省.txt.甲.codes.yaml').length, 1);
  });

  inLong(it)('hides the work of the others while one codes blind', async () => {
    await showViews(vscode);
    // The view of changes, where the project is in git, has rows of them, too.
    const { page } = vscode;
    const passages = page
      .locator('.sidebar .pane', { has: page.locator('.pane-header[aria-label*="标注"]') })
      .locator('.monaco-list-row', { hasText: '蜀道已成通途' });
    await waitFor('the work of both', async () => ((await passages.count()) === 2 ? true : undefined));
    await vscode.command('政策编码: 开关盲编');
    await coder().locator('.codicon-eye-closed').waitFor();
    await waitFor('own work only', async () => ((await passages.count()) === 1 ? true : undefined));
    await vscode.screenshot('codes-blind-zh');
    await vscode.command('政策编码: 开关盲编');
    await coder().locator('.codicon-person').waitFor();
    await waitFor('the work of both again', async () => ((await passages.count()) === 2 ? true : undefined));
  });
});
