// A test that fails leaves the project as it found it: what is tried again, and what comes next, starts from there. Those that
// pass clean up themselves.
import fs from 'node:fs';
import path from 'node:path';
import type { Context, RootHookObject } from 'mocha';
import * as vscode from 'vscode';
import { type Files, filesIn, restoreFiles } from '../real/files';
import { lockTexts, projectFolder, removeRepository, settled } from './project';

let before: Files = new Map();

export const restoring: RootHookObject = {
  async beforeAll() {
    // These tests change texts as programs do, without unlocking them first.
    await lockTexts(false);
  },
  beforeEach() {
    before = filesIn(projectFolder().fsPath);
  },
  async afterEach(this: Context) {
    const test = this.currentTest;
    if (!test || test.state === 'passed' || test.isPending()) return;
    await closeEverything();
    const repository = path.join(projectFolder().fsPath, '.git');
    if (fs.existsSync(repository)) await removeRepository();
    restoreFiles(projectFolder().fsPath, before);
    await settled();
  },
};

/** Throws away what was typed, and closes pickers, messages and editors. */
async function closeEverything(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  await vscode.commands.executeCommand('notifications.clearAll');
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
