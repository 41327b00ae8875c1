import * as vscode from 'vscode';
import type { Session } from '../session/session';

/** A new project: what to show of it first. */
export interface Begun {
  /** Its folder. */
  readonly root: string;
  /** A text in it; `undefined` where there is none yet. */
  readonly file: string | undefined;
  /** Whether the overview is shown beside the text. */
  readonly overview: boolean;
  /** What is to be said of it then. */
  readonly notice?: Notice;
}

/** Something to be said that a button follows up. */
export interface Notice {
  readonly text: string;
  /** Title and command of the button. */
  readonly action?: readonly [title: string, command: string];
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

/** Shows the text, the codebook in the side bar where one goes on with themes and keywords, and the overview if so wished. */
async function show({ root, file, overview, notice }: Begun): Promise<void> {
  const uri =
    file === undefined ? undefined : vscode.Uri.joinPath(vscode.Uri.parse(root), ...file.split('/'));
  const editor = uri && (await vscode.window.showTextDocument(uri, { preview: false }));
  if (overview) await vscode.commands.executeCommand('policyCoder.openOverview');
  await vscode.commands.executeCommand('policyCoder.codebook.focus');
  // One goes on in the text, by key or mouse.
  if (uri)
    await vscode.window.showTextDocument(uri, { viewColumn: editor?.viewColumn ?? vscode.ViewColumn.One });
  if (notice) void tell(notice);
}

async function tell({ text, action }: Notice): Promise<void> {
  const [title, command] = action ?? [];
  const answer = await vscode.window.showInformationMessage(text, ...(title === undefined ? [] : [title]));
  if (answer !== undefined && command !== undefined) await vscode.commands.executeCommand(command);
}
