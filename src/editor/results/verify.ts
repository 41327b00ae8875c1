import * as vscode from 'vscode';
import { lockFile } from '../../core';
import type { Session } from '../session/session';
import { type RunProgram, resultsFolder, runOnProject } from './run';

const scheme = 'policy-coder-verdict';

/** Makes frozen results again and says whether they are the same; what is not is told on a page of its own, to be read from its beginning. */
export class ResultsVerifier implements vscode.Disposable {
  private verdict = '';
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: this.changed.event,
    provideTextDocumentContent: () => this.verdict,
  });

  constructor(
    private readonly session: Session,
    private readonly run: RunProgram,
  ) {}

  dispose(): void {
    this.provider.dispose();
    this.changed.dispose();
  }

  async verify(): Promise<void> {
    const { t } = vscode.l10n;
    const { root } = this.session;
    if (!root) return;
    if (!(await exists(vscode.Uri.joinPath(root, resultsFolder, lockFile)))) {
      const freeze = t('Freeze Results…');
      const answer = await vscode.window.showInformationMessage(
        t('Nothing is frozen in the folder {0} yet.', resultsFolder),
        freeze,
      );
      if (answer === freeze) await vscode.commands.executeCommand('policyCoder.freezeResults');
      return;
    }
    const outcome = await runOnProject(this.session, this.run, t('Verifying results…'), ['verify']);
    if (!outcome) return;
    const [first = ''] = outcome.stdout.split('\n');
    if (outcome.code === 0) {
      void vscode.window.showInformationMessage(first);
      return;
    }
    this.verdict = outcome.stdout;
    const page = vscode.Uri.from({ scheme, path: `/${t('Verdict')}` });
    this.changed.fire(page);
    await vscode.window.showTextDocument(page, { preview: true });
    void vscode.window.showWarningMessage(first);
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
