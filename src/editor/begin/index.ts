import * as vscode from 'vscode';
import type { Session } from '../session/session';
import type { LocalDisk } from '../session/store';
import { showBegun } from './begun';
import { type Answers, newProject } from './newProject';
import { openSample } from './sample';
import { sourceFromClipboard } from './sourceFromClipboard';

/** The commands to begin with: the sample, a new project, a text from the clipboard. */
export interface Beginning {
  readonly session: Session;
  /** Resolves when the project of the window, if there is one, has been read. */
  readonly ready: Promise<void>;
  readonly disk: LocalDisk | undefined;
  /** The user's home folder; `undefined` in a browser. */
  readonly home: string | undefined;
}

export function registerBeginning(
  { extensionUri, globalState }: vscode.ExtensionContext,
  { session, ready, disk, home }: Beginning,
): vscode.Disposable {
  void showBegun(globalState, ready);
  const homeUri = home === undefined ? undefined : vscode.Uri.file(home);
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyCoder.newProject', (answers?: Answers) =>
      newProject(disk, globalState, session, answers),
    ),
    vscode.commands.registerCommand('policyCoder.openSample', () =>
      openSample(extensionUri, homeUri, globalState, session),
    ),
    vscode.commands.registerCommand('policyCoder.sourceFromClipboard', () => sourceFromClipboard(session)),
  );
}
