import * as vscode from 'vscode';
import { codebookFile } from '../core';
import { listFiles } from './listFiles';

const key = 'policyCoder.project';

/** All project folders of the workspace, the ones nearest to its top first; what settings hide counts, too. */
export async function findProjects(): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = (await Promise.all(folders.map(({ uri }) => codebooksIn(uri)))).flat();
  const depth = (uri: vscode.Uri) => uri.path.split('/').length;
  return found
    .filter(uri => !/\/(?:node_modules|\.[^/]+)\//.test(`/${vscode.workspace.asRelativePath(uri, false)}`))
    .sort((a, b) => depth(a) - depth(b) || (a.path < b.path ? -1 : 1))
    .map(uri => vscode.Uri.joinPath(uri, '..'));
}

/** The codebooks below a folder. Virtual file systems mostly cannot be searched: then they are walked through. */
async function codebooksIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const pattern = new vscode.RelativePattern(folder, `**/${codebookFile}`);
  const found = await vscode.workspace.findFiles(pattern, null);
  if (found.length > 0 || folder.scheme === 'file') return found;
  const paths = await listFiles(folder).catch(() => []);
  return paths
    .filter(path => path === codebookFile || path.endsWith(`/${codebookFile}`))
    .map(path => vscode.Uri.joinPath(folder, path));
}

/**
 * The project to open: the one chosen last, else the one nearest to the top of the workspace. Where there are several,
 * the user is told which one it is, and can choose another. `undefined` where there is none.
 */
export async function chooseProject(memory: vscode.Memento): Promise<vscode.Uri | undefined> {
  const projects = await findProjects();
  const chosen = memory.get<string>(key);
  const project = projects.find(each => each.toString() === chosen) ?? projects[0];
  if (project && projects.length > 1 && chosen === undefined) {
    const choose = vscode.l10n.t('Choose…');
    const message = vscode.l10n.t(
      'There are {0} projects in this workspace; "{1}" is open.',
      projects.length,
      vscode.workspace.asRelativePath(project, true),
    );
    void vscode.window.showInformationMessage(message, choose).then(answer => {
      if (answer === choose) void vscode.commands.executeCommand('policyCoder.chooseProject');
    });
  }
  return project;
}

/** Lets the user choose among the projects of the workspace; resolves to whether they did. */
export async function pickProject(memory: vscode.Memento): Promise<boolean> {
  const picked = await vscode.window.showQuickPick(
    (await findProjects()).map(uri => ({ label: vscode.workspace.asRelativePath(uri, true), uri })),
    { placeHolder: vscode.l10n.t('Which project?') },
  );
  if (picked) await memory.update(key, picked.uri.toString());
  return picked !== undefined;
}
