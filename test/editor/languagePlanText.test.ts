import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../real/wait';
import { discard, fileUri, readFile, readProject, show, writeFile } from './project';

/** A source of the sample; its text is replaced for a while. */
const path = 'plans/海南省.txt';
const text = [
  '某省档案规划（测试）', // 0
  '第一章 总则', // 1
  '第一节 目标', // 2
  '到规划期末，馆藏翻一番。', // 3
  '', // 4
  '第二节 任务', // 5
  '一、收集', // 6
  '（一）接收进馆。各馆按期接收，应收尽收。', // 7
  '继续征集散存材料。', // 8
  '专栏1 征集工程', // 9
  '征集口述史料一百件。', // 10
  '', // 11
  '', // 12
  '第二章 保障', // 13
  '落实经费。', // 14
].join('\n');

interface Shape {
  readonly name: string;
  readonly lines: string;
  readonly inner: readonly Shape[];
}

function shapeOf({ name, range, children }: vscode.DocumentSymbol): Shape {
  return { name, lines: `${range.start.line}-${range.end.line}`, inner: children.map(shapeOf) };
}

/** Resolves when the extension has looked at every text that was opened so far: one that is opened now has its language. */
async function lookedAtAll(): Promise<void> {
  const open = new Set(vscode.workspace.textDocuments.map(each => each.uri.toString()));
  const plans = await vscode.workspace.findFiles('plans/*.txt');
  const other = plans.find(uri => !open.has(uri.toString()));
  assert.ok(other, 'a plan that is not open');
  const { uri } = await vscode.workspace.openTextDocument(other);
  await waitFor('the language of another plan', async () =>
    vscode.workspace.textDocuments.some(
      each => each.uri.toString() === uri.toString() && each.languageId === 'policy-text',
    )
      ? true
      : undefined,
  );
}

describe('plan texts as a language', () => {
  let document: vscode.TextDocument;
  let original: string;

  before(async () => {
    await readProject();
    original = await readFile(path);
    await writeFile(path, text);
    await show(path);
    document = await waitFor('the language of plan texts', async () =>
      vscode.workspace.textDocuments.find(
        each => each.uri.toString() === fileUri(path).toString() && each.languageId === 'policy-text',
      ),
    );
  });

  after(async () => {
    await discard();
    await writeFile(path, original);
  });

  it('shows the headings as a tree', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const leaf = (name: string, lines: string): Shape => ({ name, lines, inner: [] });
    assert.deepEqual(symbols.map(shapeOf), [
      {
        name: '第一章 总则',
        lines: '1-12',
        inner: [
          leaf('第一节 目标', '2-4'),
          {
            name: '第二节 任务',
            lines: '5-12',
            inner: [
              {
                name: '一、收集',
                lines: '6-12',
                inner: [{ name: '（一）接收进馆', lines: '7-12', inner: [leaf('专栏1 征集工程', '9-12')] }],
              },
            ],
          },
        ],
      },
      leaf('第二章 保障', '13-14'),
    ]);
  });

  it('folds what a heading governs, without the blank lines before the next', async () => {
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.deepEqual(ranges.map(({ start, end }) => `${start}-${end}`).toSorted(), [
      '1-10',
      '13-14',
      '2-3',
      '5-10',
      '6-10',
      '7-10',
      '9-10',
    ]);
  });

  it('leaves Markdown, and texts that are no source, as they are', async () => {
    const note = await vscode.workspace.openTextDocument({ content: '第一章 笔记', language: 'plaintext' });
    const readme = await vscode.workspace.openTextDocument(fileUri('README.md'));
    await lookedAtAll();
    assert.equal(note.languageId, 'plaintext');
    assert.equal(readme.languageId, 'markdown');
  });

  it('lets go of a text that is set back to plain text', async () => {
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await lookedAtAll();
    const open = vscode.workspace.textDocuments.find(
      each => each.uri.toString() === fileUri(path).toString(),
    );
    assert.equal(open?.languageId, 'plaintext');
  });
});
