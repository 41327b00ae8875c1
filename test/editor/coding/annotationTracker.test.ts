import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import type { Overview } from '../../../src/core';
import { waitFor } from '../../real/wait';
import {
  diagnostic,
  diagnosticGone,
  fileUri,
  projectFolder,
  readFile,
  readProject,
  removeRepository,
  selectIn,
  settled,
  show,
  writeFile,
} from '../project';

const plan = 'plans/吉林省.txt';
const sideFile = `${plan}.codes.yaml`;
const quote = '执法检查采取随机抽取、结果公开的办法';

interface Entry {
  readonly id: string;
  readonly quote: string;
  readonly at: string;
}
const entry = async (file = sideFile): Promise<Entry | undefined> =>
  (parse(await readFile(file)).annotations as Entry[]).find(({ id }) => id === 'l4zpld');

/** Takes the quick fix of a file whose title is like that. */
async function applyQuickFix(path: string, title: RegExp): Promise<void> {
  const uri = fileUri(path);
  const all = new vscode.Range(0, 0, 1, 0);
  const fix = await waitFor(`a fix ${title}`, async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      all,
      vscode.CodeActionKind.QuickFix.value,
    );
    return found.find(each => title.test(each.title));
  });
  assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
}

const run = (command: string) => vscode.commands.executeCommand(command);

