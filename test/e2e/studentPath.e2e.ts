// The way of a student from a folder of texts to a table in Word and a figure, twice: by mouse in Chinese, by keyboard in
// English. Nobody opens a YAML file or a terminal. What is typed where a word is asked for, with the Enter that ends it, is one
// action; so is a click, a drag, and a key.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { parse } from 'yaml';
import { quickInput, quickInputRows } from '../real/quick-input';
import { drag, projectRead } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { runs } from '../support/long';
import { readDocx } from '../support/office';

const allThemes: readonly (readonly [name: string, keywords: readonly string[]])[] = [
  ['资源建设', ['档案征集', '红色档案', '民生档案', '口述史料', '家庭档案', '专题目录']],
  ['开放利用', ['开放审核', '查档窗口', '网上查档', '跨馆出证', '展览', '编研']],
  ['安全保障', ['异地备份', '库房改造', '消防', '恒温恒湿', '应急演练', '保密检查']],
  ['数字转型', ['数字档案馆', '电子归档', '单套制', '数字化加工', '数据共享', '系统对接']],
  ['队伍培养', ['业务培训', '持证上岗', '专家库', '职称评审', '岗位练兵', '校馆合作']],
];
const themes = allThemes
  .slice(0, runs(2, 5))
  .map(([name, keywords]) => [name, keywords.slice(0, runs(3, 6))] as const);
const texts = runs(2, 24);
const passages = runs(3, 40);
/** As one copies it out of one's notes: a theme a line. */
const list = themes.map(([name, keywords]) => `${name}：${keywords.join('、')}`).join('\n');

/** A folder of texts, which is no project: every line of a text has one keyword. */
function makeFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-student-'));
  const lines = themes.flatMap(([, keywords]) => keywords.slice(0, 2));
  for (let k = 1; k <= texts; k++) {
    const text = lines.map(each => `第${k}县要把${each}列入年度计划，按季度检查落实情况。`).join('\n');
    fs.writeFileSync(path.join(folder, `县${String(k).padStart(2, '0')}.txt`), `${text}\n`);
  }
  return folder;
}

/** Which text, and which of its lines (from 0), a passage is: all lines of a text before those of the next. */
const places = Array.from({ length: passages }, (_, k) => ({
  text: Math.floor(k / (2 * themes.length)) + 1,
  line: k % (2 * themes.length),
}));

/** What a student has in the end. */
function check(folder: string, moved: string): void {
  const { themes: written } = parse(fs.readFileSync(path.join(folder, 'codebook.yaml'), 'utf8'));
  assert.deepEqual(
    (written as readonly { readonly name: string }[]).map(({ name }) => name),
    themes.map(([name]) => name),
  );
  assert.ok((written[1].keywords as readonly string[]).includes(moved), 'the keyword that was moved');
  const sides = fs.readdirSync(folder).filter(name => name.endsWith('.codes.yaml'));
  const coded = sides.flatMap(name => parse(fs.readFileSync(path.join(folder, name), 'utf8')).annotations);
  assert.equal(coded.length, passages);
  const [table] = readDocx(fs.readFileSync(path.join(folder, 'coverage.docx'))).tables;
  assert.equal(table!.length, texts + 2);
  const png = fs.readFileSync(path.join(folder, 'network.png'));
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
}

