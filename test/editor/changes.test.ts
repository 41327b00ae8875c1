import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import type { CodingDiff } from '../../src/core';
import { waitFor } from '../real/wait';
import {
  diagnostic,
  diagnosticGone,
  discard,
  projectFolder,
  readFile,
  readProject,
  removeRepository,
  selectIn,
  show,
  writeFile,
} from './project';

const path = 'plans/甘肃省.txt.codes.yaml';
const source = 'plans/甘肃省.txt';
const review = (ref?: string) =>
  vscode.commands.executeCommand<CodingDiff | undefined>('policyCoder.reviewChanges', ref);

function git(...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=Tester', '-c', 'user.email=t@example.org', ...args], {
    cwd: projectFolder().fsPath,
    stdio: 'pipe',
  });
}

describe('coding changes', () => {
  let sound: string;

  before(async () => {
    await readProject();
    sound = await readFile(path);
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-q', '-m', 'begin');
  });

  after(async () => {
    await writeFile(path, sound);
    await removeRepository();
  });

  /** What changed, once the editor has seen what is on disk. */
  const changes = (count: number, ref?: string) =>
    waitFor(`${count} changes`, async () => {
      const found = await review(ref);
      const all = found?.sources.flatMap(each => each.annotations) ?? [];
      return found && all.length === count ? found : undefined;
    });

  it('finds none after a commit', async () => {
    assert.deepEqual(await changes(0), { sources: [], themes: [], cells: [], unreadable: [] });
  });

  it('shows what was tagged and removed, goes there, and reverts one of them', async () => {
    const editor = await show(source);
    const start = editor.document.getText().indexOf('档案');
    await selectIn(
      editor,
      new vscode.Selection(editor.document.positionAt(start), editor.document.positionAt(start + 2)),
    );
    await vscode.commands.executeCommand('policyCoder.tagSelection', 'use/culture');
    const tagged = await readFile(path);
    const [, id = ''] = /- id: (\w+)/.exec(sound) ?? [];
    await vscode.commands.executeCommand('policyCoder.removeAnnotation', id);
    const { sources } = await changes(2);
    const [first] = sources;
    assert.equal(first?.source, source);
    const removed = first?.annotations.find(({ after }) => !after);
    const added = first?.annotations.find(({ before }) => !before);
    assert.equal(removed?.id, id);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('policyCoder.showChange', {
      kind: 'annotation',
      source,
      diff: added,
    });
    const shown = vscode.window.activeTextEditor;
    assert.equal(shown?.document.getText(shown.selection), added?.after?.quote);
    await vscode.commands.executeCommand('policyCoder.showChange', {
      kind: 'annotation',
      source,
      diff: removed,
    });
    const there = vscode.window.activeTextEditor;
    assert.equal(there?.document.getText(there.selection), removed?.before?.quote);
    await vscode.commands.executeCommand('policyCoder.revertChange', {
      kind: 'annotation',
      source,
      diff: removed,
    });
    assert.equal(await readFile(path), tagged);
    await vscode.commands.executeCommand('policyCoder.revertChange', {
      kind: 'annotation',
      source,
      diff: added,
    });
    assert.equal(await readFile(path), sound);
    await changes(0);
    // Reverting is a step of coding like any other.
    await vscode.commands.executeCommand('policyCoder.undoCoding');
    assert.equal(await readFile(path), tagged);
    await writeFile(path, sound);
  });

  it('compares with another commit', async () => {
    await writeFile(path, sound.replace(/label: .*|created: .*/, 'memo: 再议'));
    git('commit', '-q', '-a', '-m', 'second');
    await changes(0);
    const { sources } = await changes(1, 'HEAD~1');
    assert.ok(sources[0]?.annotations[0]?.aspects.includes('memo'));
    await writeFile(path, sound);
  });
});

describe('conflicts in a side file', () => {
  let sound: string;

  before(async () => {
    await readProject();
    sound = await readFile(path);
  });

  after(async () => {
    await writeFile(path, sound);
    await diagnosticGone(path, 'rival-annotations');
  });

  it('are explained and settled by quick fixes', async () => {
    const entry = /^ {2}- id: .*\n(?: {4}.*\n)+/m.exec(sound)?.[0] ?? '';
    const [ours, theirs] = ['甲', '乙'].map(
      label => `${entry.replace(/^ {4}label: .*\n/m, '')}    label: ${label}\n`,
    );
    const conflicted = `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`;
    await writeFile(path, sound.replace(entry, conflicted));
    const told = await diagnostic(path, 'rival-annotations');
    assert.match(told.message, /label/);
    const { document } = await show(path);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      told.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const own = actions.filter(({ title }) => /^Keep (?:ours|theirs|both)/.test(title));
    assert.equal(own.length, 3);
    const settle = async (word: string) => {
      const edit = own.find(({ title }) => title.startsWith(`Keep ${word}`))?.edit;
      assert.ok(edit);
      await vscode.workspace.applyEdit(edit);
      const text = document.getText();
      await vscode.commands.executeCommand('undo');
      await waitFor('the conflict again', async () =>
        document.getText().includes(conflicted) ? true : undefined,
      );
      return text;
    };
    assert.equal(await settle('ours'), sound.replace(entry, ours ?? ''));
    assert.equal(await settle('theirs'), sound.replace(entry, theirs ?? ''));
    const both = await settle('both');
    const ids = [...both.matchAll(/- id: (\w+)/g)].map(([, id]) => id);
    assert.equal(ids.length, new Set(ids).size);
    assert.match(both, /label: 甲\n[\s\S]*label: 乙\n/);
    await discard();
  });
});
