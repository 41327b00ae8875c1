import * as vscode from 'vscode';
import type { Session } from '../session/session';

/** Shows progress in the views and in the status bar while the project is being read. */
export function showProgress(session: Session): vscode.Disposable {
  let finish: (() => void) | undefined;
  let report: vscode.Progress<{ message?: string }> | undefined;
  const update = () => {
    const { progress } = session;
    if (!progress) {
      finish?.();
      finish = undefined;
      return;
    }
    if (!finish) {
      const done = new Promise<void>(resolve => {
        finish = resolve;
      });
      const view = { viewId: 'policyCoder.codebook' };
      void vscode.window.withProgress({ location: view }, () => done);
      void vscode.window.withProgress({ location: vscode.ProgressLocation.Window }, window => {
        report = window;
        return done;
      });
    }
    report?.report({
      message: vscode.l10n.t('reading plan texts: {0} of {1}', progress.done, progress.total),
    });
  };
  return vscode.Disposable.from(session.onDidProgress(update), session.onDidChangeCorpus(update), {
    dispose: () => finish?.(),
  });
}
