import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { appears } from '../real/quick-input';
import { unfold } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';

const plan = 'plans/四川省.txt';

describe('coding changes in a real VS Code', () => {
  let vscode: Workbench;
  let old: string;
  let removed: string;
  const sideFile = () => path.join(vscode.folder, `${plan}.codes.yaml`);

  before(async () => {
    vscode = await openWorkbench({ theme: 'dark', locale: 'zh-cn' });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], {
        cwd: vscode.folder,
        stdio: 'pipe',
      });
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-q', '-m', 'begin');
    old = fs.readFileSync(sideFile(), 'utf8');
    const [entry = ''] = /^ {2}- id: .*\n(?: {4}.*\n)+/m.exec(old) ?? [];
    // One annotation removed, and another recoded.
    removed = entry;
    fs.writeFileSync(sideFile(), old.replace(entry, '').replace(/codes: \[.*\]/, 'codes: [talent]'));
  });
  after(() => vscode?.close());

  const row = (text: string) =>
    vscode.page.locator('.pane', { hasText: '编码变化' }).locator('.monaco-list-row', { hasText: text });

  it('lists them by source, goes to the passage, and reverts one of them', async () => {
    const { page } = vscode;
    await vscode.command('政策编码: 审阅编码变化');
    await row('四川省.txt').waitFor();
    const recoded = row('改编码');
    await recoded.waitFor();
    await vscode.screenshot('changes');
    const selected = page.locator('.editor-instance .selected-text').first();
    // Rows move when the sum of the changes appears above them.
    await waitFor('the passage', async () => {
      await unfold(row('四川省.txt'), recoded);
      await recoded.click({ timeout: 3000 }).catch(() => {});
      return (await appears(selected, 3000)) ? true : undefined;
    });
    await vscode.screenshot('changes-passage');
    const revert = recoded.getByRole('button', { name: '撤回此项变化' });
    await waitFor('the change to be taken back', async () => {
      if (fs.readFileSync(sideFile(), 'utf8') === old.replace(removed, '')) return true;
      await recoded.hover({ timeout: 3000 }).catch(() => {});
      await revert.click({ timeout: 3000 }).catch(() => {});
      return undefined;
    });
    await recoded.waitFor({ state: 'detached' });
  });
});
