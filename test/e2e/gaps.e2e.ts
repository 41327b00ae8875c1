import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { parse } from 'yaml';
import { appears, quickInputRows } from '../real/quick-input';
import { projectRead, typeInPicker, typeToRow } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { reportsFolder, reportsProject } from '../support/reports';
import { violations } from './axe';

interface SideFile {
  readonly annotations?: readonly { readonly codes: readonly string[]; readonly quote: string }[];
  readonly reviewed?: readonly { readonly code: string; readonly absent: boolean; readonly memo?: string }[];
}

describe('gaps of 21 real reports, by keyboard alone (needs ../shared)', () => {
  let folder: string | undefined;
  let vscode: Workbench;
  let overview: Frame;
  const press = (key: string) => vscode.page.keyboard.press(key);
  const file = (report: string) => path.join(vscode.folder, `reports/${report}.txt.codes.yaml`);
  const side = (report: string): SideFile =>
    fs.existsSync(file(report)) ? (parse(fs.readFileSync(file(report), 'utf8')) as SideFile) : {};
  const head = (text: string | RegExp) =>
    overview.locator('.passages > header').filter({ hasText: text }).waitFor();
  const focused = (selector: string) =>
    waitFor(`the focus on ${selector}`, async () =>
      (await overview.locator(`${selector}:focus`).count()) > 0 ? true : undefined,
    );

  /** Runs a command from the palette without the mouse. */
  const command = async (title: string) => {
    await waitFor(`"${title}" in the palette`, async () => {
      await press('F1');
      await typeInPicker(vscode, `>${title}`);
      const row = quickInputRows(vscode.page).and(vscode.page.locator('.focused')).filter({ hasText: title });
      if (await appears(row, 3000)) return true;
      await press('Escape');
      return undefined;
    });
    await press('Enter');
  };
  /** Presses Tab until an element has the focus. */
  const tabTo = async (selector: string) => {
    for (let i = 0; i < 20; i++) {
      if ((await overview.locator(`${selector}:focus`).count()) > 0) return;
      await press('Tab');
    }
    await focused(selector);
  };

  before(async function () {
    if (!fs.existsSync(reportsFolder)) {
      console.log('      skipped: ../shared is absent');
      this.skip();
    }
    folder = reportsProject();
    vscode = await openWorkbench({ folder });
    await vscode.openFile('江苏省.txt');
    await projectRead(vscode);
  });
  after(async () => {
    await vscode?.close();
    if (folder) fs.rmSync(folder, { recursive: true, force: true });
  });

  it('shows the keyword-basis table', async () => {
    await command('Policy Coder: Open Overview');
    overview = await vscode.webviewFrame('table [role=gridcell]');
    // The heads and two rows of totals besides.
    await overview.locator('table[role=grid][aria-rowcount="24"]').waitFor();
    await tabTo('.menu-button:has-text("Coded")');
    await press('Enter');
    await focused('[role=menuitemradio]');
    await press('ArrowDown');
    await focused('[role=menuitemradio]:has-text("Keyword hits")');
    await press('Enter');
    await overview.locator('tbody td', { hasText: '●' }).first().waitFor();
    await vscode.screenshot('gaps-table');
  });

  it('explains a dash: what was searched for, what comes nearest and why', async () => {
    await tabTo('table[role=grid] [tabindex="0"]');
    await press('Control+Home');
    const cell = overview.locator('tr:has(th:text-is("江苏省")) td').nth(1);
    for (let i = 0; i < 40 && !(await cell.evaluate(each => each === document.activeElement)); i++) {
      const isRow = await cell.evaluate(each => each.parentElement === document.activeElement?.parentElement);
      await press(isRow ? 'ArrowRight' : 'ArrowDown');
    }
    await press('Enter');
    await head(/江苏省 · 海洋经济.*Gap \d+ of \d+/);
    await overview.locator('.account .searched tr', { hasText: '海洋强省' }).waitFor();
    await overview.locator('.near .reasons', { hasText: 'similar to the passage of' }).first().waitFor();
    await focused('.near');
    assert.deepEqual(side('江苏省'), {});
    await vscode.screenshot('gaps-dash');
    assert.deepEqual(await violations(overview), []);
  });

  it('tags a candidate with T, and takes it back', async () => {
    await press('ArrowDown');
    const quote = (await overview.locator('.near:focus .text').innerText()).replace(/\s/g, '');
    await press('t');
    const annotation = await waitFor('the annotation', async () => side('江苏省').annotations?.[0]);
    assert.deepEqual(annotation.codes, ['marine']);
    assert.equal(annotation.quote.replace(/\s/g, ''), quote);
    await head(/1 passage/);
    await focused('.passage');
    await vscode.screenshot('gaps-tagged');
    await press('Control+Alt+z');
    await waitFor('nothing coded', async () =>
      (side('江苏省').annotations ?? []).length === 0 ? true : undefined,
    );
    await head(/Gap \d+ of \d+/);
    await press('Escape');
  });

  it('goes through the gaps beside the text: not now, absent, absent with a note, a sub-code', async () => {
    // A try before has decided some of them.
    fs.rmSync(file('上海市'), { force: true });
    await command('Policy Coder: Review Gaps');
    await head(/上海市 · 低空经济.*Gap 1 of 119/);
    await vscode.page.locator('.tab[data-resource-name="上海市.txt"]').waitFor();
    await vscode.screenshot('gaps-queue');
    await press('n');
    await head(/上海市 · 海洋经济.*Gap 2 of 119/);
    await press('a');
    await waitFor('marked absent', async () =>
      side('上海市').reviewed?.find(({ code }) => code === 'marine'),
    );
    await head(/上海市 · 银发经济.*Gap 2 of 118/);
    await press('t');
    await typeToRow(vscode, '养老服务');
    await press('Enter');
    await waitFor('a sub-code', async () =>
      side('上海市').annotations?.some(({ codes }) => codes.includes('silver/care')) ? true : undefined,
    );
    await head(/上海市 · 冰雪经济.*Gap 2 of 117/);
    // The question for the code had the keyboard meanwhile.
    await focused('.near');
    await press('Shift+A');
    await typeInPicker(vscode, '全文没有');
    await press('Enter');
    await waitFor('the note', async () => side('上海市').reviewed?.find(({ memo }) => memo === '全文没有'));
    await head(/上海市 · 数据要素.*Gap 2 of 116/);
    await vscode.screenshot('gaps-walked');
  });

  it('comes back to a cell whose step is undone, and goes backwards with P', async () => {
    await press('Control+Alt+z');
    await head(/上海市 · 冰雪经济.*Gap 2 of 117/);
    await focused('.near, .passages h2');
    await press('p');
    await head(/上海市 · 低空经济.*Gap 1 of 117/);
    await press('Escape');
    await overview.locator('.passages').waitFor({ state: 'hidden' });
  });
});
