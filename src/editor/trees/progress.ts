import * as vscode from 'vscode';
import type { Progress } from '../session/progress';
import type { Session } from '../session/session';

/** Shows in the view and in the status bar how far reading is, and lets it be cancelled, and begun again. */
export function showProgress(session: Session): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('policyCoder.reading', vscode.StatusBarAlignment.Left, -8);
  item.name = vscode.l10n.t('Policy Coder');
  let finish: (() => void) | undefined;
  const update = () => {
    const { progress } = session;
    if (!progress) {
      finish?.();
      finish = undefined;
    } else if (!finish) {
      const done = new Promise<void>(resolve => {
        finish = resolve;
      });
      void vscode.window.withProgress({ location: { viewId: 'policyCoder.codebook' } }, () => done);
    }
    const said = progress ? describe(progress) : session.isStopped ? stopped() : undefined;
    if (!said) {
      item.hide();
      return;
    }
    item.text = said.text;
    item.tooltip = said.meaning;
    item.command = said.command;
    item.accessibilityInformation = { label: said.meaning, role: 'button' };
    item.backgroundColor = progress ? undefined : new vscode.ThemeColor('statusBarItem.warningBackground');
    item.show();
  };
  return vscode.Disposable.from(
    item,
    session.onDidProgress(update),
    session.onDidChangeCorpus(update),
    vscode.commands.registerCommand('policyCoder.cancelReading', () => session.cancelReading()),
    vscode.commands.registerCommand('policyCoder.readProject', () => session.open()),
    { dispose: () => finish?.() },
  );
}

interface Said {
  readonly text: string;
  readonly meaning: string;
  readonly command: string;
}

function describe({ phase, done, total }: Progress): Said {
  const { t } = vscode.l10n;
  const text =
    total === 0
      ? t('reading the project')
      : phase === 'reading'
        ? t('reading plan texts: {0} of {1}', done, total)
        : t('searching plan texts: {0} of {1}', done, total);
  return {
    text: `$(sync~spin) ${text}`,
    meaning: t(
      'The project is being read. Texts in sight are highlighted already; figures come when all of it is read. Click to cancel.',
    ),
    command: 'policyCoder.cancelReading',
  };
}

function stopped(): Said {
  const { t } = vscode.l10n;
  return {
    text: `$(debug-restart) ${t('project not read')}`,
    meaning: t(
      'Reading was cancelled, so there are no figures and nothing can be coded. Click to read the project.',
    ),
    command: 'policyCoder.readProject',
  };
}
