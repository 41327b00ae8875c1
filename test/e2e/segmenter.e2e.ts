import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/root.mjs';
import { selectLine, typeToRow } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { childOf } from '../support/children';
import { isLong } from '../support/long';

const codebook = `version: 1
themes:
  - id: manage
    name: 管理
    keywords: [{ term: 管理, wholeWord: true }]
`;
/** 管理 stands in every line twice, and is a word once. */
const plan = Array.from({ length: 300 }, (_, i) => `第${i + 1}项，主管理应加强管理。`).join('\n');

describe('segmenters that fail in a real VS Code', () => {
  let vscode: Workbench;
  let folder: string;
  const engines = () => path.join(folder, 'engines');
  const dictionary = () => path.join(engines(), 'nodejieba/jieba.dict.utf8');
  const binding = () => path.join(engines(), 'nodejieba/nodejieba.node');

  /** The toast with a text. */
  const message = (text: string) => vscode.page.locator('.notification-toast', { hasText: text });
  /** Whether whole words, and only those, are highlighted: one in each of the lines in sight. */
  const highlightsWords = async () => {
    await vscode.openFile('plan.txt');
    const lines = vscode.editor.locator('.view-line');
    const marked = vscode.page.locator('.editor-instance .view-overlays .cdr[class*="ced-"]');
    await waitFor('one highlight a line', async () => {
      const [inSight, highlights] = [await lines.count(), await marked.count()];
      return highlights >= inSight - 1 && highlights < inSight * 1.5 ? true : undefined;
    });
  };
  const hits = (count: number) =>
    waitFor(`${count} hits`, async () => {
      const overview = await vscode.webviewFrame('table [role=gridcell]');
      return (await overview.locator('body').innerText()).includes(`${count} 处关键词命中`) || undefined;
    });
  const codedLines = () => {
    const file = path.join(vscode.folder, 'plan.txt.codes.yaml');
    return fs.existsSync(file) ? (fs.readFileSync(file, 'utf8').match(/quote:/g)?.length ?? 0) : 0;
  };
  const tagLine = async (line: number) => {
    const before = codedLines();
    await vscode.openFile('plan.txt');
    await selectLine(vscode, line);
    await vscode.page.keyboard.press('Control+Alt+m');
    await typeToRow(vscode, '管理');
    await vscode.page.keyboard.press('Enter');
    await waitFor('the passage on disk', async () => (codedLines() === before + 1 ? true : undefined));
  };

  before(async function () {
    if (!fs.existsSync(inRoot('dist/nodejieba/nodejieba.node'))) {
      console.log('    nodejieba could not be compiled here: left out');
      this.skip();
    }
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-segmenter-'));
    const project = path.join(folder, 'words');
    fs.mkdirSync(project);
    fs.writeFileSync(path.join(project, 'codebook.yaml'), codebook);
    fs.writeFileSync(path.join(project, 'plan.txt'), plan);
    // Engines of its own: the processes that are killed are those of no other window.
    for (const name of ['segmenter.js', 'nodejieba', 'jieba-wasm'])
      fs.cpSync(inRoot('dist', name), path.join(engines(), name), { recursive: true });
    vscode = await openWorkbench({
      folder: project,
      locale: 'zh-cn',
      theme: 'dark',
      env: { POLICY_CODER_ENGINES: engines() },
    });
  });
  after(async () => {
    await vscode?.close();
    if (folder !== undefined) fs.rmSync(folder, { recursive: true, force: true });
  });

  it('killed twice in mid-work: jieba-wasm serves, a message says so, and coding goes on', async () => {
    const script = path.join(engines(), 'segmenter.js');
    const first = await childOf(undefined, script);
    process.kill(first, 'SIGKILL');
    process.kill(await childOf(undefined, script, first), 'SIGKILL');
    await message('分词器 nodejieba 不可用：进程两次意外终止。改用 jieba-wasm。').waitFor();
    await highlightsWords();
    await vscode.screenshot('segmenter-killed');
    await tagLine(4);
  });

  // Each asks for the window anew. What a segmenter does that cannot start, test/node/segmenterFailures.test.ts tells.
  if (isLong) {
    it('without its binding: a message says so, and coding goes on', async () => {
      fs.renameSync(binding(), `${binding()}.away`);
      await vscode.reload();
      await message('分词器 nodejieba 不可用：缺少程序文件。改用 jieba-wasm。').waitFor();
      await highlightsWords();
      await vscode.screenshot('segmenter-no-binding');
      await tagLine(6);
    });

    it('with a damaged dictionary: a message says so, and coding goes on', async () => {
      fs.renameSync(`${binding()}.away`, binding());
      fs.truncateSync(dictionary(), 1_000_003);
      await vscode.reload();
      await message('分词器 nodejieba 不可用：词典已损坏。改用 jieba-wasm。').waitFor();
      await vscode.screenshot('segmenter-dictionary');
      await tagLine(8);
      await vscode.command('政策编码: 打开总览');
      await hits(300);
      await vscode.screenshot('segmenter-overview');
    });
  }
});
