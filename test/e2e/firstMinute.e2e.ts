import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { savePicture } from '../real/pictures';
import { ask, showViews, typeInPicker } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { isLong } from '../support/long';

/** A folder that is no project: a text in GB18030, and a document that is not a text yet. */
function makeFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-first-'));
  fs.writeFileSync(path.join(folder, '甲.txt'), Buffer.from([0xb5, 0xb5, 0xb0, 0xb8, 0x0a]));
  fs.writeFileSync(path.join(folder, '乙.pdf'), '%PDF-');
  return folder;
}

describe('the first minute', () => {
  const folder = makeFolder();
  let vscode: Workbench;

  before(async () => {
    vscode = await openWorkbench({ folder });
  });
  after(async () => {
    await vscode?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const codebook = () => fs.readFileSync(path.join(vscode.folder, 'codebook.yaml'), 'utf8');
  const view = () => vscode.page.locator('.sidebar .welcome-view-content');

  it('offers in a folder that is no project the two actions that matter', async () => {
    await showViews(vscode);
    await view().getByRole('button', { name: 'New Project Here' }).waitFor();
    await view().getByRole('button', { name: 'Open Sample Project' }).waitFor();
    await vscode.screenshot('first-minute-welcome');
  });

  it('begins a project by one question, and opens its first text beside the codebook', async () => {
    await view().getByRole('button', { name: 'New Project Here' }).click();
    await vscode.page.locator('.quick-input-widget', { hasText: '1 plan text, in GB18030' }).waitFor();
    await vscode.screenshot('first-minute-begin');
    await typeInPicker(vscode, '资源: 档案、征集；利用');
    await vscode.page.locator('.quick-input-widget', { hasText: '2 themes' }).waitFor();
    await vscode.screenshot('first-minute-themes');
    await vscode.page.keyboard.press('Enter');
    await vscode.page.locator('.tab.active[data-resource-name="甲.txt"]').waitFor();
    const told = vscode.page.locator('.notification-toast', {
      hasText: 'Documents found here: 1.',
    });
    await told.getByRole('button', { name: 'Import Documents…' }).waitFor();
    await vscode.page.locator('.sidebar .monaco-list-row', { hasText: '资源' }).first().waitFor();
    await vscode.screenshot('first-minute-project');
    // The project is called as its folder is.
    assert.ok(codebook().includes(`\ntitle: ${path.basename(vscode.folder)}\n`), codebook());
  });

  it('gives it another title without its file', async () => {
    await ask(vscode, 'Policy Coder: Set Title…', '试编码');
    await vscode.page.keyboard.press('Enter');
    await waitFor('the title', async () => (/^title: 试编码$/m.test(codebook()) ? true : undefined));
    await vscode.page.keyboard.press('Control+Alt+z');
    await waitFor('the old title', async () => (/^title: 试编码$/m.test(codebook()) ? undefined : true));
  });

  it('makes a source of the text on the clipboard, and replaces none that is there', async () => {
    const { page } = vscode;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate("navigator.clipboard.writeText('第一条 做好档案征集。\\r\\n第二条 备份。\\r\\n')");
    const make = async (name: string) => {
      await vscode.command('Policy Coder: New Source from Clipboard');
      await page.locator('.quick-input-widget', { hasText: '第一条 做好档案征集。' }).waitFor();
      await typeInPicker(vscode, name);
      await vscode.screenshot('first-minute-clipboard');
      await page.keyboard.press('Enter');
    };
    await make('甲');
    await page.locator('.notification-toast', { hasText: '甲.txt' }).waitFor();
    assert.equal(fs.statSync(path.join(vscode.folder, '甲.txt')).size, 5);
    await make('丙');
    await page.locator('.tab.active[data-resource-name="丙.txt"]').waitFor();
    assert.equal(
      fs.readFileSync(path.join(vscode.folder, '丙.txt'), 'utf8'),
      '第一条 做好档案征集。\n第二条 备份。\n',
    );
    // It is one of the project, and its keywords are found.
    await page.locator('.sidebar .monaco-list-row', { hasText: '丙' }).first().waitFor();
    await page.locator('.editor-instance .view-overlays .cdr[class*="ced-"]').first().waitFor();
    await vscode.screenshot('first-minute-clipboard-source');
  });
});

// Where a window has no folder, the sample opens in it: package.e2e.ts, in every run.
if (isLong) {
  describe('the first minute in a window that has a folder', () => {
    const home = makeFolder();
    let vscode: Workbench;

    before(async () => {
      vscode = await openWorkbench({ env: { HOME: home } });
    });
    after(async () => {
      await vscode?.close();
      fs.rmSync(home, { recursive: true, force: true });
    });

    it('copies the sample to a folder of the user, and replaces nothing there', async () => {
      await vscode.command('Policy Coder: Open Sample Project');
      const sample = path.join(home, 'policy-coder-sample');
      const popup = vscode.page.context().waitForEvent('page');
      await vscode.page.locator('.quick-input-widget .monaco-list-row', { hasText: sample }).waitFor();
      await vscode.screenshot('first-minute-sample-target');
      await vscode.page.keyboard.press('Enter');
      const page = await popup;
      // A window of its own starts from nothing.
      await page.locator('.tab[data-resource-name="上海市.txt"]').waitFor();
      await page.locator('.tab', { hasText: 'Overview' }).waitFor();
      await page.locator('.sidebar .monaco-list-row', { hasText: '档案治理体系建设' }).first().waitFor();
      await savePicture(page, 'first-minute-sample');
      assert.ok(fs.existsSync(path.join(sample, 'plans/上海市.txt.codes.yaml')));
      await page.close();
    });
  });
}
