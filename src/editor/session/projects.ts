import * as vscode from 'vscode';
import { codebookFile } from '../../core';
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

/** File systems that VS Code can search. */
const searchable = ['file', 'vscode-remote'];

/**
 * The codebooks below a folder. Others are walked through, as they are anyway when a project is read: where nobody can
 * search them, `findFiles` waits for ever.
 */
async function codebooksIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  if (searchable.includes(folder.scheme)) {
    return vscode.workspace.findFiles(new vscode.RelativePattern(folder, `**/${codebookFile}`), null);
  }
  const paths = await listFiles(folder).catch(() => []);
  return paths
    .filter(path => path === codebookFile || path.endsWith(`/${codebookFile}`))
    .map(path => vscode.Uri.joinPath(folder, path));
}

/** The project to open: the one chosen last, else the one nearest to the top of the workspace; `undefined` without one. */
export async function chooseProject(memory: vscode.Memento): Promise<vscode.Uri | undefined> {
  const projects = await findProjects();
  const chosen = memory.get<string>(key);
  return projects.find(each => each.toString() === chosen) ?? projects[0];
}

/** Lets the user choose among the projects of the workspace; `undefined` when they do not. */
export async function pickProject(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showQuickPick(
    (await findProjects()).map(uri => ({ label: nameOfProject(uri), uri })),
    { placeHolder: vscode.l10n.t('Which project?') },
  );
  return picked?.uri;
}

/** Remembers, for this workspace, which project is to be opened. */
export async function rememberProject(memory: vscode.Memento, project: vscode.Uri): Promise<void> {
  await memory.update(key, project.toString());
}

/** What the workspace calls a project: its folder, and the path within it. */
export function nameOfProject(project: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(project);
  return folder ? folder.name + project.path.slice(folder.uri.path.length) : project.path;
}

/** The project that a file lies in: of several, the innermost. */
export function projectOf(uri: vscode.Uri, projects: readonly vscode.Uri[]): vscode.Uri | undefined {
  return projects
    .filter(
      ({ scheme, authority, path }) =>
        scheme === uri.scheme &&
        authority === uri.authority &&
        uri.path.startsWith(`${path.replace(/\/$/, '')}/`),
    )
    .reduce<vscode.Uri | undefined>(
      (inner, each) => (inner && inner.path.length > each.path.length ? inner : each),
      undefined,
    );
}

/** Says that a folder cannot be read, which is not the same as no project; resolves to whether to try again. */
export async function offerToTryAgain(project: vscode.Uri, error: unknown): Promise<boolean> {
  const again = vscode.l10n.t('Try Again');
  const reason = error instanceof Error ? error.message : String(error);
  const answer = await vscode.window.showErrorMessage(
    vscode.l10n.t('The project in "{0}" cannot be read: {1}', nameOfProject(project), reason),
    again,
  );
  return answer === again;
}
