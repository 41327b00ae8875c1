import * as vscode from 'vscode';
import {
  type Codebook,
  type CodeRefactoring,
  codebookFile,
  corpusFile,
  isSideFile,
  isWithin,
  planRefactoring,
  type RefactoringPlan,
} from '../../core';
import { refusesBlind } from '../session/blind';
import type { Session } from '../session/session';
import type { CodingHistory } from './codingHistory';

/** What a refactoring would do to the files of the project as they are on disk; `undefined` without a project. */
export async function planOnDisk(
  { store, corpus }: Session,
  refactoring: CodeRefactoring,
): Promise<RefactoringPlan | undefined> {
  if (!store || !corpus) return undefined;
  const paths = (await store.list()).filter(
    path => path === codebookFile || path === corpusFile || isSideFile(path),
  );
  const order = (path: string) => (path === codebookFile ? 0 : path === corpusFile ? 1 : 2);
  const texts = new Map<string, string>();
  for (const path of paths.sort((a, b) => order(a) - order(b))) {
    const file = await store.read(path);
    // A file that is no text has no codes; a file that cannot be read stops everything.
    if (file.kind === 'unreadable') return { ok: false, problem: 'unreadable-file', path };
    if (file.kind === 'text') texts.set(path, file.text);
  }
  return planRefactoring(texts, corpus.codebook, refactoring);
}

/**
 * Shows what a refactoring will do, asks, and does it as one action, which one undo takes back. Nothing is written when
 * the user declines or when anything stands in its way. Resolves to whether it was done.
 */
export async function refactor(
  session: Session,
  coding: CodingHistory,
  preview: RefactoringPreview,
  title: string,
  refactoring: CodeRefactoring,
): Promise<boolean> {
  if (refusesBlind(session)) return false;
  const plan = await planOnDisk(session, refactoring);
  if (!plan) return false;
  if (!plan.ok) {
    void vscode.window.showErrorMessage(describeRefusal(plan), { modal: true });
    return false;
  }
  if (plan.files.length === 0) return false;
  const apply = vscode.l10n.t('Apply');
  const undo = vscode.l10n.t('Undo Coding (Ctrl+Alt+Z) reverts all of it.');
  const isRemoval = refactoring.kind === 'remove';
  const question = isRemoval
    ? vscode.l10n.t('{0}? This changes:', title)
    : questionOf(title, plan.annotations, plan.files.length);
  const detail = isRemoval
    ? [...numbersOf(plan, session.corpus?.codebook, refactoring.code), undo].join('\n')
    : undo;
  // Another name changes one line of the codebook, which one undo takes back.
  const isName = refactoring.kind === 'rename' && plan.files.every(({ path }) => path === codebookFile);
  if (!isName && !(await preview.confirm({ question, detail, apply, title }, plan.files))) return false;
  const done = await coding.do(
    title,
    plan.files.map(({ path, before, after }) => ({ file: path, before, after })),
  );
  return done !== undefined;
}

/** What is removed together with a code, in numbers; zeros are left out. */
function numbersOf(
  { annotations, removed, reviews, files }: Extract<RefactoringPlan, { ok: true }>,
  codebook: Codebook | undefined,
  code: string,
): readonly string[] {
  const { t } = vscode.l10n;
  const subCodes = [...(codebook?.codes.keys() ?? [])].filter(each => each !== code && isWithin(each, code));
  const keywords = codebook?.keywords.filter(({ theme }) => theme === code) ?? [];
  const lines: readonly (readonly [string, number])[] = [
    [t('Passages that are deleted: {0}', removed), removed],
    [t('Passages that keep their other codes: {0}', annotations - removed), annotations - removed],
    [t('Records of "absent" that are deleted: {0}', reviews), reviews],
    [t('Sub-codes that are deleted: {0}', subCodes.length), subCodes.length],
    [t('Keywords that are deleted: {0}', keywords.length), keywords.length],
    [t('Files that change: {0}', files.length), files.length],
  ];
  return lines.filter(([, count]) => count > 0).map(([line]) => line);
}

