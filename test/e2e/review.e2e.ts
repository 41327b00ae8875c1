import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { goTo, projectRead } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { compared, plan, rewrittenProject, sideFile } from './rewrittenProject';

interface Entry {
  readonly id: string;
  readonly quote: string;
  readonly at?: string;
  readonly orphan?: boolean;
  readonly memo?: string;
}

describe('reviewing anchors by keyboard in a real VS Code', () => {
  const folder = rewrittenProject();
  let vscode: Workbench;
  const onDisk = () => fs.readFileSync(path.join(vscode.folder, `${plan}.codes.yaml`), 'utf8');
  const entry = (id: string): Entry | undefined =>
    (parse(onDisk()).annotations as Entry[]).find(each => each.id === id);
  const press = (key: string) => vscode.page.keyboard.press(key);
  /** The text that the comparison shows now: what stands below the passages tells which candidate it is. */
  const shown = (what: string | RegExp) =>
    vscode.page
      .locator('.monaco-diff-editor .editor.modified .view-line')
      .filter({ hasText: what })
      .first()
      .waitFor();
  const written = (id: string, holds: (entry: Entry) => boolean) =>
    waitFor(`${id} on disk`, async () => {
      const found = entry(id);
      return found && holds(found) ? found : undefined;
    });

  before(async () => {
    vscode = await openWorkbench({ folder });
    await vscode.openFile('云山省.txt');
    await projectRead(vscode);
  });
  after(async () => {
    await vscode?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('opens the first that waits, beside its candidate, and writes nothing', async () => {
    await press('Control+Alt+r');
    await shown('Candidate 1 of 1');
    await compared(vscode);
    await vscode.screenshot('review-fuzzy-light');
    assert.equal(onDisk(), sideFile);
  });

  it('accepts a candidate with Enter and goes on to the next', async () => {
    await press('Enter');
    const accepted = await written(
      'fuzzy1',
      ({ quote }) => quote !== '推动馆藏资源向社会开放，让档案走进校园',
    );
    assert.equal(accepted.quote, '推动馆藏档案资源有序向社会开放，让更多档案走进校园和社区');
    assert.equal(accepted.at, '2:8-2:36');
    assert.equal(accepted.memo, '与重大活动有关');
    await shown('Candidate 1 of 2');
    await compared(vscode);
    await vscode.screenshot('review-twins-light');
  });

  it('picks another candidate with N', async () => {
    await press('n');
    await shown('Candidate 2 of 2');
    assert.equal(entry('twins1')?.at, '12:1-12:7');
    await press('Enter');
    await written('twins1', ({ at }) => at === '3:1-3:7');
  });

  it('takes what is selected in the source', async () => {
    await shown('守住安全底线');
    await press('r');
    await vscode.page.locator('.tab.active[data-resource-name="云山省.txt"]').waitFor();
    await vscode.editor.first().click();
    await goTo(vscode, 5, 8);
    for (let i = 0; i < 12; i++) await press('Shift+ArrowRight');
    await vscode.page.locator('.statusbar-item', { hasText: '(12 ' }).waitFor();
    await press('Control+Alt+r');
    const anew = await written('anew01', ({ quote }) => quote !== '关键数据要多处保存');
    assert.equal(anew.quote, '重要电子档案异地异质备份');
    assert.equal(anew.at, '5:8-5:20');
  });

  it('sets aside what is gone; then nothing waits, and the view is gone', async () => {
    await shown('There is no candidate.');
    await compared(vscode);
    await vscode.screenshot('review-orphan-light');
    await press('o');
    await written('gone01', ({ orphan }) => orphan === true);
    await vscode.page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
    assert.equal(entry('gone01')?.quote, '组织编写地方志并且出版年鉴');
  });

  it('undoes each step', async () => {
    for (const id of ['gone01', 'anew01', 'twins1', 'fuzzy1']) {
      const before = onDisk();
      await press('Control+Alt+z');
      await waitFor(`${id} as it was`, async () => (onDisk() === before ? undefined : true));
    }
    assert.equal(onDisk(), sideFile);
  });
});