describe('passages while their source is edited', () => {
  let figures: () => Overview;
  let editor: vscode.TextEditor;
  const texts = new Map<string, string>();

  before(async () => {
    await readProject();
    figures = () => vscode.extensions.getExtension('policy-coder.policy-coder')!.exports.overview();
    for (const path of [plan, sideFile]) texts.set(path, await readFile(path));
  });
  beforeEach(async () => {
    editor = await show(plan);
  });
  afterEach(async () => {
    await run('workbench.action.revertAndCloseActiveEditor');
    for (const [path, text] of texts) await writeFile(path, text);
    await waitFor('the old text', async () =>
      (await show(plan)).document.getText() === texts.get(plan) ? true : undefined,
    );
    await waitFor('the old figures', async () => (figures().corpus.unplaced === 0 ? true : undefined));
  });

  const placeOf = (text: string): vscode.Range => {
    const { document } = editor;
    const start = document.getText().indexOf(text);
    assert.notEqual(start, -1, text);
    return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
  };
  const edit = (change: (builder: vscode.TextEditorEdit) => void) => editor.edit(change);

  /** The passages from the top, as stepping through them selects them. */
  async function passages(): Promise<readonly string[]> {
    await selectIn(editor, new vscode.Selection(0, 0, 0, 0));
    const found: string[] = [];
    for (;;) {
      await run('policyCoder.nextAnnotation');
      await settled();
      const text = editor.document.getText(editor.selection);
      if (found.includes(text)) return found;
      found.push(text);
    }
  }

  it('keep to their text, whatever is typed before, in and behind them', async () => {
    const old = await passages();
    await edit(builder => builder.insert(new vscode.Position(1, 0), '新的一行\n又一行\n'));
    await edit(builder => builder.insert(placeOf('随机抽取').end, '（双随机）'));
    await edit(builder => builder.insert(placeOf('执法检查采取').start, '前'));
    await edit(builder => builder.insert(placeOf('结果公开的办法').end, '后'));
    const now = await passages();
    assert.deepEqual(
      now,
      old.map(text => (text === quote ? '执法检查采取随机抽取（双随机）、结果公开的办法' : text)),
    );
  });

  it('are written anew on saving, only those that would not be found again', async () => {
    await edit(builder => builder.insert(new vscode.Position(1, 0), '新的一行\n'));
    await editor.document.save();
    await edit(builder => builder.insert(placeOf('随机抽取').end, '（双随机）'));
    const before = await readFile(sideFile);
    assert.equal(before, texts.get(sideFile), 'moved passages are found again as they are');
    await editor.document.save();
    await waitFor('the new quote', async () =>
      (await entry())?.quote === '执法检查采取随机抽取（双随机）、结果公开的办法' ? true : undefined,
    );
    const changed = (await readFile(sideFile)).split('\n').filter(line => !before.includes(line));
    assert.equal(changed.length, 2, 'quote and place of one entry');
    await run('undo');
    await editor.document.save();
    await waitFor('the old quote', async () => ((await entry())?.quote === quote ? true : undefined));
  });

  it('are orphans without their text, and back with it', async () => {
    await edit(builder => builder.delete(placeOf(quote)));
    await waitFor('the orphan', async () => (figures().corpus.unplaced === 1 ? true : undefined));
    assert.ok(await diagnostic(sideFile, 'orphan'));
    await run('undo');
    await waitFor('the passage', async () => (figures().corpus.unplaced === 0 ? true : undefined));
    assert.ok((await passages()).includes(quote));
    await run('redo');
    await waitFor('the orphan again', async () => (figures().corpus.unplaced === 1 ? true : undefined));
  });

  it('are found by the text there was, when another program moves a section and changes words in it', async () => {
    const { annotations: coded, characters } = figures().corpus;
    const text = texts.get(plan)!;
    const [start, end] = [text.indexOf('（四）'), text.indexOf('专栏1')];
    const words = '县级馆库建设补齐短板';
    const section = text.slice(start, end);
    assert.ok(start > 0 && section.includes(words));
    const last = '三、保障措施';
    const moved = section.replace(words, '市县两级馆舍逐步达标，在线监测覆盖');
    await run('workbench.action.closeActiveEditor');
    await writeFile(plan, (text.slice(0, start) + text.slice(end)).replace(last, moved + last));
    await waitFor('the text of the other program', async () =>
      figures().corpus.characters === characters + 7 ? true : undefined,
    );
    assert.equal(figures().corpus.unplaced, 0);
    assert.equal(figures().corpus.annotations, coded);
    assert.equal(await readFile(sideFile), texts.get(sideFile), 'nothing is written unasked');
  });

  it('are orphans after saving too, and nothing is taken from the side file', async () => {
    await edit(builder => builder.delete(placeOf(quote)));
    await editor.document.save();
    await diagnostic(sideFile, 'orphan');
    assert.equal((await entry())?.quote, quote);
  });

  it('are not found in a twin elsewhere, once their own text is deleted and saved', async () => {
    const twin = '另有一处写道：执法检查采取随机抽取、结果公开的办法，一并施行。\n';
    await edit(builder => builder.insert(new vscode.Position(20, 0), twin));
    await editor.document.save();
    await edit(builder => builder.delete(placeOf(`2. ${quote}`)));
    await editor.document.save();
    await waitFor('the orphan', async () => (figures().corpus.unplaced === 1 ? true : undefined));
    assert.ok(!(await passages()).includes(quote), 'the twin is not taken for it');
    await run('undo');
    await editor.document.save();
    await waitFor('the passage', async () => (figures().corpus.unplaced === 0 ? true : undefined));
    await waitFor('no mark of an orphan', async () =>
      (await readFile(sideFile)).includes('orphan') ? undefined : true,
    );
  });

  it('are found again in a new version that is pasted over the whole text', async () => {
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    const version = texts
      .get(plan)!
      .replace('（虚构示例）', '（修订）')
      .replace('二、主要任务', '二、重点任务\n新的一行');
    await edit(builder => builder.replace(all, `前言\n${version}尾声\n`));
    await editor.document.save();
    await waitFor('all passages', async () => (figures().corpus.unplaced === 0 ? true : undefined));
    assert.doesNotMatch(await readFile(sideFile), /orphan/);
    await waitFor('the passage', async () => ((await passages()).includes(quote) ? true : undefined));
  });

  it('stay in the order of their file when one of them is written anew', async () => {
    await edit(builder => builder.insert(new vscode.Position(1, 0), '新的一行\n'.repeat(30)));
    await edit(builder => builder.insert(placeOf('随机抽取').end, '（双随机）'));
    await editor.document.save();
    const changed = await waitFor('the new quote', async () => {
      const now = await readFile(sideFile);
      return now.includes('（双随机）') ? now : undefined;
    });
    const [old, now] = [texts.get(sideFile)!.split('\n'), changed.split('\n')];
    assert.deepEqual(
      now.filter(line => !/quote: 执法|at: /.test(line)),
      old.filter(line => !/quote: 执法|at: /.test(line)),
    );
  });

  it('are written when the side file that was in the way is saved', async () => {
    const side = await show(sideFile);
    await side.edit(builder => builder.insert(new vscode.Position(0, 0), '# 手记\n'));
    editor = await show(plan);
    await edit(builder => builder.insert(placeOf('随机抽取').end, '（双随机）'));
    await editor.document.save();
    assert.ok(!(await readFile(sideFile)).includes('（双随机）'));
    await side.document.save();
    await waitFor('the new quote', async () => {
      const now = await readFile(sideFile);
      return now.includes('（双随机）') && now.startsWith('# 手记\n') ? true : undefined;
    });
    editor = await show(plan);
  });

  it('go with lines that are moved, and with lines that change places around them', async () => {
    const old = await passages();
    const { start } = placeOf(quote);
    await selectIn(editor, new vscode.Selection(start, start));
    await run('editor.action.moveLinesUpAction');
    const [first, second] = [old.indexOf(quote) - 1, old.indexOf(quote)];
    const swapped = old.with(first, quote).with(second, old[first]!);
    assert.deepEqual(await passages(), swapped);
    const again = placeOf(quote).start;
    await selectIn(editor, new vscode.Selection(again, again));
    await run('editor.action.moveLinesDownAction');
    assert.deepEqual(await passages(), old);
  });

  it('go with what is cut and pasted elsewhere', async () => {
    const line = placeOf(quote).start.line;
    const { text } = editor.document.lineAt(line);
    await edit(builder => builder.delete(new vscode.Range(line, 0, line + 1, 0)));
    await edit(builder => builder.insert(new vscode.Position(3, 0), `${text}\n`));
    assert.ok((await passages()).includes(quote));
    await editor.document.save();
    assert.equal(figures().corpus.unplaced, 0);
  });

  it('follow several cursors at once', async () => {
    const old = await passages();
    await edit(builder => {
      for (let line = 0; line < 8; line++) builder.insert(new vscode.Position(line, 0), '· ');
    });
    assert.deepEqual(await passages(), old);
  });

  it('are found again when another program rewrites the open source', async () => {
    await writeFile(plan, `新的开头\n${texts.get(plan)!.replace('二、主要任务\n', '')}`);
    await waitFor('the new text', async () =>
      editor.document.lineAt(0).text === '新的开头' ? true : undefined,
    );
    await waitFor('the figures', async () => (figures().corpus.unplaced === 0 ? true : undefined));
    await waitFor('the passage', async () => ((await passages()).includes(quote) ? true : undefined));
    assert.equal(await readFile(sideFile), texts.get(sideFile));
  });

  it('are found again after a checkout of another version, or wait', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: projectFolder().fsPath,
      });
    git('init', '--quiet');
    try {
      git('add', plan, sideFile);
      git('commit', '--quiet', '-m', 'one');
      const other = texts.get(plan)!.replace(quote, '').replace('一、总体要求', '新的一行\n一、总体要求');
      await writeFile(plan, other);
      git('commit', '--quiet', '-a', '-m', 'two');
      await waitFor('the orphan', async () => (figures().corpus.unplaced === 1 ? true : undefined));
      git('checkout', '--quiet', 'HEAD~1');
      await waitFor('all passages', async () => (figures().corpus.unplaced === 0 ? true : undefined));
      git('checkout', '--quiet', '-');
      await waitFor('the orphan again', async () => (figures().corpus.unplaced === 1 ? true : undefined));
      assert.equal(await readFile(sideFile), texts.get(sideFile));
    } finally {
      await removeRepository();
    }
  });
});

