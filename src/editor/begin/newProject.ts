import * as vscode from 'vscode';
import { codebookFile, draftThemes, projectTemplate } from '../../core';
import { exists, writeNew } from '../session/files';
import type { Session } from '../session/session';
import type { LocalDisk } from '../session/store';
import { type Notice, openBegun } from './begun';
import { describeTexts, type FoundTexts, findTexts, joinSentences } from './texts';

/** Answers of the user; what is missing is asked. */
export interface Answers {
  readonly title: string;
  /** A list of themes, as `draftThemes` reads it; empty: the example. */
  readonly themes: string;
}

/**
 * Begins a project in a folder: looks what texts it holds, asks for themes, writes a commented codebook and corpus file, and
 * opens the first text beside the view of the codebook. What is there already is left as it is, and the user is told so.
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
  const notice = noticeOf(kept, found);
  const [file] = found.paths;
  await openBegun(
    { root: folder.toString(), file, overview: false, ...(notice && { notice }) },
    memory,
    session,
  );
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

/** The one question: the study is called as its folder, which *Set Title* changes at any time. */
async function ask(folder: vscode.Uri, found: FoundTexts): Promise<Answers | undefined> {
  const title = folder.path.slice(folder.path.lastIndexOf('/') + 1);
  const themes = await askForThemes(title, found);
  return themes === undefined ? undefined : { title, themes };
}

/** An input box takes only one line, so a button pastes a list from the clipboard. */
function askForThemes(title: string, found: FoundTexts): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const box = vscode.window.createInputBox();
  const paste: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('clippy'),
    tooltip: t('Use the list on the clipboard: one theme per line'),
  };
  box.title = t('New Project "{0}": themes', title);
  const asked = t(
    'Themes, separated by ";"; optional keywords after ":". Or copy a list, one theme per line, and press the button above. Leave it empty for an example.',
  );
  const prompt = joinSentences(describeTexts(found), asked);
  box.prompt = prompt;
  box.placeholder = t('Resources: archives, collection; Use: services, on line');
  const accept: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('check'),
    tooltip: t('Create the project'),
  };
  box.buttons = [paste, accept];
  box.ignoreFocusOut = true;
  return new Promise(resolve => {
    const take = () => {
      resolve(box.value);
      box.dispose();
    };
    box.onDidTriggerButton(async button => {
      if (button === accept) {
        take();
        return;
      }
      const lines = (await vscode.env.clipboard.readText()).split(/[\r\n]+/).map(line => line.trim());
      box.value = lines.filter(line => line !== '').join('; ');
      // A value that we set is told to nobody.
      say(box.value);
    });
    const say = (value: string) => {
      const count = draftThemes(value).length;
      const counted = count === 1 ? t('1 theme') : t('{0} themes', count);
      box.prompt = count === 0 ? prompt : `${counted} · ${asked}`;
    };
    box.onDidChangeValue(say);
    box.onDidAccept(take);
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

/** What is to be said of a new project: what was kept, and how texts come in where there are none, or are documents yet. */
function noticeOf(kept: readonly string[], { paths, documents }: FoundTexts): Notice | undefined {
  const { t } = vscode.l10n;
  const said = [
    ...(kept.length > 0 ? [t('Already there, not changed: {0}', kept.join(', '))] : []),
    ...(documents > 0
      ? [t('Documents found here: {0}. "Import Documents" makes texts of them.', documents)]
      : paths.length === 0
        ? [
            t(
              'There are no texts yet. Put .txt or .md files into this folder, or copy a text and choose "New Source from Clipboard".',
            ),
          ]
        : []),
  ];
  if (said.length === 0) return undefined;
  const text = said.reduce(joinSentences);
  if (documents > 0) return { text, action: [t('Import Documents…'), 'policyCoder.importDocuments'] };
  return paths.length === 0
    ? { text, action: [t('New Source from Clipboard'), 'policyCoder.sourceFromClipboard'] }
    : { text };
}
