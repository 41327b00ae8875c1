import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { ask, projectRead, selectLine } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';

describe('finding keywords', () => {
  let vscode: Workbench;
  before(async () => {
    vscode = await openWorkbench();
    await vscode.openFile('上海市.txt');
    await projectRead(vscode);
  });
  after(() => vscode?.close());

  const terms = (): Promise<Frame> => vscode.webviewFrame('.terms .head');

  it('shows a typed term in its contexts, sorts the lines, and leads to their places', async () => {
    await vscode.editor.first().click();
    await vscode.page.keyboard.press('Control+Home');
    await ask(vscode, 'Policy Coder: Keyword in Context', '治理');
    await vscode.page.keyboard.press('Enter');
    const view = await terms();
    await view.locator('.kwic').first().waitFor();
    await view.locator('.linecount', { hasText: /^\d+ lines$/ }).waitFor();
    const rights = await view.locator('.kwic .right').allInnerTexts();
    assert.deepEqual(rights, [...rights].sort(), 'by what stands behind');
    await view.getByRole('button', { name: 'By source and place' }).click();
    await waitFor('lines by place', async () =>
      (await view.locator('.kwic .right').allInnerTexts()).join() === rights.join() ? undefined : true,
    );
    await vscode.screenshot('terms-kwic-light');
    await view.locator('.kwic', { hasText: '云南省' }).first().click();
    await vscode.page.locator('.tab.active[data-resource-name="云南省.txt"]').waitFor();
  });

  it('finds candidates for a theme and adds one of them by a key', async () => {
    await ask(vscode, 'Policy Coder: Candidate Keywords', '档案安全');
    await vscode.page.keyboard.press('Enter');
    const view = await vscode.webviewFrame('.terms .heads');
    await view.locator('.head').first().waitFor();
    assert.ok((await view.locator('.head').count()) > 10);
    const first = view.locator('.head').first();
    const term = await first.locator('.name').innerText();
    await first.focus();
    await vscode.page.keyboard.press('Enter');
    await view.locator('.kwic').first().waitFor();
    await vscode.screenshot('terms-candidates-light');
    await view.locator('.head').first().focus();
    await vscode.page.keyboard.press('+');
    await view.locator('.term .owner').first().waitFor();
    const codebook = readFileSync(join(vscode.folder, 'codebook.yaml'), 'utf8');
    assert.ok(codebook.includes(`      - ${term}\n`), `${term} is in the codebook`);
    // An undo takes it back, and leaves alone what somebody wrote elsewhere in the file since.
    const rest = `${codebook}# a note\n`;
    writeFileSync(join(vscode.folder, 'codebook.yaml'), rest);
    await vscode.command('Policy Coder: Undo Coding');
    await waitFor('the codebook without it', async () => {
      const now = readFileSync(join(vscode.folder, 'codebook.yaml'), 'utf8');
      return now === rest.replace(`      - ${term}\n`, '') ? true : undefined;
    });
  });

  it('takes the selection', async () => {
    await vscode.openFile('上海市.txt');
    await selectLine(vscode, 1);
    await vscode.command('Policy Coder: Keyword in Context');
    const view = await vscode.webviewFrame('.terms .alone .kwic');
    await waitFor('the first line as the only term', async () => {
      const names = await view.locator('.head .name').allInnerTexts();
      return names.length === 1 && names[0]!.length > 3 ? true : undefined;
    });
    await view.locator('.linecount', { hasText: /^\d+ lines?$/ }).waitFor();
  });
});
