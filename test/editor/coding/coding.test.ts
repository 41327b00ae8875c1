import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { waitFor } from '../../real/wait';
import {
  diagnostic,
  diagnosticGone,
  discard,
  readFile,
  readProject,
  selectIn,
  settled,
  show,
  writeFile,
} from '../project';

interface Entry {
  readonly id: string;
  readonly codes: readonly string[];
  readonly quote: string;
  readonly at: string;
  readonly before?: string;
  readonly after?: string;
}

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`policyCoder.${command}`, ...args);
const sideFile = (label: string) => `plans/${label}.txt.codes.yaml`;
const entries = async (label: string): Promise<readonly Entry[]> =>
  parse(await readFile(sideFile(label))).annotations ?? [];

/** Selects the first place of a text in the plan of a region. */
async function select(label: string, text: string): Promise<vscode.TextEditor> {
  const editor = await show(`plans/${label}.txt`);
  const start = editor.document.getText().indexOf(text);
  assert.notEqual(start, -1, `${text} is in the plan`);
  const { document } = editor;
  await selectIn(
    editor,
    new vscode.Selection(document.positionAt(start), document.positionAt(start + text.length)),
  );
  return editor;
}

/** What is said in a hover behind the first character of the selection. */
async function hoverText(): Promise<string> {
  const { document, selection } = vscode.window.activeTextEditor!;
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    selection.start.translate(0, 1),
  );
  return hovers.flatMap(({ contents }) => contents.map(each => (each as vscode.MarkdownString).value)).join();
}

