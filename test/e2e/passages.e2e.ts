import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { PICTURES_WANTED } from '../real/pictures';
import { quickInput, quickInputRows } from '../real/quick-input';
import { ask, projectRead, selectLine, showViews } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';

interface Entry {
  readonly codes: readonly string[];
  readonly quote: string;
  readonly label?: string;
}

const looks = [
  {
    name: 'light',
    options: {},
    own: 'Policy Coder: Find Own Tasks…',
    compare: 'Policy Coder: Compare with Reference',
    shared: 'Policy Coder: Shared Passages',
    copied: 'copied',
    reference: 'reference',
    sources: 'Sources',
  },
  {
    name: 'zh-dark',
    options: { theme: 'dark', locale: 'zh-cn' },
    own: '政策编码: 查找个性任务…',
    compare: '政策编码: 与参照文本比较',
    shared: '政策编码: 查找相同段落',
    copied: '照录',
    reference: '参照文本',
    sources: '文本',
  },
] as const;

// In the other language and theme it is for the pictures: that every string is translated is held by test/l10n.test.ts.
for (const look of PICTURES_WANTED ? looks : looks.slice(0, 1)) {
  describe(`own tasks and shared passages in a real VS Code, ${look.name}`, () => {
    let vscode: Workbench;
    const entries = (): readonly Entry[] =>
      parse(fs.readFileSync(path.join(vscode.folder, 'plans/浙江省.txt.codes.yaml'), 'utf8')).annotations;
    const sentence = '省级建立数字化考评看板，任务进度实时可见，结果与资金安排联动';
    const added = () => entries().find(({ quote }) => quote === sentence);
    const selected = () => vscode.page.locator('.editor-instance .selected-text');
    const tab = (name: string) => vscode.page.locator('.tab.active', { hasText: name });

    before(async () => {
      vscode = await openWorkbench(look.options);
      await vscode.openFile('浙江省.txt');
      await projectRead(vscode);
    });
    after(() => vscode?.close());

    it('ranks the sentences of a plan with reasons, and makes one an own task by two keys', async () => {
      const { page } = vscode;
      await ask(vscode, look.own, '考评看板');
      // The list stays while the sentence is shown in its text.
      await waitFor('the sentence in its text', async () =>
        (await selected().count()) > 0 ? true : undefined,
      );
      await vscode.screenshot(`own-tasks-${look.name}-one`);
      await page.keyboard.press('Enter');
      const label = quickInput(page).locator('input[type=text]');
      await waitFor('the proposed label', async () =>
        (await label.inputValue()) === '省级建立数字化考评看板' ? true : undefined,
      );
      await vscode.screenshot(`own-tasks-${look.name}-label`);
      await page.keyboard.press('Enter');
      const entry = await waitFor('the entry on disk', async () => added());
      assert.deepEqual(entry.codes, ['own-tasks']);
      assert.equal(entry.label, '省级建立数字化考评看板');
      // The list is there again, without it.
      await quickInputRows(page).nth(2).waitFor();
      assert.equal(await quickInputRows(page).filter({ hasText: '考评看板' }).count(), 0);
      await vscode.screenshot(`own-tasks-${look.name}`);
      await page.keyboard.press('Escape');
      await quickInput(page).waitFor({ state: 'hidden' });
      assert.equal(await tab('浙江省.txt').count(), 1);
    });

    it('takes it back by undo', async () => {
      await vscode.editor.first().click();
      await vscode.page.keyboard.press('Control+Alt+z');
      await waitFor('the entry to go', async () => (added() ? undefined : true));
    });

    it('shows a plan beside the reference, and leads from there to the text', async () => {
      const { page } = vscode;
      await vscode.openFile('河北省.txt');
      await vscode.command(look.compare);
      await tab('全国规划 ↔ 河北省').waitFor();
      const right = page.locator('.editor.modified .view-line', {
        hasText: '与高等院校合办档案专硕实践基地',
      });
      const head = page.locator('.editor.modified .view-line', { hasText: `${look.copied}` }).first();
      await head.waitFor();
      await vscode.screenshot(`compare-${look.name}`);
      await page.locator('.editor.modified .view-line').first().click();
      await page.keyboard.press('Control+f');
      await page.keyboard.insertText('与高等院校合办');
      await right.waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('F12');
      await tab('河北省.txt').waitFor();
      await waitFor('the sentence in its text', async () =>
        (await vscode.editor.locator('.view-line', { hasText: '与高等院校合办' }).count()) > 0
          ? true
          : undefined,
      );
    });

    it('finds which texts say a passage nearly word for word, and goes there', async () => {
      const { page } = vscode;
      await vscode.openFile('江苏省.txt');
      const lines = fs.readFileSync(path.join(vscode.folder, 'plans/江苏省.txt'), 'utf8').split('\n');
      await selectLine(vscode, lines.findIndex(line => line.includes('逐年分解目标')) + 1);
      await vscode.command(look.shared);
      const row = quickInputRows(page).filter({ hasText: '全国规划' });
      await row.waitFor();
      await tab('全国规划.txt').waitFor();
      await vscode.screenshot(`shared-${look.name}`);
      await page.keyboard.press('Enter');
      await quickInput(page).waitFor({ state: 'hidden' });
      await tab('全国规划.txt').waitFor();
    });

    it('lists the reference behind the sources', async () => {
      const { page } = vscode;
      await showViews(vscode);
      const pane = page.locator('.pane', { has: page.locator('.pane-header', { hasText: look.sources }) });
      const row = pane.locator('.monaco-list-row', { hasText: '全国规划' });
      await pane.locator('.monaco-list-row').first().waitFor();
      await pane.locator('.monaco-list').focus();
      // A tree that has just been opened may swallow a key.
      await waitFor('the reference in the view', async () => {
        await page.keyboard.press('End');
        return (await row.count()) > 0 ? true : undefined;
      });
      assert.match(await row.first().innerText(), new RegExp(look.reference));
      await vscode.screenshot(`reference-${look.name}`);
    });
  });
}
