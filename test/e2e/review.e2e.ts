import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { appears } from '../real/quick-input';
import { goTo, projectRead, showViews } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';

const plan = 'plans/云山省.txt';
const text = `主要任务
完善馆库建设，推动馆藏档案资源有序向社会开放，让更多档案走进校园和社区。
加强人才培养，举办业务轮训。各市州同步跟进，统一标准。
加强人才培养，举办技能比武。各市州同步跟进，统一标准。
守住安全底线，重要电子档案异地异质备份，每年演练一次。
`;
const codebook = `version: 1
title: 试编码本
themes:
  - { id: use, name: 档案利用, short: ①, keywords: [开放] }
  - { id: talent, name: 人才培养, short: ②, keywords: [人才] }
  - { id: safety, name: 档案安全, short: ③, keywords: [备份] }
`;
/** As the plan was before somebody rewrote it elsewhere. */
const sideFile = `version: 1
source: 云山省.txt
annotations:
  - id: fuzzy1
    codes: [use]
    quote: 推动馆藏资源向社会开放，让档案走进校园
    at: 9:8-9:28
    before: 改善馆库条件，
    after: 。
    memo: 与重大活动有关
  - id: twins1
    codes: [talent]
    quote: 加强人才培养
    at: 12:1-12:7
    after: ，举办
  - id: anew01
    codes: [safety]
    quote: 关键数据要多处保存
    at: 14:1-14:10
    before: 守住安全底线，
    after: ，每年演练一次。
  - id: gone01
    codes: [use]
    quote: 组织编写地方志并且出版年鉴
    at: 20:1-20:14
`;

interface Entry {
  readonly id: string;
  readonly quote: string;
  readonly at?: string;
  readonly orphan?: boolean;
  readonly memo?: string;
}

/** A project whose plan has been rewritten elsewhere. */
function rewrittenProject(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-review-'));
  fs.mkdirSync(path.join(folder, 'plans'));
  fs.writeFileSync(path.join(folder, 'codebook.yaml'), codebook);
  fs.writeFileSync(path.join(folder, plan), text);
  fs.writeFileSync(path.join(folder, `${plan}.codes.yaml`), sideFile);
  return folder;
}

/** Resolves when the comparison is that of the texts shown: it follows a moment after them. */
async function compared({ page }: Workbench): Promise<void> {
  const head = page.locator('.monaco-diff-editor .editor.original .line-delete');
  await waitFor('the comparison', async () => ((await head.count()) === 1 ? true : undefined));
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
