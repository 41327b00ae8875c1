import * as vscode from 'vscode';
import { codebookFile } from '../../core';
import { exists, writeNew } from '../session/files';
import type { Session } from '../session/session';
import { openBegun } from './begun';

/** What the folder of the sample is called; more copies get a number. */
const folderName = 'policy-coder-sample';
/** The plan that is shown first. */
const firstPlan = 'plans/上海市.txt';

/** Where the sample may go. */
interface Target extends vscode.QuickPickItem {
  /** `undefined`: the user chooses a folder. */
  readonly folder: vscode.Uri | undefined;
  /** It exists already and is only opened. */
  readonly isThere?: boolean;
}

/**
 * Copies the sample that comes with the extension to a folder, and opens it with a plan beside the overview. Nothing that
 * is there is replaced. `home`: where people keep their files, if that can be known.
 */
export async function openSample(
  extension: vscode.Uri,
  home: vscode.Uri | undefined,
  memory: vscode.Memento,
  session: Session,
): Promise<void> {
  const target = await chooseTarget(home);
  if (!target?.folder) return;
  const { folder, isThere } = target;
  try {
    if (!isThere) await copySample(extension, folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The sample cannot be copied: {0}', reason));
    return;
  }
  await openBegun({ root: folder.toString(), file: firstPlan, overview: true }, memory, session);
}

async function chooseTarget(home: vscode.Uri | undefined): Promise<Target | undefined> {
  const { t } = vscode.l10n;
  const parent = home ?? writableFolder();
  const other: Target = { label: `$(folder-opened) ${t('Choose a Folder…')}`, folder: undefined };
  const target =
    parent &&
    (await vscode.window.showQuickPick([...(await targetsIn(parent)), other], {
      title: t('Open Sample Project'),
      placeHolder: t('Copies 31 invented plans to a folder of yours, to try everything.'),
    }));
  if (parent && !target) return undefined;
  if (target?.folder) return target;
  const [picked] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: t('Folder to put the sample in'),
      openLabel: t('Copy Here'),
    })) ?? [];
  return picked && { label: '', folder: await freeFolder(picked) };
}

async function targetsIn(parent: vscode.Uri): Promise<readonly Target[]> {
  const { t } = vscode.l10n;
  const first = vscode.Uri.joinPath(parent, folderName);
  const isThere = await exists(vscode.Uri.joinPath(first, codebookFile));
  const free = await freeFolder(parent);
  const copy: Target = {
    label: `$(folder) ${nameOf(free)}`,
    description: t('copy the sample here'),
    folder: free,
  };
  const there: Target = {
    label: `$(folder-active) ${nameOf(first)}`,
    description: t('open the existing copy, with your changes'),
    folder: first,
    isThere: true,
  };
  return isThere ? [there, copy] : [copy];
}

/** The first folder of the workspace, where files can be written to it: all there is in a browser. */
function writableFolder(): vscode.Uri | undefined {
  const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
  return uri && vscode.workspace.fs.isWritableFileSystem(uri.scheme) ? uri : undefined;
}

/** A folder that is not there yet. */
async function freeFolder(parent: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const uri = vscode.Uri.joinPath(parent, number === 1 ? folderName : `${folderName}-${number}`);
    if (!(await exists(uri))) return uri;
  }
}

const nameOf = (uri: vscode.Uri) => (uri.scheme === 'file' ? uri.fsPath : uri.path);

/** The list of files comes with them: a browser cannot look into the folder of an extension. */
async function copySample(extension: vscode.Uri, folder: vscode.Uri): Promise<void> {
  const samples = vscode.Uri.joinPath(extension, 'samples');
  const read = (path: string) =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(samples, ...path.split('/')));
  const paths: readonly string[] = JSON.parse(
    new TextDecoder().decode(await read('provincial-plans.files.json')),
  );
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Copying the sample…') },
    () =>
      Promise.all(
        paths.map(async path =>
          writeNew(vscode.Uri.joinPath(folder, ...path.split('/')), await read(`provincial-plans/${path}`)),
        ),
      ),
  );
}
