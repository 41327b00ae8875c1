import fs from 'node:fs';
import { appears } from '../real/quick-input';
import { projectRead, showViews } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { compared, rewrittenProject } from './rewrittenProject';

describe('reviewing anchors, in Chinese and dark', () => {
  const folder = rewrittenProject();
  let vscode: Workbench;
  before(async () => {
    vscode = await openWorkbench({ folder, theme: 'dark', locale: 'zh-cn' });
    await vscode.openFile('云山省.txt');
    await projectRead(vscode);
  });
  after(async () => {
    await vscode?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('lists what waits, and opens an item of it from there', async () => {
    await showViews(vscode);
    const pane = vscode.page.locator('.pane', {
      has: vscode.page.locator('.pane-header', { hasText: '核对位置' }),
    });
    const row = pane.locator('.monaco-list-row', { hasText: '加强人才培养' });
    const candidate = vscode.page.locator('.monaco-diff-editor .editor.modified .view-line', {
      hasText: /候选位置\s1\/2/,
    });
    // Views that are just being laid out move under the pointer.
    await waitFor('the comparison with a candidate', async () => {
      await row.click();
      return (await appears(candidate.first(), 5000)) ? true : undefined;
    });
    await compared(vscode);
    await vscode.screenshot('review-zh-dark');
  });
});
