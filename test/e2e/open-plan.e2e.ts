import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
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
});
