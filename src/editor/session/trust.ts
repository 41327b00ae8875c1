import * as vscode from 'vscode';

/** Says in a view what needs trust while VS Code is in Restricted Mode, except for what never works in the browser. */
export function tellOfTrust(
  view: Pick<vscode.TreeView<unknown>, 'message'>,
  runsPrograms: boolean,
): vscode.Disposable {
  const isOff = runsPrograms
    ? vscode.l10n.t(
        'Restricted Mode: comparing with versions in git, the native word segmenter and the user dictionary are off until you trust this workspace. Everything else works.',
      )
    : vscode.l10n.t(
        'Restricted Mode: the user dictionary is off until you trust this workspace. Everything else works.',
      );
  // An empty message is none.
  const tell = () => {
    view.message = vscode.workspace.isTrusted ? '' : isOff;
  };
  tell();
  return vscode.workspace.onDidGrantWorkspaceTrust(tell);
}
