import * as vscode from 'vscode';
import type { RunProgram } from '../results';
import type { Session } from '../session/session';
import { exportProject, type ProjectRequest } from './exportProject';
import { importProject } from './importProject';

/** Projects and codebooks from and for other programs. `run` is `undefined` where no program can be run: then they say so. */
export function registerExchange(session: Session, run: RunProgram | undefined): vscode.Disposable {
  const runOrSay: RunProgram =
    run ??
    (async () => ({
      code: 2,
      stdout: '',
      stderr: vscode.l10n.t('This cannot be done in the browser. Use VS Code on the desktop.'),
    }));
  const file = (argument: unknown) => (argument instanceof vscode.Uri ? argument : undefined);
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyCoder.importProject', (argument?: unknown) =>
      importProject(session, runOrSay, 'project', file(argument)),
    ),
    vscode.commands.registerCommand('policyCoder.importCodebook', (argument?: unknown) =>
      importProject(session, runOrSay, 'codebook', file(argument)),
    ),
    vscode.commands.registerCommand('policyCoder.exportProject', (argument?: unknown) =>
      exportProject(session, runOrSay, (argument ?? {}) as ProjectRequest),
    ),
  );
}
