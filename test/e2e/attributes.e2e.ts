import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { chooseFile, projectRead, typeToRow } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';

describe('attributes in a real VS Code', () => {
  let vscode: Workbench;
  const file = (name: string) => path.join(vscode.folder, name);
  const read = (name: string) => fs.readFileSync(file(name), 'utf8');
  const readWhen = (what: string, fits: (text: string) => boolean) =>
    waitFor(what, async () => {
      const text = read('corpus.yaml');
      return fits(text) ? text : undefined;
    });
  before(async () => {
    vscode = await openWorkbench();
    await vscode.openFile('上海市.txt');
    await projectRead(vscode);
  });
  after(() => vscode?.close());

  it('are edited in a table: one line of corpus.yaml changes, and Ctrl+Z takes it back', async () => {
    const before = read('corpus.yaml');
    await vscode.command('Policy Coder: Edit Attributes');
    const frame = await vscode.webviewFrame('[role=grid] [role=gridcell]');
    const cell = frame.locator('[data-row="9"] [role=gridcell]', { hasText: '华东' });
    await cell.click();
    await frame.locator('[data-row="9"] .active').waitFor();
    await vscode.page.keyboard.type('华东沿海');
    await frame.locator('.cell-editor.editing').waitFor();
    await vscode.page.keyboard.press('Enter');
    const after = await readWhen('the new value', text => text.includes('大区: 华东沿海'));
    const lines = before.split('\n');
    assert.deepEqual(
      after.split('\n').filter((line, i) => line !== lines[i]),
      [lines.find(line => line.includes('plans/上海市.txt: '))!.replace('大区: 华东', '大区: 华东沿海')],
    );
    await frame.locator('[data-row="9"] [role=gridcell]', { hasText: '华东沿海' }).waitFor();
    await vscode.screenshot('attributes');
    // VS Code undoes what was typed into the field, too: that must not reach the cell which is active by then.
    await frame.evaluate(`addEventListener('input', ({ inputType }) => {
      if (inputType === 'historyUndo') globalThis.isUndoneInField = true;
    }, { capture: true })`);
    await vscode.page.keyboard.press('Control+z');
    await readWhen('the old text', text => text === before);
    await frame.locator('[data-row="9"] [role=gridcell]', { hasText: /^华东$/ }).waitFor();
    await waitFor('the undo in the field', async () =>
      (await frame.evaluate('globalThis.isUndoneInField')) ? true : undefined,
    );
    await frame.evaluate('document.activeElement.blur()');
    assert.equal(await frame.locator('[data-row="10"] [role=gridcell]').nth(1).textContent(), '华东');
    await cell.click();
  });

  it('come from a CSV file, after a look at what would change', async () => {
    fs.writeFileSync(
      file('more.csv'),
      '地区,大区,批次\r\n上海市,华东,一\r\n云南省,西南边疆,二\r\n某地,?,三\r\n',
    );
    await vscode.command('Policy Coder: Import Attributes from CSV');
    await chooseFile(vscode, file('more.csv'));
    await typeToRow(vscode, '2 new, 1 replaced, 1 the same');
    await vscode.page.keyboard.press('Enter');
    const dialog = vscode.page.locator('.monaco-dialog-box');
    await dialog.filter({ hasText: '云南省.txt · 大区: 西南 → 西南边疆' }).waitFor();
    await vscode.screenshot('attributes-import');
    assert.ok(!read('corpus.yaml').includes('批次'));
    await dialog.locator('.monaco-button', { hasText: 'Import' }).click();
    const text = await readWhen('the values', each => each.includes('批次: 二'));
    assert.match(text, /plans\/云南省\.txt: \{ .*大区: 西南边疆, .*批次: 二 \}/);
  });
});
