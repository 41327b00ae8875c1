import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quickInput, quickInputRows } from '../real/quick-input';
import { ask, chooseFile, projectRead } from '../real/typing';
import { slowness, waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { readDocx } from '../support/office';
import { root } from '../support/root';
import { readMarkdownTable } from '../support/tables';

describe('exporting the table', () => {
  let vscode: Workbench;
  before(async () => {
    vscode = await openWorkbench({ theme: 'dark', locale: 'zh-cn' });
    await vscode.openFile('上海市.txt');
    await projectRead(vscode);
  });
  after(() => vscode?.close());

  it('asks for the format, what the cells show, and the place; and offers to open the file', async () => {
    await ask(vscode, '政策编码: 导出表格…', ['Word (DOCX)', '编码：√ 与 —'], async answer => {
      if (answer === 'Word (DOCX)') await vscode.screenshot('exports-format');
    });
    await vscode.page.keyboard.press('Enter');
    const name = quickInput(vscode.page).locator('input').first();
    await waitFor('the place that is proposed', async () =>
      (await name.inputValue()).endsWith('/coverage.docx') ? true : undefined,
    );
    const file = join(vscode.folder, 'coverage.docx');
    await chooseFile(vscode, file);
    await waitFor('the file', async () => (existsSync(file) ? true : undefined));
    const toast = vscode.page.locator('.notification-toast', { hasText: 'coverage.docx' });
    await toast.waitFor();
    await vscode.screenshot('exports-written');
    const [table] = readDocx(readFileSync(file)).tables;
    assert.equal(table!.length, 33);
    assert.deepEqual(table!.at(-1), ['合计', '30', '31', '31', '31', '31', '22', '29', '31']);
  });

  it('writes the network as the command line does, after asking how the picture shall look', async () => {
    await ask(
      vscode,
      '政策编码: 导出网络…',
      ['SVG', '印刷：黑白，以图案区分', '双栏：174 毫米'],
      async answer => {
        if (answer === 'SVG') {
          await quickInputRows(vscode.page)
            .filter({ hasText: 'GEXF (Gephi)' })
            .first()
            .waitFor({ timeout: 5000 * slowness() });
        }
        await vscode.screenshot(`exports-network-${answer.slice(0, 2)}`);
      },
    );
    await vscode.page.keyboard.press('Enter');
    const name = quickInput(vscode.page).locator('input').first();
    await waitFor('the place that is proposed', async () =>
      (await name.inputValue()).endsWith('/network.svg') ? true : undefined,
    );
    const file = join(vscode.folder, 'network.svg');
    await chooseFile(vscode, file);
    const toast = vscode.page.locator('.notification-toast', { hasText: 'network.svg' });
    await toast.waitFor();
    await vscode.screenshot('exports-network-written');
    const out = mkdtempSync(join(tmpdir(), 'policy-coder-e2e-'));
    try {
      const look = [
        '--format',
        'svg',
        '--style',
        'print',
        '--color',
        'theme',
        '--width',
        '174',
        '--lang',
        'zh-cn',
      ];
      execFileSync(process.execPath, [
        join(root, 'dist/cli.js'),
        'network',
        vscode.folder,
        '--out',
        out,
        ...look,
      ]);
      assert.ok(readFileSync(file).equals(readFileSync(join(out, 'network.svg'))), 'the same bytes');
    } finally {
      rmSync(out, { recursive: true });
    }
  });

  it('copies by Ctrl+C in the table as text and as an HTML table', async () => {
    const { page } = vscode;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await vscode.command('政策编码: 打开总览');
    const frame = await vscode.webviewFrame('#panel-table:not([hidden]) table');
    await frame.locator('#panel-table button, #panel-table [tabindex="0"]').first().focus();
    await page.keyboard.press('Control+c');
    const read = (type: string) =>
      frame.locator('body').evaluate(async (_, kind) => {
        const [item] = await navigator.clipboard.read();
        return item!.types.includes(kind) ? (await item!.getType(kind)).text() : undefined;
      }, type);
    const html = await waitFor('the table on the clipboard', async () => {
      const found = await read('text/html');
      return found?.includes('档案治理体系建设') ? found : undefined;
    });
    const text = (await read('text/plain'))!;
    // As it is shown: heads, 31 sources, how many are coded, and their share.
    assert.equal(text.split('\n').length, 34);
    assert.match(text, /^已编码文本数\t30\t31/m);
    // Chromium tidies what it is given; the cells are there.
    assert.equal(html.match(/<tr/g)?.length, 34);
    assert.match(html, /<th[^>]*>四川省<\/th><td[^>]*>—<\/td><td[^>]*>√<\/td>/);
  });
  it('exports the table and the network as they are shown, the picture as PNG', async () => {
    const { page } = vscode;
    const frame = await vscode.webviewFrame('#panel-table:not([hidden]) table');
    await frame.locator('#panel-table').locator('xpath=ancestor::*[contains(@class,"app")]').waitFor();
    await frame.getByRole('searchbox').fill('市');
    await frame.locator('tfoot th', { hasText: '已编码文本数' }).waitFor();
    await ask(vscode, '政策编码: 导出表格…', ['Markdown', '按总览中的显示']);
    await vscode.screenshot('exports-as-shown-light');
    await page.keyboard.press('Enter');
    const table = join(vscode.folder, 'shown.markdown');
    await chooseFile(vscode, table);
    const written = await waitFor('the file', async () =>
      existsSync(table) ? readFileSync(table, 'utf8') : undefined,
    );
    const rows = readMarkdownTable(written);
    assert.deepEqual(
      rows.slice(1).map(([name]) => name),
      [...['北京市', '天津市', '上海市', '重庆市'], ...['已编码文本数', '已审文本占比']],
    );
    assert.match(written, /显示 31 篇文本中的 4 篇：名称含“市”。/);

    await frame.getByRole('tab').nth(1).click();
    await frame.locator('#panel-network .canvas .node').first().waitFor();
    await ask(vscode, '政策编码: 导出网络…', ['PNG', '彩色', '174', '300']);
    await page.keyboard.press('Enter');
    const picture = join(vscode.folder, 'network.png');
    await chooseFile(vscode, picture);
    await vscode.page.locator('.notification-toast', { hasText: 'network.png' }).waitFor();
    const png = readFileSync(picture);
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    // 174 mm at 300 pixels to an inch, which the file says.
    assert.equal(png.readUInt32BE(16), 2055);
    assert.equal(png.toString('latin1', 37, 41), 'pHYs');
    assert.equal(png.readUInt32BE(41), 11811);
    if (process.env.PICTURES) copyFileSync(picture, join(root, 'screenshots', 'exported-network.png'));
  });
});
