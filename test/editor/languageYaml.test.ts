import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../real/wait';
import {
  diagnostic,
  diagnosticGone,
  discard,
  fileUri,
  readFile,
  readProject,
  selectIn,
  show,
  type,
} from './project';

const sideFile = 'plans/北京市.txt.codes.yaml';

/** Applies the first quick fix that is offered for an issue. */
async function applyFirstFix(path: string, code: string): Promise<void> {
  const { range } = await diagnostic(path, code);
  const [fix] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    fileUri(path),
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
}

describe("the project's YAML files", () => {
  before(readProject);
  afterEach(discard);

  const labelsAt = async (uri: vscode.Uri, position: vscode.Position) => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      position,
    );
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  };

  it('shows an issue at the very place while it is typed, and takes it back', async () => {
    const { document } = await show('codebook.yaml');
    const line = document
      .getText()
      .split('\n')
      .findIndex(each => each.includes('color: "#'));
    const column = document.lineAt(line).text.indexOf('"');
    const colour = new vscode.Range(line, column, line, document.lineAt(line).text.length);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, colour, 'reddish');
    await vscode.workspace.applyEdit(edit);

    const found = await diagnostic('codebook.yaml', 'bad-color');
    assert.deepEqual(found.range, new vscode.Range(line, column, line, column + 'reddish'.length));
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(found.source, 'Policy Coder');
    assert.match(found.message, /reddish/);

    await vscode.commands.executeCommand('workbench.action.files.revert');
    await diagnosticGone('codebook.yaml', 'bad-color');
  });

  it('says where YAML is broken, in lines and columns of the editor', async () => {
    const editor = await show('codebook.yaml');
    await type(editor, 'version: 1\nthemes:\n  - id: a\n    name: "甲\n|');
    const found = await diagnostic('codebook.yaml', 'yaml-syntax');
    assert.ok(found.range.start.line >= 3 && found.range.start.line <= 4, JSON.stringify(found.range));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await diagnosticGone('codebook.yaml', 'yaml-syntax');
  });

  it('offers the key that was meant instead of a misspelt one', async () => {
    const editor = await show('codebook.yaml');
    await type(editor, 'version: 1\nthemes:\n  - id: a\n    name: 甲\n    keyword: [档案]\n|');
    await applyFirstFix('codebook.yaml', 'misspelt-key');
    assert.match(editor.document.getText(), /^ {4}keywords: \[档案\]$/m);
    await diagnosticGone('codebook.yaml', 'misspelt-key');
  });

  it('offers to make several keywords of one that seems to be several', async () => {
    const editor = await show('codebook.yaml');
    await type(editor, 'version: 1\nthemes:\n  - id: a\n    name: 甲\n    keywords:\n      - 就业、养老\n|');
    await applyFirstFix('codebook.yaml', 'several-keywords');
    assert.match(editor.document.getText(), /^ {6}- 就业\n {6}- 养老$/m);
    await diagnosticGone('codebook.yaml', 'several-keywords');
  });

  it('completes keys and values of the codebook while it is incomplete', async () => {
    const editor = await show('codebook.yaml');
    const { uri } = editor.document;
    const keys = await labelsAt(
      uri,
      await type(editor, 'version: 1\nthemes:\n  - id: a\n    name: "甲\n    |'),
    );
    assert.ok(keys.includes('keywords') && keys.includes('shape'), keys.join());
    assert.ok(!keys.includes('id'), keys.join());
    const shapes = await labelsAt(uri, await type(editor, 'themes:\n  - shape: |'));
    assert.ok(shapes.includes('triangle'), shapes.join());
  });

  it('completes codes in side files', async () => {
    const editor = await show(sideFile);
    const cursor = await type(editor, 'annotations:\n  - codes: [|');
    // The codebook that a test before has typed is given up a moment later.
    await waitFor('the codes of the project', async () => {
      const labels = await labelsAt(editor.document.uri, cursor);
      return labels.includes('governance') && labels.includes('governance/regional') ? true : undefined;
    });
  });

  it('puts a key in with the beginning of its value', async () => {
    const editor = await show('codebook.yaml');
    const cursor = await type(editor, 'version: 1\nthemes:\n  - id: a\n    name: 甲\n    ke|');
    await selectIn(editor, new vscode.Selection(cursor, cursor));
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    const accepted = 'version: 1\nthemes:\n  - id: a\n    name: 甲\n    keywords:\n      - ';
    await waitFor('the key and the beginning of its value', async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return editor.document.getText() === accepted ? true : undefined;
    });
  });

  it('explains keys and codes on hover, and leads from a code to the codebook', async () => {
    const text = await readFile(sideFile);
    const { document } = await show(sideFile);
    const offset = text.indexOf('codes: [');
    const code = /codes: \[([\w/-]+)/.exec(text)![1]!;
    const hover = async (at: number) => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        document.positionAt(at),
      );
      return hovers
        .flatMap(each => each.contents.map(content => (content as vscode.MarkdownString).value))
        .join('\n');
    };
    assert.match(await hover(offset + 2), /Paths of codes|编码的路径/);
    assert.match(await hover(offset + 'codes: ['.length + 1), /^\*\*.*\p{Script=Han}/u);

    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      document.positionAt(offset + 'codes: ['.length + 1),
    );
    assert.equal(links.length, 1);
    assert.equal(links[0]!.targetUri.toString(), fileUri('codebook.yaml').toString());
    const codebook = await readFile('codebook.yaml');
    const line = codebook.split('\n')[links[0]!.targetRange.start.line]!;
    assert.equal(line.trim(), `- id: ${code.split('/').at(-1)}`);
  });
});