describe('from a folder of texts to a table and a figure', () => {
  const moved = themes[0]![1][0]!;
  let folder = '';
  let vscode: Workbench;
  let actions = 0;
  /** One action of the student. */
  const act = async (done: Promise<unknown>): Promise<void> => {
    actions++;
    await done;
  };
  const written = (name: string) =>
    waitFor(name, async () => (fs.existsSync(path.join(vscode.folder, name)) ? true : undefined));
  const codedIn = () =>
    fs
      .readdirSync(vscode.folder)
      .filter(name => name.endsWith('.codes.yaml'))
      .flatMap(name => parse(fs.readFileSync(path.join(vscode.folder, name), 'utf8')).annotations ?? [])
      .length;
  const pane = (title: string) =>
    vscode.page.locator('.sidebar .pane', {
      has: vscode.page.locator(`.pane-header[aria-label*="${title}"]`),
    });
  const noYaml = async () =>
    assert.equal(await vscode.page.locator('.tab', { hasText: '.yaml' }).count(), 0, 'no YAML file is open');

  beforeEach(() => {
    folder = makeFolder();
    actions = 0;
  });
  afterEach(async () => {
    await vscode?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('by mouse, in Chinese', async () => {
    vscode = await openWorkbench({ folder, locale: 'zh-cn', theme: 'dark' });
    const { page } = vscode;
    const click = (wanted: Locator) => act(wanted.click());
    const choose = (hasText: string) => click(quickInputRows(page).filter({ hasText }).first());
    const button = (name: string | RegExp) => quickInput(page).getByRole('button', { name }).first();
    const row = (view: string, hasText: string) =>
      pane(view).locator('.monaco-list-row', { hasText }).first();
    const menu = async (of: Locator, hasText: string) => {
      await act(of.click({ button: 'right' }));
      await click(page.locator('.monaco-menu .action-label', { hasText }).first());
    };
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(list)})`);

    // A project, by the list on the clipboard.
    await click(page.locator('.activitybar .action-label[class*="view-extension-policyCoder"]').first());
    await click(page.locator('.welcome-view-content').getByRole('button', { name: '在此新建项目' }));
    await click(button(/剪贴板/));
    await quickInput(page)
      .filter({ hasText: `${themes.length} 个主题` })
      .waitFor();
    await vscode.screenshot('student-zh-themes');
    await click(button('创建项目'));
    await page.locator('.tab.active[data-resource-name="县01.txt"]').waitFor();
    await projectRead(vscode);
    await row('编码本', themes[1]![0]).waitFor();
    await noYaml();

    // A keyword goes to another theme, which gets another colour.
    await click(row('编码本', themes[0]![0]).locator('.monaco-tl-twistie'));
    await row('编码本', moved).waitFor();
    const isMoved = () => {
      const book = parse(fs.readFileSync(path.join(vscode.folder, 'codebook.yaml'), 'utf8'));
      return book.themes[1].keywords.includes(moved) ? true : undefined;
    };
    actions++;
    await waitFor('the keyword in its new theme', async () => {
      if (isMoved()) return true;
      await drag(vscode, row('编码本', moved), row('编码本', themes[1]![0]));
      return waitFor('the drop', async () => isMoved(), 3000).catch(() => undefined);
    });
    await menu(row('编码本', themes[1]![0]), '设置颜色');
    await act(quickInputRows(page).nth(3).click());
    await waitFor('the colour', async () =>
      /color:/.test(fs.readFileSync(path.join(vscode.folder, 'codebook.yaml'), 'utf8').split('themes:')[1]!)
        ? true
        : undefined,
    );

    // Passages: a click on the sentence, a click on the tag of the theme.
    for (const [k, { text, line }] of places.entries()) {
      if (text !== places[k - 1]?.text && text > 1) {
        const name = `县${String(text).padStart(2, '0')}`;
        await click(row('文本', name));
        await page.locator(`.tab.active[data-resource-name="${name}.txt"]`).waitFor();
      }
      await act(
        vscode.editor
          .locator('.view-line')
          .nth(line)
          .click({ position: { x: 60, y: 8 } }),
      );
      const theme = row('编码本', themes[Math.floor(line / 2)]![0]);
      await theme.hover();
      await click(theme.locator('.actions .action-label[aria-label*="用此编码标注"]').first());
      await waitFor('the passage', async () => (codedIn() === k + 1 ? true : undefined));
    }
    await vscode.screenshot('student-zh-coded');

    // The table for Word, and the figure.
    await click(pane('编码本').locator('.pane-header .action-label[aria-label*="打开总览"]').first());
    const frame = await vscode.webviewFrame('table [role=gridcell]');
    const save = async (name: string) => {
      await waitFor('the place that is proposed', async () =>
        (await quickInput(page).locator('input').first().inputValue()).endsWith(name) ? true : undefined,
      );
      await click(button('确定'));
      await written(name);
    };
    const tool = (label: string) =>
      page.locator(`.editor-group-container .editor-actions .action-label[aria-label*="${label}"]`).first();
    await click(tool('导出表格'));
    await choose('Word (DOCX)');
    await choose('编码：√ 与 —');
    await save('coverage.docx');
    await click(frame.getByRole('tab').nth(1));
    await frame.locator('#panel-network .canvas .node').first().waitFor();
    await vscode.screenshot('student-zh-network');
    await click(tool('导出网络'));
    await choose('PNG');
    await choose('彩色');
    await choose('174');
    await choose('300');
    await save('network.png');
    await page.locator('.notification-toast', { hasText: 'network.png' }).waitFor();
    await vscode.screenshot('student-zh-done');
    await noYaml();
    check(vscode.folder, moved);
    console.log(
      `      ${actions} actions by mouse: ${texts} texts, ${themes.length} themes, ${passages} passages`,
    );
  });

  it('by keyboard, in English', async () => {
    vscode = await openWorkbench({ folder });
    const { page } = vscode;
    const press = (key: string) => act(page.keyboard.press(key));
    const input = quickInput(page).locator('input').first();
    const type = async (text: string) => {
      await input.waitFor();
      await input.fill(text);
      await act(page.keyboard.press('Enter'));
    };
    const focused = (hasText: string) =>
      quickInputRows(page).and(page.locator('.focused')).filter({ hasText }).first();
    /** Chooses from a list by typing. */
    const choose = async (text: string) => {
      await input.waitFor();
      await input.fill(text);
      await focused(text).waitFor();
      await act(page.keyboard.press('Enter'));
    };
    const run = async (title: string) => {
      await waitFor(title, async () => {
        await page.keyboard.press('F1');
        await input.fill(`>Policy Coder: ${title}`, { timeout: 5000 }).catch(() => {});
        if (await focused(title).isVisible()) return true;
        await page.keyboard.press('Escape');
        return undefined;
      });
      await act(page.keyboard.press('Enter'));
    };

    // A project.
    await run('New Project');
    await quickInput(page).filter({ hasText: 'themes' }).waitFor();
    await type(list.replaceAll('\n', '；'));
    await page.locator('.tab.active[data-resource-name="县01.txt"]').waitFor();
    await projectRead(vscode);
    await noYaml();

    // A keyword goes to another theme: the palette asks which, and where to.
    await run('Move Keyword to Theme');
    await choose(moved);
    await choose(themes[1]![0]);
    await waitFor('the keyword in its new theme', async () => {
      const book = parse(fs.readFileSync(path.join(vscode.folder, 'codebook.yaml'), 'utf8'));
      return book.themes[1].keywords.includes(moved) ? true : undefined;
    });

    // Passages: from hit to hit of the theme; the last gets its code by name.
    await press('Control+1');
    await press('Control+Home');
    await press('Control+Alt+.');
    for (let k = 1; k < passages; k++) {
      await press('Control+Alt+y');
      await waitFor(`${k} passages`, async () => (codedIn() === k ? true : undefined));
    }
    await press('Control+Alt+m');
    await choose(themes[1]![0]);
    await waitFor('all passages', async () => (codedIn() === passages ? true : undefined));
    await vscode.screenshot('student-en-coded');

    await run('Export Table');
    await choose('Word (DOCX)');
    await choose('Coding');
    await type(path.join(vscode.folder, 'coverage.docx'));
    await written('coverage.docx');
    await run('Open Overview');
    const frame = await vscode.webviewFrame('table [role=gridcell]');
    await frame.getByRole('tab').first().waitFor();
    await run('Export Network');
    await choose('PNG');
    await choose('In colour');
    await choose('174');
    await choose('300');
    await type(path.join(vscode.folder, 'network.png'));
    await written('network.png');
    await vscode.screenshot('student-en-done');
    await noYaml();
    check(vscode.folder, moved);
    console.log(
      `      ${actions} actions by key: ${texts} texts, ${themes.length} themes, ${passages} passages`,
    );
  });
});
