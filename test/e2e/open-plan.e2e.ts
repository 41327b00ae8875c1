import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
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
});
