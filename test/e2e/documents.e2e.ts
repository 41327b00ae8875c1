// Documents become sources in a real VS Code, in Chinese, by mouse: a folder of them, a look at their heads, one message.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'yaml';
import { appears } from '../real/quick-input';
import { chooseFile, chooseFromMenu, goTo, projectRead } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { makeDocx, paragraph } from '../support/docx';

const page = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>首页</title><body>
<div class="menu"><a href="/">首页</a> <a href="/a">政策</a> <a href="/b">服务</a></div>
<table><tr><td>索 引 号：</td><td>000014349/2026-00012</td><td>发文机关：</td><td>海岳省人民政府办公厅</td></tr>
<tr><td>标　　题：</td><td>海岳省人民政府办公厅关于加强档案安全的通知</td><td>发文字号：</td><td>海政办发〔2026〕3号</td></tr></table>
<div id="content"><p>各市人民政府：</p><p>为加强档案安全，现就有关事项通知如下。</p>
<p>一、落实备份制度。重要档案应当异地备份，每年检查一次，并向同级档案主管部门报告检查结果。</p>
<p>二、加强人员培训。各级档案馆应当每年组织安全培训，培训情况列入年度报告。</p></div>
<script>document.title = 'x'</script></body></html>`;

describe('documents in a real VS Code, in Chinese', () => {
  let vscode: Workbench;
  const project = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-documents-'));

  before(async () => {
    const files: Readonly<Record<string, string | Uint8Array>> = {
      'codebook.yaml': 'version: 1\nthemes:\n  - { id: safe, name: 档案安全, keywords: [备份] }\n',
      'corpus.yaml': "version: 1\nsources: ['texts/*.txt']\n",
      'texts/旧.txt': '第一章 总则\n坚持依法治档。\n\f第二章 任务\n第一节 安全\n做好异地备份。\n',
      'texts/旧.txt.codes.yaml':
        'version: 1\nsource: 旧.txt\nannotations:\n  - { id: x1, codes: [safe], quote: 做好异地备份, at: "5:1-5:7", memo: 已核对 }\n',
      'codes.csv': '代码,说明\n灾备>演练,每年演练\n',
      'inbox/通知.html': page,
      'inbox/方案.docx': makeDocx(paragraph('档案备份工作方案') + paragraph('每年备份一次。')),
      'inbox/纪要.rtf':
        '{\\rtf1\\ansi\\ansicpg936 \\u20250?\\u35758?\\u32426?\\u35201?\\par \\u22791?\\u20221?\\u12290?\\par}',
      'inbox/损坏.pdf': '%PDF-1.7\n%cut off',
    };
    for (const [name, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(project, name)), { recursive: true });
      fs.writeFileSync(path.join(project, name), content);
    }
    vscode = await openWorkbench({ folder: project, locale: 'zh-cn', theme: 'dark' });
    await vscode.openFile('旧.txt');
    await projectRead(vscode);
  });
  after(async () => {
    await vscode?.close();
    fs.rmSync(project, { recursive: true, force: true });
  });

  const inProject = (name: string) => path.join(vscode.folder, name);
  const notice = (text: string) => vscode.page.locator('.notification-list-item-message', { hasText: text });

  it('shows what the heads of a folder of documents say before anything of it is written', async () => {
    const folder = vscode.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'inbox' });
    await folder.waitFor();
    const rows = vscode.page.locator('.quick-input-widget .monaco-list-row');
    await chooseFromMenu(vscode, folder, '导入文档…', async () =>
      (await rows.filter({ hasText: '发文字号' }).count()) > 0 ? true : undefined,
    );
    assert.equal(await rows.filter({ hasText: '海政办发〔2026〕3号' }).count(), 1);
    await vscode.screenshot('documents-heads-zh-dark');
    assert.equal(parse(fs.readFileSync(inProject('corpus.yaml'), 'utf8')).attributes, undefined);
  });

  it('writes what is ticked, says what was read and what was not, and counts the texts', async () => {
    await vscode.page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
    await notice('已导入文档：3/4').waitFor();
    await vscode.screenshot('documents-imported-zh-dark');
    const attributes = await waitFor(
      'the attributes',
      async () => parse(fs.readFileSync(inProject('corpus.yaml'), 'utf8')).attributes,
    );
    assert.equal(attributes['texts/通知.txt'].发文字号, '海政办发〔2026〕3号');
    const text = fs.readFileSync(inProject('texts/通知.txt'), 'utf8');
    assert.match(text, /一、落实备份制度。/);
    assert.doesNotMatch(text, /首页|服务/);
    assert.match(fs.readFileSync(inProject('texts/方案.txt'), 'utf8'), /每年备份一次。/);
    assert.match(fs.readFileSync(inProject('texts/纪要.txt'), 'utf8'), /会议纪要\n备份。/);
    assert.equal(fs.existsSync(inProject('texts/损坏.txt')), false);
    await vscode.openFile('通知.txt');
    await vscode.page.locator('.statusbar-item', { hasText: '只读' }).waitFor();
  });

  it('tells the page and the headings of a passage, and takes them to Word', async () => {
    await vscode.openFile('旧.txt');
    await goTo(vscode, 5, 3);
    const hover = vscode.page.locator('.monaco-hover:visible');
    await waitFor('the hover', async () => {
      await vscode.page.keyboard.press('Control+k');
      await vscode.page.keyboard.press('Control+i');
      return (await appears(hover.filter({ hasText: '第 2 页 · 第二章 任务 > 第一节 安全' }), 3000))
        ? true
        : undefined;
    });
    await vscode.screenshot('documents-hover-zh-dark');
    await vscode.page.keyboard.press('Escape');
    await vscode.command('政策编码: 导出段落…');
    const row = (text: string) =>
      vscode.page.locator('.quick-input-widget .monaco-list-row', { hasText: text });
    await row('每篇文本一张表').click();
    await row('附所在自然段').click();
    await row('Word (DOCX)').click();
    const file = inProject('段落.docx');
    await chooseFile(vscode, file);
    const bytes = await waitFor('the document', async () =>
      fs.existsSync(file) ? fs.readFileSync(file) : undefined,
    );
    const words = strFromU8(unzipSync(bytes)['word/document.xml']!);
    for (const text of ['做好异地备份', '第二章 任务 &#62; 第一节 安全', '已核对'])
      assert.ok(words.includes(text), text);
  });

  it('takes a codebook in after a look, and the project out for other programs', async () => {
    await vscode.command('政策编码: 导入编码本…');
    await chooseFile(vscode, inProject('codes.csv'));
    const dialog = vscode.page.locator('.monaco-dialog-box');
    await dialog.filter({ hasText: '新编码：2' }).waitFor();
    await vscode.screenshot('codebook-import-zh-dark');
    assert.doesNotMatch(fs.readFileSync(inProject('codebook.yaml'), 'utf8'), /演练/);
    await dialog.locator('.monaco-button', { hasText: '导入' }).click();
    await waitFor('the codes', async () =>
      /演练/.test(fs.readFileSync(inProject('codebook.yaml'), 'utf8')) ? true : undefined,
    );
    await vscode.command('政策编码: 导出项目供其他软件使用…');
    await vscode.page.locator('.quick-input-widget .monaco-list-row', { hasText: '.qdpx' }).click();
    const file = inProject('项目.qdpx');
    await chooseFile(vscode, file);
    const bytes = await waitFor('the project', async () =>
      fs.existsSync(file) ? fs.readFileSync(file) : undefined,
    );
    const project = strFromU8(unzipSync(bytes)['project.qde']!);
    for (const text of ['演练', '已核对']) assert.ok(project.includes(text), text);
  });
});
