import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { commandsFor, projectRead, showViews, tagLine } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';

describe('in Restricted Mode', () => {
  let vscode: Workbench;

  before(async () => {
    vscode = await openWorkbench({ restricted: true });
    await vscode.openFile('云南省.txt');
    await projectRead(vscode);
  });
  after(() => vscode?.close());

  const notice = () =>
    vscode.page.locator('.tree-explorer-viewlet-tree-view .message, .message', {
      hasText: 'Restricted Mode:',
    });
  const compares = async () => {
    const labels = await commandsFor(vscode, 'Policy Coder: Compare Coding With');
    return labels.some(label => label.includes('Compare Coding With'));
  };

  it('highlights and codes, and says what is off', async () => {
    await vscode.page.locator('.editor-instance .view-overlays .cdr[class*="ced-"]').first().waitFor();
    const file = path.join(vscode.folder, 'plans/云南省.txt.codes.yaml');
    const before = fs.readFileSync(file, 'utf8');
    await tagLine(vscode, 1, '档案安全');
    await waitFor('the passage on disk', async () =>
      fs.readFileSync(file, 'utf8') === before ? undefined : true,
    );
    await showViews(vscode);
    await notice().first().waitFor();
    await vscode.screenshot('restricted');
    assert.equal(await compares(), false);
  });

  it('shows table and network', async () => {
    await vscode.command('Policy Coder: Open Overview');
    const frame = await vscode.webviewFrame('table [role=gridcell]');
    await frame.getByRole('tab', { name: 'Network' }).click();
    await frame.locator('svg [data-node]').first().waitFor();
  });

  it('does the rest once the workspace is trusted', async () => {
    await vscode.command('Workspaces: Manage Workspace Trust');
    await vscode.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await notice().first().waitFor({ state: 'hidden' });
    await waitFor('the comparison with git', async () => ((await compares()) ? true : undefined));
  });
});
