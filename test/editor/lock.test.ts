import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../real/wait';
import { runs } from '../support/long';
import { discard, fileUri, lockTexts, readFile, readProject, selectIn, show } from './project';

const plan = 'plans/青海省.txt';

describe('the lock of texts', () => {
  before(readProject);
  beforeEach(() => lockTexts(true));
  afterEach(async () => {
    await lockTexts(false);
    for (const path of [plan, 'codebook.yaml']) {
      await show(path);
      await discard();
    }
  });

  /** Whether a key that is pressed in an editor changes its text; the change is undone. */
  async function canType(editor: vscode.TextEditor): Promise<boolean> {
    const before = editor.document.getText();
    await vscode.commands.executeCommand('type', { text: '字' });
    if (editor.document.getText() === before) return false;
    await vscode.commands.executeCommand('undo');
    return true;
  }
  const locked = (editor: vscode.TextEditor) =>
    waitFor('the lock', async () => ((await canType(editor)) ? undefined : true));
  const toggle = () => vscode.commands.executeCommand('policyCoder.toggleLock');

  it('closes when a source is shown, and opens by a command until it is closed again', async () => {
    const before = await readFile(plan);
    const editor = await show(plan);
    await toggle();
    assert.equal(await canType(editor), true);
    await toggle();
    assert.equal(await canType(editor), false);
    assert.equal(await readFile(plan), before);
  });

  it('saves what was corrected', async () => {
    const before = await readFile(plan);
    const editor = await show(plan);
    await selectIn(editor, new vscode.Selection(0, 0, 0, 0));
    await toggle();
    await vscode.commands.executeCommand('type', { text: '新' });
    await toggle();
    assert.equal(await canType(editor), false);
    assert.equal(editor.document.isDirty, false);
    assert.equal(await readFile(plan), `新${before}`);
    await vscode.workspace.fs.writeFile(fileUri(plan), Buffer.from(before));
  });

  it('leaves a text alone that is being corrected', async () => {
    await lockTexts(false);
    const editor = await show(plan);
    await waitFor('the lock to open', async () => ((await canType(editor)) ? true : undefined));
    await vscode.commands.executeCommand('type', { text: '新' });
    await lockTexts(true);
    await show('codebook.yaml');
    assert.equal(await canType(await show(plan)), true);
  });

  it('is never on a file that is no source, however fast one goes from one to the other', async () => {
    for (let k = 0; k < runs(4, 10); k += 1) {
      void show(plan);
      const codebook = await show('codebook.yaml');
      assert.equal(await canType(codebook), true, `try ${k}`);
    }
    await locked(await show(plan));
    assert.equal(await canType(await show('codebook.yaml')), true);
  });
});
