import * as vscode from 'vscode';
import type { ReadDocument } from '../../core';
import type { CodingHistory } from '../coding/codingHistory';
import type { Session } from '../session/session';
import { convertAll, type Imported } from './convertAll';
import { askForDocuments, documentsIn } from './documentsIn';
import { lookAtHeads, writeHeads } from './heads';
import { tellImported } from './summary';

export interface DocumentsContext {
  readonly session: Session;
  readonly coding: CodingHistory;
  /** `undefined` where no thread can be started. */
  readonly read: ReadDocument | undefined;
  readonly version: string;
}

/** What is not asked. */
export interface GivenDocuments {
  readonly files?: readonly vscode.Uri[];
}

/**
 * Makes sources of documents: reads them one after the other, shows what their heads say before it becomes attributes, and tells
 * in one message what was read and what was not. Nothing that is there is replaced.
 */
export async function importDocuments(
  { session, coding, read, version }: DocumentsContext,
  { files }: GivenDocuments,
): Promise<readonly Imported[]> {
  const { t } = vscode.l10n;
  const { root, corpus } = session;
  if (!read) {
    void vscode.window.showInformationMessage(
      t('Documents cannot be read in a browser. Open the folder in VS Code.'),
    );
    return [];
  }
  if (!root || !corpus) {
    const create = t('New Project');
    const answer = await vscode.window.showInformationMessage(
      t('Documents become sources of a project, and none is open.'),
      create,
    );
    if (answer === create) await vscode.commands.executeCommand('policyCoder.newProject');
    return [];
  }
  const documents = await documentsIn(files ?? (await askForDocuments()));
  if (documents.length === 0) {
    if (files) void vscode.window.showInformationMessage(t('There are no documents in it.'));
    return [];
  }
  // Beside the texts that are there.
  const [first] = corpus.sources;
  const folder = first?.source.path.replace(/[^/]*$/, '') ?? '';
  const target = { folder: vscode.Uri.joinPath(root, ...folder.split('/')), read, version };
  const imported = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, cancellable: true, title: t('Importing documents…') },
    (progress, token) => convertAll(documents, target, progress, token),
  );
  const paths = imported.flatMap(({ text }) => (text && session.pathOf(text)) ?? []);
  if (paths.length > 0) await session.readAgain(paths);
  session.flush();
  const sources = new Set(session.corpus?.sources.map(({ source }) => source.path));
  const outside = paths.filter(path => !sources.has(path)).length;
  const chosen = await lookAtHeads(session, imported);
  const added = chosen ? await writeHeads(session, coding, chosen) : 0;
  await tellImported(imported, { asked: documents.length, added, outside });
  return imported;
}
