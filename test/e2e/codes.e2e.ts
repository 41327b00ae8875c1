import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { quickInput } from '../real/quick-input';
import {
  ask,
  chooseFromMenu,
  goTo,
  projectRead,
  showViews,
  tagLine,
  typeInPicker,
  typeToRow,
  unfold,
} from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';

interface Entry {
  readonly id: string;
  readonly codes: readonly string[];
  readonly quote: string;
  readonly memo?: string;
  readonly coder?: string;
}

const read = (vscode: Workbench, file: string) => fs.readFileSync(path.join(vscode.folder, file), 'utf8');
const entriesIn = (vscode: Workbench, file: string): readonly Entry[] =>
  fs.existsSync(path.join(vscode.folder, file)) ? (parse(read(vscode, file)).annotations ?? []) : [];

/** Every YAML file of the project, by its path. */
function allFiles(vscode: Workbench): ReadonlyMap<string, string> {
  const paths = fs.readdirSync(vscode.folder, { recursive: true, encoding: 'utf8' });
  return new Map(paths.filter(each => each.endsWith('.yaml')).map(each => [each, read(vscode, each)]));
}

async function showContainer(vscode: Workbench): Promise<void> {
  await showViews(vscode);
  await vscode.page.locator('.sidebar .monaco-list-row').first().waitFor();
}

/** A row of the codebook view; the view of annotations names codes too. */
const row = (vscode: Workbench, text: string) =>
  vscode.page
    .locator('.sidebar .pane', { has: vscode.page.locator('.pane-header[aria-label*="Codebook"]') })
    .locator('.monaco-list-row', { hasText: text })
    .first();
const button = (vscode: Workbench, text: string) =>
  vscode.page.locator('.monaco-dialog-box .monaco-button', { hasText: text }).first();

