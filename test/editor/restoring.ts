// A test that fails leaves the project as it found it: what is tried again, and what comes next, starts from there. Those that
// pass clean up themselves.
import fs from 'node:fs';
import path from 'node:path';
import type { Context, RootHookObject } from 'mocha';
import * as vscode from 'vscode';
import { projectFolder, removeRepository, settled } from './project';

type Files = ReadonlyMap<string, Buffer>;

let before: Files = new Map();

export const restoring: RootHookObject = {
  beforeEach() {
    before = filesNow();
  },
  async afterEach(this: Context) {
    const test = this.currentTest;
    if (!test || test.state === 'passed' || test.isPending()) return;
    await closeEverything();
    const repository = path.join(projectFolder().fsPath, '.git');
    if (fs.existsSync(repository)) await removeRepository();
    restore(before);
    await settled();
  },
};

/** Every file of the project, a repository left out, by its path in it. */
function filesNow(): Files {
  const folder = projectFolder().fsPath;
  const files = new Map<string, Buffer>();
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.relative(folder, path.join(entry.parentPath, entry.name));
    if (entry.isFile() && !file.startsWith('.git')) files.set(file, fs.readFileSync(path.join(folder, file)));
  }
  return files;
}

function restore(wanted: Files): void {
  const folder = projectFolder().fsPath;
  const now = filesNow();
  for (const file of now.keys()) if (!wanted.has(file)) fs.rmSync(path.join(folder, file));
  for (const [file, bytes] of wanted) {
    if (now.get(file)?.equals(bytes)) continue;
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), bytes);
  }
}

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
