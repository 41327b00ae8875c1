import * as vscode from 'vscode';
import type { ProjectFiles } from '../../core';

/** A commit to compare with. */
export interface Version {
  /** What git calls it. */
  readonly ref: string;
  readonly title: string;
  /** Day it was made, YYYY-MM-DD. */
  readonly date: string;
}

/** What the editor needs of git: reading commits of one folder. Every method rejects, in git's words, where it cannot. */
export interface Versions {
  /** The files of the folder as they are in a commit. */
  filesAt(ref: string): Promise<ProjectFiles>;
  /** Branches and tags, then the last commits that touched the folder, the newest first. */
  versions(): Promise<readonly Version[]>;
}

/** Makes the versions of a folder; `program` is the git to use, `undefined` for the one on the path. */
export type OpenVersions = (folder: string, program: string | undefined) => Versions;

/** What we use of the API of VS Code's built-in git extension. */
interface GitExtension {
  getAPI(version: 1): {
    readonly git: { readonly path: string };
    readonly repositories: readonly {
      readonly rootUri: vscode.Uri;
      readonly state: {
        readonly HEAD?: { readonly commit?: string };
        readonly onDidChange: vscode.Event<void>;
      };
    }[];
    readonly onDidOpenRepository: vscode.Event<unknown>;
  };
}

/** The API of VS Code's built-in git; `undefined` where it is switched off, or finds no git. */
async function builtInGit(): Promise<ReturnType<GitExtension['getAPI']> | undefined> {
  try {
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    return (await extension?.activate())?.getAPI(1);
  } catch {
    return undefined;
  }
}

/** The git that the user has set up for VS Code. */
export async function gitProgram(): Promise<string | undefined> {
  return (await builtInGit())?.git.path;
}

/** Tells when a repository has got another commit at its head. */
export async function onDidCommit(listen: () => void): Promise<vscode.Disposable> {
  const api = await builtInGit();
  if (!api) return vscode.Disposable.from();
  const heads = new Map<string, string | undefined>();
  const watched = new Map<string, vscode.Disposable>();
  const watch = () => {
    for (const { rootUri, state } of api.repositories) {
      const key = rootUri.toString();
      if (watched.has(key)) continue;
      heads.set(key, state.HEAD?.commit);
      const subscription = state.onDidChange(() => {
        if (heads.get(key) === state.HEAD?.commit) return;
        heads.set(key, state.HEAD?.commit);
        listen();
      });
      watched.set(key, subscription);
    }
  };
  watch();
  const opened = api.onDidOpenRepository(watch);
  return new vscode.Disposable(() => vscode.Disposable.from(opened, ...watched.values()).dispose());
}
