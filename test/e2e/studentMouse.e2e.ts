// A student who never saw YAML, from a folder of texts to a table and a figure, without a terminal: see studentKeys.e2e.ts, too.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { makePackages } from '../../scripts/package/make.mjs';
import { appears, quickInputRows } from '../real/quick-input';
import { showViews, unfold } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { inLong } from '../support/long';
import { Hand } from './student/hand';
import { assertPicture, assertTable, codedAsWanted, codedIn, themesIn } from './student/outcome';
import { makeStudy, themes } from './student/study';

inLong(describe)('a student, by mouse, in Chinese', () => {
  const study = makeStudy(24, themes, 40);
  let vscode: Workbench;
  let hand: Hand;
  const packages = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-package-'));
  before(async () => {
    vscode = await openWorkbench({
      folder: study.folder,
      locale: 'zh-cn',
      theme: 'dark',
      vsix: await makePackage(),
    });
    hand = new Hand(vscode);
  });
  after(async () => {
    await vscode?.close();
    fs.rmSync(study.folder, { recursive: true, force: true });
    fs.rmSync(packages, { recursive: true, force: true });
  });

  /** The package that users install. */
  async function makePackage(): Promise<string> {
    const [vsix] = await makePackages(['linux-x64'], packages);
    return vsix!;
  }

  const input = () => vscode.page.locator('.quick-input-widget:visible input[type=text]');
  const pane = (name: string) =>
    vscode.page.locator('.sidebar .pane', {
      has: vscode.page.locator(`.pane-header[aria-label*="${name}"]`),
    });
  const row = (view: string, label: string) =>
    pane(view)
      .locator('.monaco-list-row', {
        has: vscode.page.locator('.label-name', { hasText: new RegExp(`^${label}$`) }),
      })
      .first();
  const codebook = () => themesIn(vscode.folder);
  const exists = (wanted: Locator) => async () => wanted.first().isVisible();

  /** Chooses from the context menu of a row, until it asks about what it should: two clicks. The view may be just being drawn anew. */
  async function choose(from: Locator, label: string, title: string): Promise<void> {
    const asked = vscode.page.locator('.quick-input-widget:visible .quick-input-title', { hasText: title });
    const item = vscode.page.locator('.monaco-menu .action-label', { hasText: label }).first();
    hand.count('clicks', 2);
    await waitFor(`the question "${title}"`, async () => {
      // Another one, of a row that came under the pointer.
      if (await input().isVisible()) await vscode.page.keyboard.press('Escape');
      if (!(await item.isVisible())) await from.click({ button: 'right', timeout: 3000 }).catch(() => {});
      if (!(await appears(item, 2000))) return undefined;
      await item.click({ timeout: 2000 }).catch(() => {});
      return (await appears(asked, 1000)) ? true : undefined;
    });
  }

  /** Types an answer and ends it with Enter, as one does. */
  async function answer(words: string): Promise<void> {
    await hand.type(input(), words);
    await hand.press('Enter');
  }

  it('begins a project by one question', async () => {
    await showViews(vscode);
    await hand.click(
      vscode.page.locator('.sidebar .welcome-view-content').getByRole('button', { name: '在此新建项目' }),
    );
    await hand.type(
      input(),
      study.themes.map(({ name, keywords }) => `${name}: ${keywords.join('、')}`).join('; '),
    );
    await hand.click(vscode.page.locator('.quick-input-widget .action-label.codicon-check'));
    await row('编码本', study.themes[0]!.name).waitFor();
    await vscode.screenshot('student-begun');
    hand.tell('the project is begun');
  });

  it('changes the codebook', async () => {
    const [first, second] = study.themes;
    await choose(row('编码本', first!.name), '添加关键词', first!.name);
    await answer('地方志');
    await waitFor('the keyword', async () => (codebook()[0]!.keywords.includes('地方志') ? true : undefined));
    // A window that is used again may have it unfolded.
    hand.count('clicks');
    await unfold(row('编码本', second!.name), row('编码本', '服务'));
    await hand.dragUntil(row('编码本', '服务'), row('编码本', first!.name), 'the keyword to be dropped', () =>
      codebook()[0]!.keywords.includes('服务'),
    );
    await choose(row('编码本', second!.name), '重命名编码', second!.name);
    await answer('开放与利用');
    await row('编码本', '开放与利用').waitFor();
    await vscode.screenshot('student-codebook');
    hand.tell('the codebook is changed');
  });

  it('tags passages in all texts, hit by hit', async () => {
    const told = vscode.page.locator('.statusbar-item', { hasText: /尚未标注的关键词命中|均已标注/ });
    const say = async () => ((await told.count()) > 0 ? told.first().innerText() : '');
    const go = vscode.page.locator('.editor-group-container.active .editor-actions .codicon-pass');
    let steps = 0;
    for (let coded = 0; coded < study.wanted.length; steps++) {
      const [before, said] = [coded, await say()];
      await hand.click(go);
      await waitFor('the next step', async () => {
        coded = codedIn(vscode.folder).length;
        const now = await say();
        return now !== said && (coded > before || !said.includes('尚未')) ? true : undefined;
      });
      if (coded === 3) await vscode.screenshot('student-tagging');
    }
    await vscode.screenshot('student-tagged');
    hand.tell('passages are tagged');
    // One step to the first hit, and one that tags nothing before each other theme.
    assert.equal(steps, study.wanted.length + study.themes.length);
    assert.deepEqual(codedIn(vscode.folder), codedAsWanted(study, codebook()));
  });

  /** Answers a chain of pickers by a click each, the last of which asks for a file, and takes the place that is proposed. */
  async function exportAs(button: string, name: string, ...answers: readonly string[]): Promise<Buffer> {
    const pick = (text: string) => quickInputRows(vscode.page).filter({ hasText: text }).first();
    const action = vscode.page.locator(`.editor-group-container.active .editor-actions .${button}`);
    const ok = vscode.page.locator('.quick-input-widget:visible .monaco-button', { hasText: 'OK' });
    const questions = [...answers.map(pick), ok];
    const file = path.join(vscode.folder, name);
    await hand.clickUntil(action, `the question of ${answers[0]}`, exists(questions[0]!));
    for (const [i, question] of questions.entries()) {
      const next = questions[i + 1];
      if (i === questions.length - 1) await vscode.screenshot(`student-${name}`);
      await hand.clickUntil(question, `what comes after ${answers[i] ?? 'OK'}`, async () =>
        next ? next.isVisible() : fs.existsSync(file),
      );
    }
    await vscode.page.locator('.notification-toast', { hasText: name }).waitFor();
    return fs.readFileSync(file);
  }

  it('writes the table for Word', async () => {
    await pane('编码本').locator('.pane-header').hover();
    const shown = async () => (await vscode.findFrame('#panel-table:not([hidden]) table')) !== undefined;
    await hand.clickUntil(pane('编码本').locator('.pane-header .codicon-graph'), 'the overview', shown);
    await vscode.screenshot('student-table');
    const docx = await exportAs('codicon-export', 'coverage.docx', 'Word (DOCX)', '编码：√ 与 —');
    assertTable(docx, study, codebook());
    hand.tell('the table is written');
  });

  it('writes the network as a picture', async () => {
    const frame = await vscode.webviewFrame('#panel-table:not([hidden]) table');
    await hand.click(frame.getByRole('tab').nth(1));
    await frame.locator('#panel-network .canvas .node').first().waitFor();
    await vscode.screenshot('student-network');
    const png = await exportAs('codicon-type-hierarchy', 'network.png', 'PNG', '彩色', '174', '300');
    assertPicture(png);
    hand.tell('the figure is written');
  });
});
