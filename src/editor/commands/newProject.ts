import * as vscode from 'vscode';
import { codebookFile } from '../../core';
import { type NewFile, projectTemplate } from './projectTemplate';

/** The command *New Project*. `memory` outlives the window: opening a folder starts the extension anew. */
export function registerNewProject(memory: vscode.Memento): vscode.Disposable {
  void openBegunProject(memory);
  return vscode.commands.registerCommand('policyCoder.newProject', () => newProject(memory));
}

/** Where the codebook is remembered while its folder is being opened. */
const begunProject = 'begunProject';

/**
 * Writes a commented codebook and corpus file into a folder and opens the codebook. What is there already is left as
 * it is, and the user is told so.
 */
async function newProject(memory: vscode.Memento): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const kept: string[] = [];
  for (const file of projectTemplate(vscode.env.language)) {
    if (!(await writeNew(folder, file))) kept.push(file.name);
  }
  const codebook = vscode.Uri.joinPath(folder, codebookFile);
  if (vscode.workspace.getWorkspaceFolder(folder)) {
    await vscode.window.showTextDocument(codebook);
  } else {
    await memory.update(begunProject, codebook.toString());
    await vscode.commands.executeCommand('vscode.openFolder', folder);
  }
  if (kept.length > 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Already there and left as it is: {0}', kept.join(', ')),
    );
  }
}

/** Opens the codebook of a project that was begun in a folder VS Code had to open first. */
async function openBegunProject(memory: vscode.Memento): Promise<void> {
  const remembered = memory.get<string>(begunProject);
  const codebook = remembered === undefined ? undefined : vscode.Uri.parse(remembered);
  // Another window may be the one that was meant.
  if (!codebook || !vscode.workspace.getWorkspaceFolder(codebook)) return;
  await memory.update(begunProject, undefined);
  await vscode.window.showTextDocument(codebook);
}

/** The folder of the workspace, or one the user picks; `undefined` where they pick none. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]!.uri;
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  const [picked] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: vscode.l10n.t('Folder of the new project'),
      openLabel: vscode.l10n.t('Begin Project Here'),
    })) ?? [];
  return picked;
}

/** Writes a file unless there is one; tells whether it did. */
async function writeNew(folder: vscode.Uri, { name, text }: NewFile): Promise<boolean> {
  const uri = vscode.Uri.joinPath(folder, name);
  if (await exists(uri)) return false;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return true;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    // Whatever else is wrong with it, something is there.
    return !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound');
  }
}
