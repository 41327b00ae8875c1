import * as vscode from 'vscode';
import { segmenterSettings } from '../session/segmenter';
import type { Session } from '../session/session';

/** What a run of the command line came to; no `code` if it was stopped. */
export interface ProgramOutcome {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line with some arguments, until it ends or is told to stop. */
export type RunProgram = (args: readonly string[], stop: AbortSignal) => Promise<ProgramOutcome>;

/** The name of the folder in the project that results are frozen in. */
export const resultsFolder = 'results';

/**
 * Runs a command of the command line on the open project, with progress that can be cancelled, in the language of the window and with the
 * segmenter of its settings. Files that are not saved are saved first, since it reads those on disk. `undefined` if the user leaves off; a
 * failure is told.
 */
export async function runOnProject(
  session: Session,
  run: RunProgram,
  title: string,
  args: readonly [command: string, ...rest: string[]],
): Promise<ProgramOutcome | undefined> {
  return session.root && runIn(session.root, run, title, args);
}

/** The same on any folder. */
export async function runIn(
  root: vscode.Uri,
  run: RunProgram,
  title: string,
  args: readonly [command: string, ...rest: string[]],
): Promise<ProgramOutcome | undefined> {
  if (!(await saved(root))) return undefined;
  const { engine, userDictionary } = segmenterSettings(root);
  const [command, ...rest] = args;
  const language = vscode.env.language.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';
  const outcome = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (_, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      return run(
        [
          command,
          root.fsPath,
          ...rest,
          '--lang',
          language,
          ...(engine === undefined ? [] : ['--segmenter', engine]),
          ...(userDictionary === undefined ? [] : ['--user-dictionary', userDictionary.fsPath]),
        ],
        stop.signal,
      );
    },
  );
  if (outcome.code === undefined) return undefined;
  if (outcome.code !== 2) return outcome;
  void vscode.window.showErrorMessage(outcome.stderr.replace(/^policy-coder: /, '').trim());
  return undefined;
}

/** Whether everything in the project is saved, or the user lets it be. */
async function saved(root: vscode.Uri): Promise<boolean> {
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && uri.path.startsWith(`${root.path}/`),
  );
  if (unsaved.length === 0) return true;
  const save = vscode.l10n.t('Save All');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Files are read as they are saved. Files that are not: {0}.', unsaved.length),
    { modal: true, detail: unsaved.map(({ uri }) => vscode.workspace.asRelativePath(uri)).join('\n') },
    save,
  );
  if (answer !== save) return false;
  const results = await Promise.all(unsaved.map(document => document.save()));
  return results.every(Boolean);
}
