import * as vscode from 'vscode';
import { belongsToProject, codebookFile } from '../../core';
import { findProjects, nameOfProject, pickProject, projectOf, rememberProject } from './projects';
import type { Session } from './session';

/**
 * One project is open at a time, so that no figure ever mixes two. Where a workspace holds several, the status bar names the
 * open one; when a text of another is shown, it and a message, once, offer to open that.
 */
export class ProjectSwitch implements vscode.Disposable {
  private readonly status = vscode.window.createStatusBarItem(
    'policyCoder.project',
    vscode.StatusBarAlignment.Left,
    -9,
  );
  private readonly subscription: vscode.Disposable;
  private projects: readonly vscode.Uri[] = [];
  /** Projects that have been offered in this window. */
  private readonly offered = new Set<string>();

  /** `memory` keeps, per workspace, which project is open. */
  constructor(
    private readonly session: Session,
    private readonly memory: vscode.Memento,
  ) {
    this.status.name = vscode.l10n.t('Project');
    const codebooks = vscode.workspace.createFileSystemWatcher(`**/${codebookFile}`, false, true, false);
    const lookAgain = () => void this.lookAgain();
    this.subscription = vscode.Disposable.from(
      this.status,
      codebooks,
      codebooks.onDidCreate(lookAgain),
      codebooks.onDidDelete(lookAgain),
      vscode.workspace.onDidChangeWorkspaceFolders(lookAgain),
      session.onDidChangeCorpus(() => this.update()),
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
      vscode.commands.registerCommand('policyCoder.chooseProject', () => this.choose()),
      vscode.commands.registerCommand('policyCoder.openProject', (uri: vscode.Uri) => this.open(uri)),
    );
    lookAgain();
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private async choose(): Promise<void> {
    const project = await pickProject();
    if (project) await this.open(project);
  }

  private async open(project: vscode.Uri): Promise<void> {
    await rememberProject(this.memory, project);
    await this.session.open();
  }

  private async lookAgain(): Promise<void> {
    this.projects = await findProjects();
    this.update();
  }

  private update(): void {
    const { root } = this.session;
    if (!root || this.projects.length < 2) {
      this.status.hide();
      return;
    }
    const other = this.otherProject();
    const [open, offered] = [nameOfProject(root), other && nameOfProject(other)];
    this.status.text = offered === undefined ? `$(book) ${open}` : `$(book) ${open} $(arrow-swap) ${offered}`;
    this.status.tooltip =
      offered === undefined
        ? vscode.l10n.t(
            'The open project: marks, tables and figures are those of "{0}". Click to open another.',
            open,
          )
        : vscode.l10n.t(
            'This file belongs to the project "{0}", but "{1}" is open. Click to open "{0}".',
            offered,
            open,
          );
    this.status.command = other
      ? { command: 'policyCoder.openProject', title: '', arguments: [other] }
      : 'policyCoder.chooseProject';
    this.status.show();
    if (other) void this.offer(other, open);
  }

  /** The project that the active editor shows a file of, if it is not the open one. */
  private otherProject(): vscode.Uri | undefined {
    const document = vscode.window.activeTextEditor?.document;
    // While a project is being read, nobody knows yet whether the file is one of its sources.
    if (!document || !this.session.corpus || this.session.sourceOf(document)) return undefined;
    const project = projectOf(document.uri, this.projects);
    if (!project || project.toString() === this.session.root?.toString()) return undefined;
    return belongsToProject(document.uri.path.slice(project.path.length + 1)) ? project : undefined;
  }

  private async offer(project: vscode.Uri, open: string): Promise<void> {
    if (this.offered.has(project.toString())) return;
    this.offered.add(project.toString());
    const name = nameOfProject(project);
    const yes = vscode.l10n.t('Open "{0}"', name);
    const message = vscode.l10n.t(
      'This file belongs to the project "{0}"; marks, tables and figures are those of "{1}".',
      name,
      open,
    );
    if ((await vscode.window.showInformationMessage(message, yes)) === yes) await this.open(project);
  }
}
