import * as vscode from 'vscode';
import { describeImport, type ImportTold, importFormats } from '../../core';
import { type RunProgram, runIn } from '../results/run';
import { refusesBlind } from '../session/blind';
import type { Session } from '../session/session';

/** What is imported: it decides which files are offered. */
export type Imported = 'project' | 'codebook';

/**
 * Imports a project, codings or a codebook of another program into the open project, or into the folder of the window: says what would
 * become of it, and writes when the user says so. `file` is not asked for then.
 */
export async function importProject(
  session: Session,
  run: RunProgram,
  what: Imported,
  file?: vscode.Uri,
): Promise<void> {
  const { t } = vscode.l10n;
  const root = session.root ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!root) {
    void vscode.window.showInformationMessage(t('Open a folder first: the project will be made in it.'));
    return;
  }
  if (refusesBlind(session)) return;
  const uri = file ?? (await askForFile(what));
  if (!uri) return;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const runImport = (title: string, ...more: readonly string[]) =>
    runIn(root, run, title, ['import', uri.fsPath, '--json', ...more]);
  const looked = await runImport(t('Reading {0}…', name));
  if (!looked) return;
  const told = JSON.parse(looked.stdout) as ImportTold;
  // A table of quotes and codes of no program.
  if (told.format === undefined) {
    await vscode.commands.executeCommand('policyCoder.importCodings', uri);
    return;
  }
  const { lines, details, isNew } = describeImport(told, t);
  const detail = lines.join('\n');
  if (!isNew) {
    const nothing = t('There is nothing new to import from {0}.', name);
    void vscode.window.showInformationMessage(nothing, { modal: true, detail });
    return;
  }
  const [go, more] = [t('Import'), t('Details')];
  const question = t('Import {0}?', name);
  let answer = await vscode.window.showInformationMessage(question, { modal: true, detail }, go, more);
  if (answer === more) {
    const content = `# ${name}\n\n${details}`;
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'markdown', content }),
    );
    answer = await vscode.window.showInformationMessage(question, go);
  }
  if (answer !== go || !(await runImport(t('Importing {0}…', name), '--write'))) return;
  await session.open();
  void vscode.window.showInformationMessage(t('Imported: {0}', name));
}

async function askForFile(what: Imported): Promise<vscode.Uri | undefined> {
  const { t } = vscode.l10n;
  const all = [
    ...new Set(importFormats.flatMap(({ extensions }) => extensions.map(each => each.replace(/^.*\./, '')))),
  ];
  const [uri] =
    (await vscode.window.showOpenDialog(
      what === 'codebook'
        ? {
            title: t('Codebook to import'),
            filters: { [t('Codebooks (QDC, CSV, Excel)')]: ['qdc', 'csv', 'tsv', 'xlsx', 'txt'] },
          }
        : {
            title: t('Project of another program to import'),
            filters: { [t('Projects and codings of other programs')]: all },
          },
    )) ?? [];
  return uri;
}
