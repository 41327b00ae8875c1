import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../real/wait';
import { readProject } from './project';

/** The overview's tabs, wherever they are. */
const overviewTabs = () =>
  vscode.window.tabGroups.all.flatMap(group =>
    group.tabs.filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('policyCoder.overviewPanel'),
    ),
  );

/** Opens the overview; the tab it is in, once VS Code tells of it. */
async function open(): Promise<vscode.Tab> {
  await vscode.commands.executeCommand('policyCoder.openOverview');
  return waitFor('the tab of the overview', async () => overviewTabs()[0]);
}

describe('the overview as an editor tab', () => {
  before(async () => {
    await readProject();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens beside the text', async () => {
    const [plan] = await vscode.workspace.findFiles('plans/*.txt', undefined, 1);
    const editor = await vscode.window.showTextDocument(plan!);
    const tab = await open();
    assert.notEqual(tab.group.viewColumn, editor.viewColumn);
  });

  it('is there once, however often it is asked for', async () => {
    const tab = await open();
    await open();
    assert.deepEqual(overviewTabs(), [tab]);
  });

  it('opens again after it was closed', async () => {
    await vscode.window.tabGroups.close(overviewTabs());
    await waitFor('the tab to go', async () => (overviewTabs().length === 0 ? true : undefined));
    await open();
    assert.equal(overviewTabs().length, 1);
  });
});
