import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quickInput, quickInputRows } from '../real/quick-input';
import { chooseFile, projectRead, typeToRow } from '../real/typing';
import { PATIENCE, waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { readDocx } from '../support/office';

describe('exporting the table', () => {
  let vscode: Workbench;
  before(async () => {
    vscode = await openWorkbench({ locale: 'zh-cn' });
    await vscode.openFile('上海市.txt');
    await projectRead(vscode);
  });
  after(() => vscode?.close());

  it('asks for the format, what the cells show, and the place; and offers to open the file', async () => {
    await vscode.command('政策编码: 导出表格…');
    await quickInputRows(vscode.page).filter({ hasText: 'Word (DOCX)' }).first().waitFor();
    await vscode.screenshot('exports-format-light');
    await typeToRow(vscode, 'Word (DOCX)');
    await vscode.page.keyboard.press('Enter');
    await quickInputRows(vscode.page).filter({ hasText: '编码：√ 与 —' }).first().waitFor();
    await vscode.page.keyboard.press('Enter');
    const name = quickInput(vscode.page).locator('input').first();
    await waitFor('the place that is proposed', async () =>
      (await name.inputValue()).endsWith('/coverage.docx') ? true : undefined,
    );
    const file = join(vscode.folder, 'coverage.docx');
    await chooseFile(vscode, file);
    await waitFor('the file', async () => (existsSync(file) ? true : undefined));
    const toast = vscode.page.locator('.notification-toast', { hasText: 'coverage.docx' });
    await toast.waitFor({ timeout: PATIENCE });
    await vscode.screenshot('exports-written-light');
    const [table] = readDocx(readFileSync(file)).tables;
    assert.equal(table!.length, 33);
    assert.deepEqual(table!.at(-1), ['合计', '30', '31', '31', '31', '31', '22', '29', '31']);
  });
});
