import * as vscode from 'vscode';
import type { Session } from '../session/session';

/** A new project: what to show of it first. */
export interface Begun {
  /** Its folder. */
  readonly root: string;
  /** A file in it, with the overview beside it on request. */
  readonly file: string;
  readonly overview: boolean;
}

/** Key under which it is stored while its folder is opened, because that restarts the extension. */
const key = 'begunProject';

/** Opens the folder of a new project and shows it. If the window has a folder already, a new window opens; otherwise this one is reused. */
export async function openBegun(begun: Begun, memory: vscode.Memento, session: Session): Promise<void> {
  const root = vscode.Uri.parse(begun.root);
  if (vscode.workspace.getWorkspaceFolder(root)) {
    await session.open();
    await show(begun);
    return;
  }
  await memory.update(key, begun);
  const isFree = (vscode.workspace.workspaceFolders ?? []).length === 0;
  await vscode.commands.executeCommand('vscode.openFolder', root, {
    forceReuseWindow: isFree,
    forceNewWindow: !isFree,
  });
}

/** Shows a project that was begun just before this window opened its folder. */
export async function showBegun(memory: vscode.Memento, ready: Promise<void>): Promise<void> {
  const begun = memory.get<Begun>(key);
  // It may be meant for another window.
  if (!begun || !vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(begun.root))) return;
  await memory.update(key, undefined);
  await ready;
  await show(begun);
}

async function show({ root, file, overview }: Begun): Promise<void> {
  const uri = vscode.Uri.joinPath(vscode.Uri.parse(root), ...file.split('/'));
  const editor = await vscode.window.showTextDocument(uri, { preview: false });
  const place = /^ *keywords:/m.exec(editor.document.getText());
  if (!overview && place) {
    // In a codebook: where keywords go.
    const at = editor.document.positionAt(place.index + place[0].length);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
  if (!overview) return;
  await vscode.commands.executeCommand('policyCoder.openOverview');
  await vscode.commands.executeCommand('policyCoder.codebook.focus');
  await vscode.window.showTextDocument(uri, { viewColumn: editor.viewColumn ?? vscode.ViewColumn.One });
}
