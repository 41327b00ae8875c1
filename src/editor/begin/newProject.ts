import * as vscode from 'vscode';
import { codebookFile, draftThemes } from '../../core';
import { exists, writeNew } from '../session/files';
import type { Session } from '../session/session';
import type { LocalDisk } from '../session/store';
import { openBegun } from './begun';
import { projectTemplate } from './projectTemplate';
import { describeTexts, type FoundTexts, findTexts, joinSentences } from './texts';

/** Answers of the user; what is missing is asked. */
export interface Answers {
  readonly title: string;
  /** A list of themes, as `draftThemes` reads it; empty: the example. */
  readonly themes: string;
}

/**
 * Begins a project in a folder: looks what texts it holds, asks for title and themes, writes a commented codebook and
 * corpus file, and opens the codebook where keywords go. What is there already is left as it is, and the user is told so.
 */
export async function newProject(
  disk: LocalDisk | undefined,
  memory: vscode.Memento,
  session: Session,
  given?: Answers,
): Promise<void> {
  const { t } = vscode.l10n;
  const folder = await chooseFolder();
  if (!folder) return;
  const found = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t('Looking for plan texts…') },
    () => findTexts(folder, disk),
  );
  // If there is a codebook, nothing is asked.
  const isNew = !(await exists(vscode.Uri.joinPath(folder, codebookFile)));
  const answers = given ?? (isNew ? await ask(folder, found) : { title: '', themes: '' });
  if (!answers) return;
  const kept: string[] = [];
  const begun = {
    title: answers.title.trim(),
    themes: draftThemes(answers.themes),
    hasMarkdown: found.paths.some(path => /\.md$/i.test(path)),
  };
  for (const { name, text } of projectTemplate(vscode.env.language, begun)) {
    if (!(await writeNew(vscode.Uri.joinPath(folder, name), text))) kept.push(name);
  }
  if (kept.length > 0) {
    void vscode.window.showInformationMessage(t('Already there, not changed: {0}', kept.join(', ')));
  }
  if (found.documents > 0) void tellOfDocuments(found.documents);
  await openBegun({ root: folder.toString(), file: codebookFile, overview: false }, memory, session);
}

/** The folder of the workspace, or one the user picks; `undefined` where they pick none. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]!.uri;
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  const [picked] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: vscode.l10n.t('Folder of the new project'),
      openLabel: vscode.l10n.t('New Project Here'),
    })) ?? [];
  return picked;
}

async function ask(folder: vscode.Uri, found: FoundTexts): Promise<Answers | undefined> {
  const { t } = vscode.l10n;
  const title = await vscode.window.showInputBox({
    title: t('New Project (1/2): title'),
    prompt: joinSentences(
      describeTexts(found),
      t('What is the study called? The title is shown above tables and figures.'),
    ),
    value: folder.path.slice(folder.path.lastIndexOf('/') + 1),
    ignoreFocusOut: true,
  });
  if (title === undefined) return undefined;
  const themes = await askForThemes();
  return themes === undefined ? undefined : { title, themes };
}

/** An input box takes only one line, so a button pastes a list from the clipboard. */
function askForThemes(): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const box = vscode.window.createInputBox();
  const paste: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('clippy'),
    tooltip: t('Use the list on the clipboard: one theme per line'),
  };
  box.title = t('New Project (2/2): themes');
  const prompt = t(
    'Themes, separated by ";"; optional keywords after ":". Or copy a list, one theme per line, and press the button above. Leave it empty for an example.',
  );
  box.prompt = prompt;
  box.placeholder = t('Resources: archives, collection; Use: services, on line');
  box.buttons = [paste];
  box.ignoreFocusOut = true;
  return new Promise(resolve => {
    box.onDidTriggerButton(async () => {
      const lines = (await vscode.env.clipboard.readText()).split(/[\r\n]+/).map(line => line.trim());
      box.value = lines.filter(line => line !== '').join('; ');
    });
    box.onDidChangeValue(value => {
      const count = draftThemes(value).length;
      const counted = count === 1 ? t('1 theme') : t('{0} themes', count);
      box.prompt = count === 0 ? prompt : `${counted} · ${prompt}`;
    });
    box.onDidAccept(() => {
      resolve(box.value);
      box.dispose();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

/** PDF and Word are read by the command line only: what reads them is larger than the whole extension. */
async function tellOfDocuments(count: number): Promise<void> {
  const { t } = vscode.l10n;
  const copy = t('Copy Command');
  const answer = await vscode.window.showInformationMessage(
    t(
      'PDF and Word documents found here: {0}. The command line converts them to plan texts: {1}',
      count,
      ingestCommand,
    ),
    copy,
  );
  if (answer === copy) await vscode.env.clipboard.writeText(ingestCommand);
}

const ingestCommand = 'policy-coder ingest *.pdf *.docx --out plans';
