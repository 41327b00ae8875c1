import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { quickInputRows } from '../real/quick-input';
import {
  ask,
  chooseFromMenu,
  projectRead,
  selectLine,
  showViews,
  typeInPicker,
  unfold,
} from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { smallProject } from './smallProject';

describe('lists that let one look, in a real VS Code, in Chinese', () => {
  const folder = smallProject();
  let vscode: Workbench;
  before(async () => {
    vscode = await openWorkbench({ folder, locale: 'zh-cn', theme: 'dark' });
    await vscode.openFile('东县.txt');
    await projectRead(vscode);
  });
  after(async () => {
    await vscode?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const pane = (title: string) =>
    vscode.page.locator('.sidebar .pane', {
      has: vscode.page.locator(`.pane-header[aria-label*="${title}"]`),
    });
  const rows = (title: string) => pane(title).locator('.monaco-list-row');
  /** What stands behind the passages of a line. */
  const behind = async (line: string) =>
    (await vscode.page.locator('.editor-group-container.active .view-line', { hasText: line }).innerText())
      .replace(/\s/g, '')
      .split('。')
      .at(-1);
  const menuOf = async (row: ReturnType<typeof rows>) => {
    const entries = vscode.page.locator('.monaco-menu .action-label:not(.separator)');
    return waitFor('a menu', async () => {
      await row.click({ button: 'right' });
      await entries.first().waitFor();
      const labels = (await entries.allInnerTexts()).map(each => each.trim()).filter(each => each !== '');
      await vscode.page.keyboard.press('Escape');
      return labels.length > 0 ? labels : undefined;
    });
  };

  it('nests the side files of all coders below their text in the Explorer', async () => {
    const files = vscode.page.locator('.explorer-folders-view .monaco-list-row');
    const named = (name: string) =>
      files.filter({ has: vscode.page.locator(`.label-name`, { hasText: new RegExp(`^${name}$`) }) });
    await named('东县.txt').waitFor();
    await named('南县.txt').waitFor();
    assert.equal(await files.filter({ hasText: 'codes.yaml' }).count(), 0);
    await unfold(named('东县.txt'), named('东县.txt.甲.codes.yaml'));
    await named('东县.txt.乙.codes.yaml').waitFor();
    assert.equal(await files.filter({ hasText: 'codes.yaml' }).count(), 2);
    await vscode.screenshot('lists-nested-zh');
  });

  it('names the coder behind a passage and in the list, and hides the others', async () => {
    await showViews(vscode);
    await vscode.editor.first().click();
    await waitFor('the coders of the passages', async () =>
      (await behind('全县')) === '①·甲①·乙' && (await behind('大厅')) === '②·乙' ? true : undefined,
    );
    await waitFor('three rows', async () => ((await rows('标注').count()) === 3 ? true : undefined));
    await rows('标注').filter({ hasText: '甲 · 全县' }).waitFor();
    await vscode.screenshot('lists-coders-zh');
    await chooseFromMenu(vscode, rows('标注').filter({ hasText: '甲 · 全县' }), '只显示此编码员', async () =>
      (await rows('标注').count()) === 1 ? true : undefined,
    );
    await waitFor('one passage', async () => ((await behind('全县')) === '①·甲' ? true : undefined));
    assert.equal(await behind('大厅'), '');
    await vscode.page.locator('.statusbar-item[id*="policyCoder.status"]', { hasText: '甲' }).waitFor();
    await vscode.screenshot('lists-one-coder-zh');
    await vscode.command('政策编码: 全部显示');
    await waitFor('three rows again', async () => ((await rows('标注').count()) === 3 ? true : undefined));
  });

  it('offers in the menu of a row only what applies to it', async () => {
    const theme = rows('编码本').filter({ hasText: '资源建设' }).first();
    const last = rows('编码本').filter({ hasText: '开放利用' }).first();
    const [ofFirst, ofLast] = [await menuOf(theme), await menuOf(last)];
    assert.ok(ofFirst.includes('下移') && !ofFirst.includes('上移'), ofFirst.join());
    assert.ok(ofLast.includes('上移') && !ofLast.includes('下移'), ofLast.join());
    const texts = await menuOf(rows('文本').filter({ hasText: '西县' }).first());
    assert.ok(texts.includes('与另一篇文本比较…'), texts.join());
    // There is no reference, and no text column.
    assert.ok(!texts.some(each => each.includes('参照') || each.includes('个性任务')), texts.join());
  });

  it('lists every occurrence, and shows in its text the one that one goes to', async () => {
    await ask(vscode, '政策编码: 标注每一处出现…', ['红色档案', '资源建设']);
    await vscode.page.keyboard.press('Enter');
    await quickInputRows(vscode.page).filter({ hasText: '全部' }).first().click();
    const found = quickInputRows(vscode.page).filter({ hasText: '红色档案' });
    await waitFor('the list', async () => ((await found.count()) >= 2 ? true : undefined));
    // From the box to the first row, then to the next.
    for (let k = 0; k < 2; k++) await vscode.page.keyboard.press('ArrowDown');
    await vscode.page.locator('.tab.active[data-resource-name="南县.txt"]').waitFor();
    await vscode.screenshot('lists-every-zh');
    await vscode.page.keyboard.press('Escape');
  });

  it('retags, writes a memo and removes by key in the list as in the text', async () => {
    await vscode.openFile('东县.txt');
    await rows('标注').filter({ hasText: '开放利用' }).click();
    await pane('标注').locator('.monaco-list').focus();
    await vscode.page.keyboard.press('Control+Alt+p');
    await typeInPicker(vscode, '窗口');
    await vscode.page.keyboard.press('Enter');
    const side = path.join(vscode.folder, 'plans/东县.txt.乙.codes.yaml');
    const read = () => fs.readFileSync(side, 'utf8');
    await waitFor('the memo', async () => (read().includes('memo: 窗口') ? true : undefined));
    const row = rows('标注').filter({ hasText: '开放利用' });
    // The list is drawn anew with the memo, and may lose the focus.
    await waitFor('it to be removed', async () => {
      if (!read().includes('b2')) return true;
      if ((await row.count()) === 0) return undefined;
      await row.click();
      await pane('标注').locator('.monaco-list').focus();
      await vscode.page.keyboard.press('Delete');
      return undefined;
    });
    for (let k = 0; k < 2; k++) await vscode.page.keyboard.press('Control+Alt+z');
    await waitFor('it to be back', async () =>
      /b2/.test(read()) && !/memo/.test(read()) ? true : undefined,
    );
    await selectLine(vscode, 3);
    await vscode.page.keyboard.press('Control+Alt+g');
    await quickInputRows(vscode.page).filter({ hasText: '开放利用' }).first().waitFor();
    await vscode.page.keyboard.press('Escape');
  });

  it('compares two texts that are selected', async () => {
    await rows('文本').filter({ hasText: '东县' }).first().click();
    const second = rows('文本').filter({ hasText: '南县' }).first();
    await second.click({ modifiers: ['Control'] });
    const comparison = vscode.page.locator('.tab.active', { hasText: '东县 ↔ 南县' });
    await chooseFromMenu(vscode, second, '与另一篇文本比较', async () =>
      (await comparison.isVisible()) ? true : undefined,
    );
    await vscode.screenshot('lists-compare-zh');
  });
});
