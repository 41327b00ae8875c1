// Two who code the same texts, in a real VS Code: read, blind, figures, and what they settle; by keyboard.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { projectRead, typeToRow } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { inLong } from '../support/long';
import { agreementProject } from '../webview/agreementProject';

inLong(describe)('coding together in a real VS Code, in Chinese', () => {
  let vscode: Workbench;
  const project = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-together-'));

  before(async () => {
    for (const [name, text] of Object.entries(agreementProject()))
      fs.writeFileSync(path.join(project, name), text as string);
    vscode = await openWorkbench({ folder: project, locale: 'zh-cn', theme: 'dark' });
    await vscode.openFile('东.txt');
    await projectRead(vscode);
  });
  after(async () => {
    await vscode?.close();
    fs.rmSync(project, { recursive: true, force: true });
  });

  const yaml = (file: string) => {
    const whole = path.join(vscode.folder, file);
    return fs.existsSync(whole) ? parse(fs.readFileSync(whole, 'utf8')) : undefined;
  };

  it('says that a source was read for all themes', async () => {
    await vscode.command('政策编码: 切换编码员');
    await typeToRow(vscode, '王五');
    await vscode.page.keyboard.press('Enter');
    await vscode.page.locator('.statusbar-item[id*="policyCoder.status"]', { hasText: '王五' }).waitFor();
    await vscode.command('政策编码: 本篇已就全部主题通读');
    const side = await waitFor('the review on disk', async () => yaml('东.txt.王五.codes.yaml'));
    assert.deepEqual(
      side.reviewed.map(({ code, coder }: Record<string, string>) => [code, coder]),
      [['*', '王五']],
    );
  });

  it('shows how far they agree, and nothing of it to one who codes blind', async () => {
    await vscode.command('政策编码: 打开总览');
    const frame = await vscode.webviewFrame('#tab-agreement');
    await frame.locator('[role=tab][aria-selected=true]').focus();
    for (const key of ['ArrowRight', 'ArrowRight']) await vscode.page.keyboard.press(key);
    const table = frame.locator('table.figures[data-part=themes]');
    await table.locator('small').first().waitFor();
    await frame.locator('.work').filter({ hasNotText: /\S/ }).waitFor({ state: 'attached' });
    await vscode.screenshot('together-agreement-zh-dark');
    await vscode.command('政策编码: 开关盲编');
    await frame.getByRole('heading', { name: '您正在盲编码' }).waitFor();
    assert.equal(await table.count(), 0);
    await vscode.command('政策编码: 开关盲编');
    await table.waitFor();
  });

  it('settles what they did not code alike, beside the text', async () => {
    await vscode.command('政策编码: 商定分歧');
    const frame = await vscode.webviewFrame('.entry');
    await frame.locator('.entry:focus').waitFor();
    await vscode.screenshot('together-settle-zh-dark');
    const consensus = () => yaml('东.txt.consensus.codes.yaml');
    // 王五 has read the text and coded nothing: what the others coded alike is to be settled, too.
    for (const [at, [quote, key]] of (
      [
        ['加强监督检查', '1'],
        ['方便群众查档', '1'],
        ['做好异地备份', 'n'],
      ] as const
    ).entries()) {
      await frame.locator('.entry:focus', { hasText: quote }).waitFor();
      await vscode.page.keyboard.press(key);
      await waitFor(
        `${at + 1} settlements`,
        async () => consensus()?.settled?.length === at + 1 || undefined,
      );
    }
    assert.deepEqual(
      consensus()
        .settled.map(({ decision, by }: Record<string, unknown>) => [decision, by])
        .sort(),
      [
        ['neither', ['王五']],
        ['taken', ['王五']],
        ['taken', ['王五']],
      ],
    );
    assert.deepEqual(
      consensus().annotations.map(({ quote, coder }: Record<string, string>) => [quote, coder]),
      [
        ['加强监督检查', 'consensus'],
        ['方便群众查档', 'consensus'],
      ],
    );
  });
});
