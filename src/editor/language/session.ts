import type * as vscode from 'vscode';
import type { Corpus } from '../../core';

/** What the language features need to know of the open project. */
export interface LanguageSession {
  /** Project folder, the one that holds codebook.yaml; `undefined` without a project. */
  readonly root: vscode.Uri | undefined;
  /** `undefined` without a project, and until it is read for the first time. */
  readonly corpus: Corpus | undefined;
  readonly onDidChangeCorpus: vscode.Event<void>;
  /** Path of a file relative to the project folder; `undefined` for a file outside it. */
  pathOf(uri: vscode.Uri): string | undefined;
  /** Place of a project-relative path. Throws without a project. */
  uriOf(path: string): vscode.Uri;
}