describe('side files when their source is renamed', () => {
  const renamed = 'plans/吉林省（修订）.txt';
  let figures: () => Overview;
  const annotations = (path: string) =>
    figures()
      .coverage.rows.find(row => row.source === path)
      ?.cells.filter(({ state }) => state === 'coded').length;

  before(async () => {
    await readProject();
    figures = () => vscode.extensions.getExtension('policy-coder.policy-coder')!.exports.overview();
  });

  it('go with it in the editor, as does what says where it comes from, and say its new name', async () => {
    const old = await readFile(sideFile);
    const origin = 'version: 1\nsource: 吉林省.txt\noriginal:\n  name: 吉林省.pdf\n';
    await writeFile(`${plan}.source.yaml`, origin);
    const coded = annotations(plan);
    assert.ok(coded);
    const there = new vscode.WorkspaceEdit();
    there.renameFile(fileUri(plan), fileUri(renamed));
    await vscode.workspace.applyEdit(there);
    await waitFor('the row under its new name', async () =>
      annotations(renamed) === coded ? true : undefined,
    );
    const moved = await waitFor('the name in the side file', async () => {
      const text = await readFile(`${renamed}.codes.yaml`);
      return parse(text).source === '吉林省（修订）.txt' ? text : undefined;
    });
    assert.equal(moved.replace('吉林省（修订）', '吉林省'), old, 'nothing else has changed');
    assert.ok((await readFile('corpus.yaml')).includes('吉林省（修订）.txt'));
    await waitFor('the name in what says where it comes from', async () => {
      const text = await readFile(`${renamed}.source.yaml`).catch(() => undefined);
      return text === origin.replace('吉林省.txt', '吉林省（修订）.txt') ? true : undefined;
    });
    const back = new vscode.WorkspaceEdit();
    back.renameFile(fileUri(renamed), fileUri(plan));
    await vscode.workspace.applyEdit(back);
    await waitFor('the row under its old name', async () => (annotations(plan) === coded ? true : undefined));
    await waitFor('the side file as it was', async () =>
      (await readFile(sideFile)) === old ? true : undefined,
    );
    await waitFor('what says where it comes from as it was', async () =>
      (await readFile(`${plan}.source.yaml`)) === origin ? true : undefined,
    );
    await vscode.workspace.fs.delete(fileUri(`${plan}.source.yaml`));
  });

  it('go with it and come back, however soon it gets its old name again', async () => {
    const coded = annotations(plan);
    const [codes, settings] = [await readFile(sideFile), await readFile('corpus.yaml')];
    // A name of its own: VS Code's watcher may miss what comes next to a path that has come and gone at once.
    const passing = 'plans/吉林省（暂名）.txt';
    const move = async (from: string, to: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(fileUri(from), fileUri(to));
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    await move(plan, passing);
    await move(passing, plan);
    // Nothing that could be seen says when the last file has been changed, or would have been; but renames are followed in
    // turn, and what a later one changes can be seen.
    const [other, elsewhere] = ['plans/宁夏回族自治区.txt', 'plans/宁夏.txt'];
    const otherCodes = await readFile(`${other}.codes.yaml`);
    const says = (file: string, name: string) =>
      waitFor(`${name} in ${file}`, async () =>
        parse(await readFile(file)).source === name ? true : undefined,
      );
    await move(other, elsewhere);
    await says(`${elsewhere}.codes.yaml`, '宁夏.txt');
    await move(elsewhere, other);
    await says(`${other}.codes.yaml`, '宁夏回族自治区.txt');
    assert.equal(await readFile(`${other}.codes.yaml`), otherCodes);
    await waitFor('the row of the other plan', async () => (annotations(other) ? true : undefined));
    await waitFor('the row', async () => (annotations(plan) === coded ? true : undefined));
    assert.equal(await readFile('corpus.yaml'), settings);
    assert.equal(await readFile(sideFile), codes);
  });

  it('go with it when both were chosen', async () => {
    const coded = annotations(plan);
    const [codes, settings] = [await readFile(sideFile), await readFile('corpus.yaml')];
    const move = async (from: string, to: string) => {
      const edit = new vscode.WorkspaceEdit();
      for (const end of ['.codes.yaml', '']) edit.renameFile(fileUri(from + end), fileUri(to + end));
      assert.ok(await vscode.workspace.applyEdit(edit));
      await waitFor(`the row of ${to}`, async () => (annotations(to) === coded ? true : undefined));
      assert.equal(await readFile(`${to}.codes.yaml`), codes);
    };
    await move(plan, 'plans/东北/吉林省.txt');
    await move('plans/东北/吉林省.txt', plan);
    await vscode.workspace.fs.delete(fileUri('plans/东北'));
    await waitFor('corpus.yaml as it was', async () =>
      (await readFile('corpus.yaml')) === settings ? true : undefined,
    );
  });

  it('find it again when it was renamed outside', async () => {
    const coded = annotations(plan);
    assert.ok(coded);
    const [text, codes] = [await readFile(plan), await readFile(sideFile)];
    const settings = await readFile('corpus.yaml');
    await writeFile('corpus.yaml', settings.replaceAll(plan, renamed));
    await vscode.workspace.fs.delete(fileUri(plan));
    await diagnostic(sideFile, 'missing-source');
    await writeFile(renamed, text);
    await diagnostic(sideFile, 'moved-source');
    await waitFor('the row under its new name', async () =>
      annotations(renamed) === coded ? true : undefined,
    );
    assert.equal(await readFile(sideFile), codes);
    await applyQuickFix(sideFile, /^Rename this side file to/);
    const moved = `${renamed}${sideFile.slice(plan.length)}`;
    await waitFor('the side file under its new name', async () =>
      (await readFile(moved).catch(() => undefined)) === codes ? true : undefined,
    );
    assert.equal(annotations(renamed), coded);
    await vscode.workspace.fs.rename(fileUri(moved), fileUri(sideFile));
    await vscode.workspace.fs.delete(fileUri(renamed));
    await writeFile(plan, text);
    await writeFile('corpus.yaml', settings);
    await diagnosticGone(sideFile, 'missing-source');
    // The next test begins with this row.
    await waitFor('the row as it was', async () => (annotations(plan) === coded ? true : undefined));
  });

  it('say how corpus.yaml should name it, and do so when asked', async () => {
    const coded = annotations(plan);
    assert.ok(coded);
    const [text, settings] = [await readFile(plan), await readFile('corpus.yaml')];
    await vscode.workspace.fs.delete(fileUri(plan));
    await writeFile(renamed, text);
    await diagnostic(sideFile, 'unlisted-source');
    await applyQuickFix(sideFile, /in corpus\.yaml$/);
    await waitFor('the row under its new name', async () =>
      annotations(renamed) === coded ? true : undefined,
    );
    const document = await vscode.workspace.openTextDocument(fileUri('corpus.yaml'));
    assert.equal(document.getText(), settings.replaceAll(plan, renamed));
    await vscode.window.showTextDocument(document);
    await run('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(fileUri(renamed));
    await writeFile(plan, text);
    await writeFile('corpus.yaml', settings);
    await diagnosticGone(sideFile, 'unlisted-source');
    await waitFor('the row as it was', async () => (annotations(plan) === coded ? true : undefined));
  });
});