function questionOf(title: string, passages: number, files: number): string {
  const { t } = vscode.l10n;
  // Codings name a code by its id: another name alone changes none of them.
  if (passages === 0) return t('{0}? No coding changes.', title);
  if (files === 1) {
    return passages === 1
      ? t('{0}? 1 passage in 1 file changes.', title)
      : t('{0}? {1} passages in 1 file change.', title, passages);
  }
  return passages === 1
    ? t('{0}? 1 passage in {1} files changes.', title, files)
    : t('{0}? {1} passages in {2} files change.', title, passages, files);
}

/** Why nothing was changed, and what to do. */
export function describeRefusal(plan: Extract<RefactoringPlan, { ok: false }>): string {
  switch (plan.problem) {
    case 'unknown-code':
      return vscode.l10n.t('This code is not in the codebook.');
    case 'bad-id':
      return vscode.l10n.t('An id can contain only letters, digits, "-" and "_".');
    case 'taken':
      return vscode.l10n.t('A code with this id already exists. Merge the two instead.');
    case 'into-itself':
      return vscode.l10n.t('A code cannot be moved into itself.');
    case 'theme-moved':
      return vscode.l10n.t('A theme cannot be moved. Merge it into another code instead.');
    case 'nothing-changed':
      return vscode.l10n.t('Nothing changes.');
    case 'unreadable-file':
      return vscode.l10n.t('"{0}" cannot be read; no file was changed.', plan.path);
    case 'unsafe-file':
      return vscode.l10n.t('The layout of "{0}" cannot be edited safely; no file was changed.', plan.path);
    case 'coded-only':
      if (plan.annotations === 1) {
        return vscode.l10n.t(
          '1 passage in "{0}" has no other code. Merge this theme into another one, or retag it first.',
          plan.path,
        );
      }
      return vscode.l10n.t(
        '{0} passages in "{1}" have no other code. Merge this theme into another one, or retag them first.',
        plan.annotations,
        plan.path,
      );
  }
}

/** Shows files as they are beside what they would become. */
export class RefactoringPreview implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private static readonly scheme = 'policy-coder-preview';
  private readonly texts = new Map<string, string>();
  private readonly registration: vscode.Disposable;

  constructor() {
    this.registration = vscode.workspace.registerTextDocumentContentProvider(RefactoringPreview.scheme, this);
  }

  dispose(): void {
    this.registration.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** Asks whether to go ahead, and shows first what would change if the user likes; says whether to. */
  async confirm(
    { question, detail, apply, title }: Readonly<Record<'question' | 'detail' | 'apply' | 'title', string>>,
    files: readonly { path: string; before: string; after: string }[],
  ): Promise<boolean> {
    const show = vscode.l10n.t('Show Changes');
    const answer = await vscode.window.showInformationMessage(question, { modal: true, detail }, apply, show);
    if (answer !== show) return answer === apply;
    await this.show(title, files);
    const decided = await vscode.window.showInformationMessage(question, apply, vscode.l10n.t('Cancel'));
    await this.close();
    return decided === apply;
  }

  private async show(
    title: string,
    files: readonly { path: string; before: string; after: string }[],
  ): Promise<void> {
    this.texts.clear();
    const uriOf = (side: string, path: string, text: string) => {
      const uri = vscode.Uri.from({ scheme: RefactoringPreview.scheme, path: `/${path}`, query: side });
      this.texts.set(uri.toString(), text);
      return uri;
    };
    const resources = files.map(({ path, before, after }) => [
      uriOf('after', path, after),
      uriOf('before', path, before),
      uriOf('after', path, after),
    ]);
    await vscode.commands.executeCommand('vscode.changes', title, resources);
  }

  /** Closes the tabs it opened. */
  private async close(): Promise<void> {
    const isOurs = ({ input }: vscode.Tab) =>
      input instanceof vscode.TabInputTextDiff
        ? input.modified.scheme === RefactoringPreview.scheme
        : isMultiDiff(input) &&
          input.textDiffs.some(({ modified }) => modified.scheme === RefactoringPreview.scheme);
    await vscode.window.tabGroups.close(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isOurs)),
    );
  }
}

/** VS Code's own type for it is not in the API yet. */
function isMultiDiff(input: unknown): input is { textDiffs: readonly { modified: vscode.Uri }[] } {
  return (
    typeof input === 'object' && input !== null && 'textDiffs' in input && Array.isArray(input.textDiffs)
  );
}
