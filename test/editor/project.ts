import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../real/wait';

/** Folder of the project that is open: a copy of the sample. */
export function projectFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return folder.uri;
}

export function fileUri(path: string): vscode.Uri {
  return vscode.Uri.joinPath(projectFolder(), ...path.split('/'));
}

/** Activates the extension and waits until the project is read. */
export async function readProject(): Promise<void> {
  const extension = vscode.extensions.getExtension('policy-coder.policy-coder');
  const { ready } = await extension!.activate();
  await ready;
}

export async function writeFile(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
}

export async function readFile(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(path)));
}

/**
 * Takes away the repository that a test has made of the project. VS Code's git is told first: it would go on asking which
 * files are ignored, and 1.139.1 does not listen for the pipe breaking when git ends at once, which is an uncaught error
 * of whatever test runs at that moment.
 */
export async function removeRepository(): Promise<void> {
  const git = await vscode.extensions.getExtension('vscode.git')!.activate();
  const { repositories } = git.getAPI(1);
  if (repositories.length > 0) await vscode.commands.executeCommand('git.close', projectFolder());
  await vscode.workspace.fs.delete(fileUri('.git'), { recursive: true });
}

export async function show(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(fileUri(path));
}

/** Selects, and waits until the window has it: what it says of earlier selections comes back late, and would undo this. */
export async function selectIn(editor: vscode.TextEditor, selection: vscode.Selection): Promise<void> {
  editor.selection = selection;
  await settled();
}

/** Resolves when the window has answered all that was asked of it so far. */
export async function settled(): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'policyCoderTest.settled', true);
}

/** Whether texts are read-only when they are opened. */
export async function lockTexts(wanted: boolean): Promise<void> {
  const settings = vscode.workspace.getConfiguration('policyCoder');
  await settings.update('lockTexts', wanted, vscode.ConfigurationTarget.Global);
}

/** Throws away what was typed, and closes the editor. */
export async function discard(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** Puts text into a document that is `|` at the cursor; what was there goes. The cursor's place comes back. */
export async function type(editor: vscode.TextEditor, marked: string): Promise<vscode.Position> {
  const cursor = marked.indexOf('|');
  const { document } = editor;
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.edit(edit => edit.replace(all, marked.replace('|', '')));
  return document.positionAt(cursor);
}

/** Waits until Problems shows an issue with this code for a file. */
export function diagnostic(path: string, code: string): Promise<vscode.Diagnostic> {
  return waitFor(`${code} in ${path}`, async () => diagnosticNow(path, code));
}

export async function diagnosticGone(path: string, code: string): Promise<void> {
  await waitFor(`${code} to go from ${path}`, async () => (diagnosticNow(path, code) ? undefined : true));
}

function diagnosticNow(path: string, code: string): vscode.Diagnostic | undefined {
  return vscode.languages.getDiagnostics(fileUri(path)).find(each => each.code === code);
}