describe('codes in a real VS Code', () => {
  let vscode: Workbench;
  before(async () => {
    vscode = await openWorkbench();
  });
  after(() => vscode?.close());

  describe('changing the code tree', () => {
    before(async () => {
      await vscode.openFile('浙江省.txt');
      await projectRead(vscode);
      await showContainer(vscode);
    });

    const becomes = (wanted: ReadonlyMap<string, string>) =>
      waitFor('the files as they should be', async () => {
        const now = allFiles(vscode);
        return [...wanted].every(([file, text]) => now.get(file) === text) ? true : undefined;
      });

    it('renames a code by F2 and one question, and takes it back in one undo', async () => {
      const before = allFiles(vscode);
      await unfold(row(vscode, '档案治理体系建设'), row(vscode, '监督与执法'));
      await row(vscode, '监督与执法').click();
      // The click leads to a passage of it, and the focus stays in the view.
      await vscode.page.locator('.statusbar-item', { hasText: /^\d+\/\d+ · / }).waitFor();
      await vscode.page
        .locator('.sidebar .monaco-list:focus .monaco-list-row.focused', { hasText: '监督与执法' })
        .waitFor();
      await vscode.page.keyboard.press('F2');
      await typeInPicker(vscode, '监督检查');
      await vscode.page.keyboard.press('Enter');
      await row(vscode, '监督检查').waitFor();
      await becomes(
        new Map([
          ...before,
          [
            'codebook.yaml',
            before.get('codebook.yaml')!.replace(/(- id: supervision\n {8}name: )监督与执法/, '$1监督检查'),
          ],
        ]),
      );
      await vscode.page.keyboard.press('Control+Alt+z');
      await becomes(before);
    });

    it('changes the id of a code wherever it is used, after a look, and takes it back in one undo', async () => {
      const before = allFiles(vscode);
      await row(vscode, '监督与执法').waitFor();
      const input = quickInput(vscode.page);
      await chooseFromMenu(vscode, row(vscode, '监督与执法'), 'Change Code Id', async () =>
        (await input.isVisible()) ? true : undefined,
      );
      await typeInPicker(vscode, 'inspection');
      await vscode.page.keyboard.press('Enter');
      await button(vscode, 'Apply').waitFor();
      await vscode.screenshot('codes-id');
      await button(vscode, 'Apply').click();
      const users = [...before].filter(([, text]) => text.includes('governance/supervision'));
      assert.ok(users.length > 5);
      await becomes(
        new Map(
          [...before].map(([file, text]) => [
            file,
            text
              .replaceAll('governance/supervision', 'governance/inspection')
              .replace('- id: supervision\n', '- id: inspection\n'),
          ]),
        ),
      );
      await vscode.page.keyboard.press('Control+Alt+z');
      await becomes(before);
    });

    it('shows what a merge changes before it is done', async () => {
      const before = allFiles(vscode);
      // The view follows the undo of the test before.
      await row(vscode, '监督与执法').waitFor();
      await chooseFromMenu(vscode, row(vscode, '区域协同'), 'Merge Code into', async () =>
        (await quickInput(vscode.page).isVisible()) ? true : undefined,
      );
      await typeToRow(vscode, '监督与执法');
      await vscode.page.keyboard.press('Enter');
      await button(vscode, 'Show Changes').click();
      await vscode.page.locator('.tab.active', { hasText: 'Merge' }).waitFor();
      const toast = vscode.page.locator('.notification-toast', { hasText: 'Merge' });
      await toast.waitFor();
      await vscode.page
        .locator('.multiDiffEntry, .multi-diff-root-floating-menu, .multiDiffEditor')
        .first()
        .waitFor();
      await vscode.screenshot('codes-merge-preview');
      assert.deepEqual(allFiles(vscode), before, 'nothing is written yet');
      await toast.locator('.monaco-button', { hasText: 'Apply' }).click();
      await waitFor('the code to go from every file', async () =>
        [...allFiles(vscode).values()].some(text => /regional/.test(text)) ? undefined : true,
      );
      await waitFor('the preview to close', async () =>
        (await vscode.page.locator('.tab', { hasText: 'Merge' }).count()) === 0 ? true : undefined,
      );
      await vscode.page.keyboard.press('Control+Alt+z');
      await waitFor('everything as it was', async () =>
        [...before].every(([file, text]) => read(vscode, file) === text) ? true : undefined,
      );
    });

    it('shows a code as a form', async () => {
      const form = await chooseFromMenu(vscode, row(vscode, '档案治理体系建设'), 'Edit Code', () =>
        vscode.findFrame('.code-page .example'),
      );
      assert.equal(await form.locator('#choice-name').inputValue(), '档案治理体系建设');
      await vscode.screenshot('codebook-form');
    });

    it('renames by F2 on an id in codebook.yaml', async () => {
      await vscode.openFile('codebook.yaml');
      const lines = read(vscode, 'codebook.yaml').split('\n');
      const line = lines.findIndex(text => text.includes('id: red-archives')) + 1;
      await vscode.editor.first().click();
      await goTo(vscode, line, 16);
      await vscode.page.keyboard.press('F2');
      const input = vscode.page.locator('.rename-input');
      await input.waitFor();
      await input.fill('red');
      await vscode.page.keyboard.press('Enter');
      await waitFor('the new id on disk', async () =>
        read(vscode, 'codebook.yaml').includes('id: red\n') &&
        entriesIn(vscode, 'plans/吉林省.txt.codes.yaml').some(({ codes }) => codes.includes('resources/red'))
          ? true
          : undefined,
      );
      await waitFor('the old id to go from every file', async () =>
        [...allFiles(vscode).values()].some(text => text.includes('red-archives')) ? undefined : true,
      );
    });
  });

  describe('reshaping annotations', () => {
    const file = 'plans/四川省.txt.codes.yaml';
    const entries = () => entriesIn(vscode, file);
    before(async () => {
      await vscode.openFile('四川省.txt');
      await projectRead(vscode);
      await tagLine(vscode, 4, '档案治理');
      await waitFor('the entry', async () => entries().find(({ codes }) => codes.join() === 'governance'));
    });

    const line = () => read(vscode, 'plans/四川省.txt').split('\n')[3]!;
    const ours = () => entries().filter(({ quote }) => quote !== '' && line().includes(quote));

    /** Not by Home: where the line is wrapped, that is not the beginning of the line. */
    const cursorAt = async (column: number) => {
      await goTo(vscode, 4, column);
      await vscode.page.locator('.statusbar-item', { hasText: `Ln 4, Col ${column}` }).waitFor();
      await vscode.page.locator('.quick-input-widget:visible').waitFor({ state: 'detached' });
    };

    it('makes a passage shorter, splits it, and makes one of two', async () => {
      const { page } = vscode;
      await cursorAt(1);
      for (let i = 0; i < 10; i++) await page.keyboard.press('Shift+ArrowRight');
      await vscode.command('Policy Coder: Set Passage to Selection');
      await waitFor('ten characters', async () =>
        ours()[0]?.quote === line().slice(0, 10) ? true : undefined,
      );
      await cursorAt(5);
      await vscode.command('Policy Coder: Split Annotation');
      await waitFor('two passages', async () => (ours().length === 2 ? true : undefined));
      assert.deepEqual(
        ours().map(({ quote }) => quote),
        [line().slice(0, 4), line().slice(4, 10)],
      );
      await vscode.screenshot('codes-split');
      await cursorAt(1);
      for (let i = 0; i < 10; i++) await page.keyboard.press('Shift+ArrowRight');
      await vscode.command('Policy Coder: Merge Annotations');
      await waitFor('one passage', async () => (ours().length === 1 ? true : undefined));
      assert.equal(ours()[0]!.quote, line().slice(0, 10));
      for (let i = 0; i < 3; i++) await page.keyboard.press('Control+Alt+z');
      await waitFor('the whole line again', async () => (ours()[0]?.quote === line() ? true : undefined));
    });

    it('records in the list of sources that a theme was looked for', async () => {
      await showContainer(vscode);
      const view = vscode.page.locator('.pane', { hasText: 'Sources' }).last();
      await unfold(
        view.locator('.monaco-list-row', { hasText: '北京市' }).first(),
        view.locator('.monaco-list-row', { hasText: /passages|absent|not reviewed/ }).first(),
      );
      await vscode.screenshot('codes-sources');
      await ask(vscode, 'Policy Coder: Review a Theme…', '档案安全');
      await vscode.page.keyboard.press('Enter');
      await typeToRow(vscode, 'not in the text');
      await vscode.page.keyboard.press('Enter');
      await vscode.page.locator('.quick-input-widget:visible', { hasText: 'Memo' }).waitFor();
      await typeInPicker(vscode, '全文没有');
      await vscode.page.keyboard.press('Enter');
      const reviewed = await waitFor('the review', async () =>
        (
          parse(read(vscode, file)).reviewed as
            | { code: string; absent: boolean; memo?: string; created: string }[]
            | undefined
        )?.find(({ memo }) => memo === '全文没有'),
      );
      const { created, ...said } = reviewed;
      assert.deepEqual(said, { code: 'security', absent: true, memo: '全文没有' });
      assert.match(created, /^\d{4}-\d\d-\d\d$/);
    });
  });
});
