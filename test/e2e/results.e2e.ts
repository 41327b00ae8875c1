// The results of a paper, frozen and verified in a real VS Code, by keyboard.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { projectRead } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { agreementProject } from '../webview/agreementProject';

describe('results of a paper in a real VS Code, in Chinese', () => {
  let vscode: Workbench;
  const project = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-results-'));

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

  const notice = (text: string) => vscode.page.locator('.notification-list-item-message', { hasText: text });
  const inProject = (name: string) => path.join(vscode.folder, name);

  it('offers to freeze where nothing is frozen, and keeps what was chosen', async () => {
    await vscode.command('政策编码: 核验结果');
    await notice('文件夹 results 中还没有固定的结果。').waitFor();
    await vscode.command('政策编码: 固定结果…');
    const rows = vscode.page.locator('.quick-input-widget .monaco-list-row');
    await rows.filter({ hasText: '覆盖表' }).waitFor();
    assert.equal(await rows.filter({ hasText: '编码员一致性' }).count(), 1);
    await vscode.screenshot('results-choose-zh-dark');
    await vscode.page.keyboard.press('Enter');
    await notice('结果已固定在文件夹 results 中。').waitFor();
    await vscode.screenshot('results-frozen-zh-dark');
    const settings = parse(fs.readFileSync(inProject('corpus.yaml'), 'utf8'));
    assert.deepEqual(settings.results.exports, [
      'report --format csv,xlsx,docx,html',
      'network --format svg,gexf',
      'stats --format csv,xlsx',
    ]);
    const lock = JSON.parse(fs.readFileSync(inProject('results/results.lock.json'), 'utf8'));
    assert.equal(lock.language, 'zh-cn');
    // No more than three messages are shown at a time.
    await vscode.command('Notifications: Clear All Notifications');
    for (const { path: name } of lock.outputs) assert.ok(fs.existsSync(inProject(`results/${name}`)), name);
  });

  it('verifies them, and says what moved once a passage is gone', async () => {
    await vscode.command('政策编码: 核验结果');
    await notice('一致：由').waitFor();
    const side = '东.txt.张三.codes.yaml';
    const coded = JSON.parse(fs.readFileSync(inProject(side), 'utf8'));
    fs.writeFileSync(
      inProject(side),
      JSON.stringify({ ...coded, annotations: coded.annotations.slice(0, -1) }),
    );
    await vscode.command('政策编码: 核验结果');
    // The page stays; the message may have gone, or not have come where there are three others.
    const told = await waitFor('the verdict', async () => {
      const lines = (await vscode.editor.innerText()).replace(/\u00a0/g, ' ');
      return lines.includes('已变化的数字') ? lines : undefined;
    });
    assert.match(told, /^不一致：有数字变化。/);
    assert.match(told, /东\.txt\.张三\.codes\.yaml（标注）已变化/);
    assert.match(told, /标注 a3 \(张三\) 已不存在：“做好异地备份”/);
    await vscode.screenshot('results-verdict-zh-dark');
  });
});