describe('coding', () => {
  before(readProject);

  it('tags, undoes and redoes, byte for byte', async () => {
    const before = await readFile(sideFile('甘肃省'));
    const editor = await select('甘肃省', '档案');
    const { line, character } = editor.selection.start;
    await run('tagSelection', 'use/culture');
    const tagged = await readFile(sideFile('甘肃省'));
    const [added] = (await entries('甘肃省')).filter(({ quote }) => quote === '档案');
    assert.deepEqual(added?.codes, ['use/culture']);
    assert.equal(added?.at, `${line + 1}:${character + 1}-${line + 1}:${character + 3}`);
    await run('undoCoding');
    assert.equal(await readFile(sideFile('甘肃省')), before);
    await run('redoCoding');
    assert.equal(await readFile(sideFile('甘肃省')), tagged);
    await run('undoCoding');
  });

  it('tags the sentence at the cursor where nothing is selected', async () => {
    const editor = await show('plans/甘肃省.txt');
    await selectIn(editor, new vscode.Selection(3, 3, 3, 3));
    await run('tagSelection', 'governance');
    const sentence = editor.document.lineAt(3).text.split(/(?<=[。；])/)[0]!;
    assert.ok((await entries('甘肃省')).some(({ quote }) => quote === sentence));
    await run('undoCoding');
  });

  it('quotes a passage of hard-wrapped text as it is read', async () => {
    const editor = await show('plans/湖南省.txt');
    const lines = editor.document.getText().split('\n');
    const row = lines.findIndex(
      (line, i) => line.length >= 34 && !/[。；]$/.test(line) && lines[i + 1]!.length >= 34,
    );
    await selectIn(editor, new vscode.Selection(row, 30, row + 1, 4));
    await run('tagSelection', 'governance');
    const quote = lines[row]!.slice(30) + lines[row + 1]!.slice(0, 4);
    const added = (await entries('湖南省')).find(each => each.quote === quote);
    assert.equal(added?.at, `${row + 1}:31-${row + 2}:5`);
    await run('undoCoding');
  });

  it('gives the same positions in a text with CRLF and BOM', async () => {
    await select('重庆市', '二、主要任务');
    await run('tagSelection', 'governance');
    const added = (await entries('重庆市')).find(({ quote }) => quote === '二、主要任务');
    const { document } = vscode.window.activeTextEditor!;
    const line = document.getText().split(/\r\n/).indexOf('二、主要任务');
    assert.equal(added?.at, `${line + 1}:1-${line + 1}:7`);
    await run('undoCoding');
  });

  it('opens a GB18030 text as such, and tags it', async () => {
    await run('reveal', 'plans/山西省.txt');
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.encoding, 'gb18030');
    assert.match(document.lineAt(0).text, /山西省/);
    await select('山西省', '档案');
    await run('tagSelection', 'governance');
    assert.ok((await entries('山西省')).some(({ quote }) => quote === '档案'));
    await run('undoCoding');
  });

  it('writes nothing to a side file that holds merge-conflict markers', async () => {
    const path = sideFile('青海省');
    const sound = await readFile(path);
    const broken = sound.replace('annotations:\n', 'annotations:\n<<<<<<< ours\n=======\n>>>>>>> theirs\n');
    await writeFile(path, broken);
    const issue = await diagnostic(path, 'merge-conflict');
    assert.equal(issue.range.start.line, broken.split('\n').indexOf('<<<<<<< ours'));
    await select('青海省', '档案');
    await run('tagSelection', 'governance');
    assert.equal(await readFile(path), broken);
    await writeFile(path, sound);
    await diagnosticGone(path, 'merge-conflict');
  });

  it('gives back the very bytes when a removal is undone: comments and unknown keys too', async () => {
    const path = sideFile('青海省');
    const sound = await readFile(path);
    const [first] = await entries('青海省');
    const id = `  - id: ${first!.id}\n`;
    const own = sound.replace(id, `${id.trimEnd()} # 行注\n    # 条内注释\n    x-team: 保留\n`);
    await writeFile(path, own);
    await select('青海省', first!.quote);
    await waitFor('the entry as it is on disk', async () => {
      await run('removeAnnotation', first!.id);
      return (await readFile(path)) === own ? undefined : true;
    });
    assert.ok(!(await readFile(path)).includes('x-team'));
    await run('undoCoding');
    assert.equal(await readFile(path), own);
    await run('redoCoding');
    await run('undoCoding');
    assert.equal(await readFile(path), own);
    await writeFile(path, sound);
  });

  it('writes nothing to a side file that someone is editing by hand', async () => {
    const path = sideFile('青海省');
    const sound = await readFile(path);
    const editor = await show(path);
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '# by hand\n'));
    await select('青海省', '档案');
    await run('tagSelection', 'governance');
    assert.equal(await readFile(path), sound);
    await show(path);
    await discard();
  });

  it('keeps what somebody else wrote to the side file a moment ago', async () => {
    const path = sideFile('青海省');
    const sound = await readFile(path);
    const theirs = sound.replace('annotations:\n', 'annotations: # theirs\n');
    await select('青海省', '档案');
    await writeFile(path, theirs);
    await run('tagSelection', 'governance');
    const both = await readFile(path);
    assert.match(both, /annotations: # theirs/);
    assert.ok((await entries('青海省')).some(({ quote }) => quote === '档案'));
    await writeFile(path, sound);
  });

  it('says in a hover what a keyword and a passage are', async () => {
    await select('青海省', '服务民生');
    const text = await hoverText();
    assert.match(text, /服务民生/);
    assert.match(text, /档案利用体系建设/);
    assert.match(text, /31/);
  });

  it('offers tagging at the light bulb, also with the codes used last', async () => {
    const editor = await select('青海省', '档案');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      editor.selection,
    );
    const ours = actions.filter(({ command }) => command?.command === 'policyCoder.tagSelection');
    assert.ok(ours.length >= 2, actions.map(({ title }) => title).join());
  });

  it('goes to the next and the previous annotation and keyword hit', async () => {
    const editor = await show('plans/青海省.txt');
    const [first, second] = (await entries('青海省')).map(({ quote }) => quote);
    const selected = () => editor.document.getText(editor.selection);
    const go = async (command: string) => {
      await run(command);
      await settled();
      return selected();
    };
    // What a test before has given back on disk is followed a moment later.
    await waitFor('the first annotation', async () => {
      await selectIn(editor, new vscode.Selection(0, 0, 0, 0));
      return (await go('nextAnnotation')) === first ? true : undefined;
    });
    assert.equal(await go('nextAnnotation'), second);
    assert.equal(await go('previousAnnotation'), first);
    assert.notEqual(await go('nextKeyword'), first);
  });

  it('removes an annotation and brings it back', async () => {
    const before = await readFile(sideFile('青海省'));
    const [first] = await entries('青海省');
    await run('removeAnnotation', first!.id);
    assert.ok(!(await entries('青海省')).some(({ id }) => id === first!.id));
    await run('undoCoding');
    assert.equal(await readFile(sideFile('青海省')), before);
  });

  it('never removes another annotation than the one that was meant', async () => {
    const before = await readFile(sideFile('青海省'));
    const [first, second] = await entries('青海省');
    await select('青海省', second!.quote);
    await run('removeAnnotation', first!.id);
    const without = await readFile(sideFile('青海省'));
    await run('removeAnnotation', first!.id);
    assert.equal(await readFile(sideFile('青海省')), without);
    await run('undoCoding');
    assert.equal(await readFile(sideFile('青海省')), before);
  });

  it('opens a memo of several lines in its file, and does not touch it', async () => {
    const path = sideFile('青海省');
    const sound = await readFile(path);
    const [first] = await entries('青海省');
    const withMemo = sound.replace(/(quote: .*\n)/, '$1    memo: |\n      line one\n      line two\n');
    await writeFile(path, withMemo);
    await select('青海省', first!.quote);
    await waitFor('the memo in the hover', async () =>
      /line(&nbsp;| )two/.test(await hoverText()) ? true : undefined,
    );
    await run('editMemo', first!.id);
    await waitFor('the side file', async () =>
      vscode.window.activeTextEditor?.document.uri.path.endsWith(path) ? true : undefined,
    );
    assert.equal(await readFile(path), withMemo);
    await discard();
    await writeFile(path, sound);
  });

  it('does not touch a side file whose shape it does not understand', async () => {
    const path = sideFile('青海省');
    const sound = await readFile(path);
    const broken = 'version: 1\nannotations: {not: a list}\n';
    await writeFile(path, broken);
    await diagnostic(path, 'schema-type');
    await select('青海省', '档案');
    await run('tagSelection', 'governance');
    assert.equal(await readFile(path), broken);
    await writeFile(path, sound);
    await diagnosticGone(path, 'schema-type');
  });
});
