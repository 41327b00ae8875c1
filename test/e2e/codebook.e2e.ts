import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { chooseFromMenu, drag, projectRead, showViews, typeToRow, unfold } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { smallProject } from './smallProject';

interface Theme {
  readonly id: string;
  readonly keywords: readonly string[];
}

describe('the codebook by mouse in a real VS Code', () => {
  const folder = smallProject();
  let vscode: Workbench;
  before(async () => {
    vscode = await openWorkbench({ folder });
    await vscode.openFile('东县.txt');
    await projectRead(vscode);
    await showViews(vscode);
    await unfold(row('资源建设'), row('红色档案'));
    await unfold(row('开放利用'), row('查档'));
  });
  after(async () => {
    await vscode?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const pane = () =>
    vscode.page.locator('.sidebar .pane', {
      has: vscode.page.locator('.pane-header[aria-label*="Codebook"]'),
    });
  /** A row of the codebook view, by its whole label. */
  const row = (label: string) =>
    pane()
      .locator('.monaco-list-row', {
        has: vscode.page.locator('.label-name', { hasText: new RegExp(`^(?:[①②] )?${label}$`) }),
      })
      .first();
  const read = (file: string) => fs.readFileSync(path.join(vscode.folder, file), 'utf8');
  const keywords = () =>
    (parse(read('codebook.yaml')).themes as readonly Theme[]).map(each => each.keywords.join('、'));
  const becomes = (wanted: readonly string[], patience?: number) =>
    waitFor(
      `the keywords ${wanted.join(' | ')}`,
      async () => (keywords().join(' | ') === wanted.join(' | ') ? true : undefined),
      patience,
    );

  /** Resolves when the view has these rows in this order: until then another one may lie below the pointer. */
  const shows = (...wanted: readonly string[]) =>
    waitFor(`the rows ${wanted.join(' ')}`, async () => {
      const rows = await pane()
        .locator('.monaco-list-row')
        .evaluateAll(all =>
          all
            .map(each => [
              Number(each.getAttribute('data-index')),
              each.querySelector('.label-name')?.textContent,
            ])
            .sort(([a], [b]) => Number(a) - Number(b))
            .map(([, label]) => label),
        );
      return rows.join(' ') === wanted.join(' ') ? true : undefined;
    });

  /** Drags a row onto another until what it is to do is done: a view that is just being drawn anew lets go of it. */
  const dragged = (from: string, onto: string, ...wanted: readonly string[]) =>
    waitFor(`${from} to be dropped on ${onto}`, async () => {
      if (keywords().join(' | ') === wanted.join(' | ')) return true;
      if (!(await drag(vscode, row(from), row(onto)))) return undefined;
      // It may have let go of the row elsewhere, and nothing comes of it.
      return becomes(wanted, 3000).catch(() => undefined);
    });

  const first = ['① 资源建设', '家庭档案', '档案征集', '红色档案', '民生档案'];
  const second = ['② 开放利用', '开放', '查档'];

  it('moves a keyword to the theme it is dropped on, in one undo', async () => {
    const before = read('codebook.yaml');
    await shows(...first, ...second);
    await dragged('红色档案', '开放利用', '档案征集、民生档案', '开放、查档、红色档案');
    await vscode.screenshot('codebook-keyword-dragged');
    await shows(...first.filter(each => each !== '红色档案'), ...second, '红色档案');
    await vscode.page.keyboard.press('Control+Alt+z');
    await becomes(['档案征集、红色档案、民生档案', '开放、查档']);
    assert.equal(read('codebook.yaml'), before);
  });

  it('moves a keyword to the place of the keyword it is dropped on, in its theme or another', async () => {
    const before = read('codebook.yaml');
    await shows(...first, ...second);
    await dragged('民生档案', '查档', '档案征集、红色档案', '开放、民生档案、查档');
    await shows(...first.slice(0, -1), '② 开放利用', '开放', '民生档案', '查档');
    await dragged('红色档案', '档案征集', '红色档案、档案征集', '开放、民生档案、查档');
    for (let k = 0; k < 2; k++) await vscode.page.keyboard.press('Control+Alt+z');
    await becomes(['档案征集、红色档案、民生档案', '开放、查档']);
    assert.equal(read('codebook.yaml'), before);
  });

  it('deletes a code with its passages after a look at how many in how many files', async () => {
    const sides = [
      'plans/东县.txt.甲.codes.yaml',
      'plans/东县.txt.乙.codes.yaml',
      'plans/南县.txt.甲.codes.yaml',
    ];
    const all = ['codebook.yaml', ...sides];
    const before = all.map(read);
    const choice = vscode.page
      .locator('.quick-input-widget:visible .monaco-list-row')
      .filter({ hasText: 'Delete its passages, too' })
      .filter({ hasText: '3 passages in 3 files' });
    await chooseFromMenu(vscode, row('资源建设'), 'Delete Code', async () =>
      (await choice.isVisible()) ? true : undefined,
    );
    await vscode.screenshot('codebook-delete-choice');
    await typeToRow(vscode, 'Delete its passages');
    await vscode.page.keyboard.press('Enter');
    const dialog = vscode.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    await vscode.screenshot('codebook-delete');
    assert.deepEqual(all.map(read), before, 'nothing is written yet');
    await dialog.locator('.monaco-button', { hasText: 'Apply' }).click();
    await row('资源建设').waitFor({ state: 'detached' });
    await waitFor('the passages to go', async () =>
      sides.every(file => !read(file).includes('resources')) ? true : undefined,
    );
    assert.match(read(sides[1]!), /id: b2/);
    assert.deepEqual(
      (parse(read('codebook.yaml')).themes as readonly Theme[]).map(({ id }) => id),
      ['use'],
    );
    await vscode.page.keyboard.press('Control+Alt+z');
    await waitFor('everything as it was', async () =>
      all.every((file, k) => read(file) === before[k]) ? true : undefined,
    );
  });
});
