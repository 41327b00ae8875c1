import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Overview } from '../../../src/core';
import { waitFor } from '../../real/wait';
import { encode } from '../../support/encode';
import {
  diagnostic,
  diagnosticGone,
  discard,
  fileUri,
  readFile,
  readProject,
  show,
  writeFile,
} from '../project';

describe('the figures follow the files', () => {
  let figures: () => Overview;
  const row = (label: string) => figures().coverage.rows.find(each => each.label === label);
  const frequency = (term: string) => figures().network.nodes.find(each => each.id === term)?.frequency ?? 0;
  const becomes = <T>(what: string, now: () => T, wanted: T) =>
    waitFor(`${what} to become ${wanted}`, async () => (now() === wanted ? true : undefined));

  before(async () => {
    await readProject();
    const extension = vscode.extensions.getExtension('policy-coder.policy-coder');
    figures = () => extension!.exports.overview();
  });

  it('reads texts of every encoding and line end', () => {
    const { corpus, method, issues } = figures();
    assert.equal(corpus.sources, 31);
    assert.equal(corpus.unplaced, 0);
    assert.deepEqual(method.encodings, { 'plans/山西省.txt': 'gb18030' });
    assert.deepEqual(
      issues.map(each => `${each.code} in ${each.source}`),
      ['decoded-as in plans/山西省.txt'],
    );
  });

  it('counts what the settings hide from the Explorer, and names with line ends', async () => {
    const files = vscode.workspace.getConfiguration('files');
    const hidden = { ...files.get<object>('exclude'), '**/*.codes.yaml': true, '**/plans': true };
    await files.update('exclude', hidden, vscode.ConfigurationTarget.Workspace);
    const { annotations } = figures().corpus;
    // Folders opened again are listed again.
    const codebook = await readFile('codebook.yaml');
    await vscode.workspace.fs.delete(fileUri('codebook.yaml'));
    await waitFor('the project to close', async () => (figures() === undefined ? true : undefined));
    await writeFile('codebook.yaml', codebook);
    await waitFor('the project', async () => (figures()?.corpus.sources === 31 ? true : undefined));
    assert.equal(figures().corpus.annotations, annotations);
    await files.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('while a plan is typed into, before it is saved', async () => {
    const before = frequency('区块链');
    const editor = await show('plans/浙江省.txt');
    await editor.edit(edit => edit.insert(new vscode.Position(3, 0), '区块链，'));
    await becomes('区块链', () => frequency('区块链'), before + 1);
    assert.equal(editor.document.isDirty, true);
    await discard();
    await becomes('区块链', () => frequency('区块链'), before);
  });

  it('when a plan is changed from outside: passages are found again', async () => {
    const path = 'plans/浙江省.txt';
    const text = await readFile(path);
    const before = row('浙江省')!.cells.map(cell => cell.annotations);
    const characters = figures().corpus.characters;
    await writeFile(path, `新增的一行。\n${text}`);
    await becomes('the text', () => figures().corpus.characters, characters + 7);
    assert.deepEqual(
      row('浙江省')!.cells.map(cell => cell.annotations),
      before,
    );
    await writeFile(path, text);
    await becomes('the text', () => figures().corpus.characters, characters);
  });

  it('in Big5, once corpus.yaml says so, as VS Code reads it', async () => {
    const uri = fileUri('plans/上海市.txt');
    const [bytes, settings] = [await vscode.workspace.fs.readFile(uri), await readFile('corpus.yaml')];
    const text = '為了在大數據時代做好檔案的管理與利用，有一個完整的規劃。\r\n'.repeat(3);
    await vscode.workspace.fs.writeFile(uri, encode(text, 'big5'));
    await diagnostic('plans/上海市.txt', 'looks-like');
    await writeFile('corpus.yaml', `${settings}\nencodings: {plans/上海市.txt: big5}\n`);
    await diagnosticGone('plans/上海市.txt', 'looks-like');
    assert.equal(figures().method.encodings['plans/上海市.txt'], 'big5');
    const document = await vscode.workspace.openTextDocument(uri, { encoding: 'cp950' });
    assert.equal(document.getText(), text);
    await writeFile('corpus.yaml', settings);
    await vscode.workspace.fs.writeFile(uri, bytes);
    await becomes('the encoding', () => figures().method.encodings['plans/上海市.txt'], undefined);
  });

  it('when a passage is cut out: it is reported, and not counted', async () => {
    const editor = await show('plans/福建省.txt');
    const passages = row('福建省')!.cells.map(cell => cell.annotations);
    const all = new vscode.Range(2, 0, editor.document.lineCount, 0);
    await editor.edit(edit => edit.delete(all));
    const issue = await diagnostic('plans/福建省.txt.codes.yaml', 'orphan');
    assert.equal(issue.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(row('福建省')!.cells[0]!.state, 'unreviewed');
    await discard();
    await diagnosticGone('plans/福建省.txt.codes.yaml', 'orphan');
    assert.deepEqual(
      row('福建省')!.cells.map(cell => cell.annotations),
      passages,
    );
  });

  it('when a plan is deleted and put back: its annotations are still there', async () => {
    const uri = fileUri('plans/西藏自治区.txt');
    const bytes = await vscode.workspace.fs.readFile(uri);
    const annotations = figures().corpus.annotations;
    await vscode.workspace.fs.delete(uri);
    await becomes('the rows', () => figures().coverage.rows.length, 30);
    await diagnostic('plans/西藏自治区.txt.codes.yaml', 'missing-source');
    await vscode.workspace.fs.writeFile(uri, bytes);
    await becomes('the rows', () => figures().coverage.rows.length, 31);
    assert.equal(figures().corpus.annotations, annotations);
  });

  it('when a whole folder goes and comes, which VS Code tells as one thing', async () => {
    const { annotations } = figures().corpus;
    const [plans, elsewhere] = [fileUri('plans').fsPath, `${fileUri('').fsPath}-elsewhere`];
    await rename(plans, elsewhere);
    await becomes('the rows', () => figures().coverage.rows.length, 0);
    await rename(elsewhere, plans);
    await becomes('the rows', () => figures().coverage.rows.length, 31);
    await becomes('the annotations', () => figures().corpus.annotations, annotations);
  });

  it('and VS Code shows a text in the encoding it was read in', async () => {
    const { document } = await show('plans/山西省.txt');
    await waitFor('a readable text', async () => (/山西省/.test(document.getText()) ? true : undefined));
    assert.equal(document.encoding, 'gb18030');
    assert.equal(document.isDirty, false);
    await discard();
  });

  it('when the codebook breaks: the last readable one stays in force', async () => {
    const editor = await show('codebook.yaml');
    await editor.edit(edit => edit.insert(new vscode.Position(4, 0), '  - id: [broken\n'));
    await diagnostic('codebook.yaml', 'yaml-syntax');
    assert.equal(figures().network.nodes.length, 69);
    assert.equal(figures().themes.length, 8);
    await discard();
    await diagnosticGone('codebook.yaml', 'yaml-syntax');
  });

  it('when a keyword is added to the codebook, before it is saved', async () => {
    const editor = await show('codebook.yaml');
    const text = editor.document.getText();
    const place = editor.document.positionAt(text.indexOf('      - 依法治档'));
    await editor.edit(edit => edit.insert(place, '      - 摆渡人\n      - 档案\n'));
    await waitFor('the new keyword', async () => (frequency('档案') > 100 ? true : undefined));
    assert.equal(frequency('摆渡人'), 0);
    await discard();
    await becomes('the keywords', () => figures().network.nodes.length, 69);
  });
});
