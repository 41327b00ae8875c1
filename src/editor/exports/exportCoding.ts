import * as vscode from 'vscode';
import {
  type Corpus,
  codebookTable,
  describeMethod,
  markedTexts,
  memoTables,
  type PassageOrder,
  passageOrders,
  passageTables,
  type TextTable,
  titleOfReport,
} from '../../core';
import type { Session } from '../session/session';
import { askForTarget, fileName, offerToOpen, trying, writeFile } from './files';
import { projectToExport } from './projectToExport';
import { askForTablesFile, type TablesRequest, tablesFiles, writeTablesFile } from './tablesFile';

/** Arguments given by a key binding or a script, so that the user is not asked. */
export interface PassagesRequest extends TablesRequest {
  readonly by?: PassageOrder;
  readonly hasContext?: boolean;
}

/** Writes the coded passages, in an order, a format and to a place the user chooses. */
export async function exportPassages(session: Session, request: PassagesRequest): Promise<void> {
  const { t } = vscode.l10n;
  if (!projectToExport(session)) return;
  const words: Readonly<Record<PassageOrder, string>> = {
    code: t('A table for each code'),
    source: t('A table for each source'),
    both: t('One table of all'),
  };
  const picked =
    request.by ??
    (
      await vscode.window.showQuickPick(
        passageOrders.map(by => ({ label: words[by], by })),
        { title: t('Export Passages') },
      )
    )?.by;
  if (!picked) return;
  const context =
    request.hasContext ??
    (request.target
      ? false
      : (
          await vscode.window.showQuickPick(
            [
              { label: t('Passages alone'), has: false },
              { label: t('With the paragraph that each passage stands in'), has: true },
            ],
            { title: t('Export Passages') },
          )
        )?.has);
  if (context === undefined) return;
  await exportTables(session, request, {
    file: 'passages',
    title: t('Passages'),
    tables: corpus => passageTables(corpus, { by: picked, hasContext: context }, t),
  });
}

export function exportCodebook(session: Session, request: TablesRequest): Promise<void> {
  const { t } = vscode.l10n;
  return exportTables(session, request, {
    file: 'codebook',
    title: t('Codebook'),
    tables: corpus => [codebookTable(corpus, t)],
  });
}

export function exportMemos(session: Session, request: TablesRequest): Promise<void> {
  const { t } = vscode.l10n;
  return exportTables(session, request, {
    file: 'memos',
    title: t('Memos'),
    tables: corpus => memoTables(corpus, t),
  });
}

/** Writes a source with its passages marked, as a page: that of a row, or the one in sight. */
export async function exportMarkedText(session: Session, source: string | undefined): Promise<void> {
  const { t } = vscode.l10n;
  const project = projectToExport(session);
  if (!project) return;
  const open = vscode.window.activeTextEditor;
  const path = source ?? (open && session.pathOf(open.document.uri));
  const marked = markedTexts(project.corpus, t, vscode.env.language).find(each => each.path === path);
  if (!marked) {
    void vscode.window.showInformationMessage(t('Open a source first.'));
    return;
  }
  const name = `${marked.path.replace(/^.*\//, '')}.html`;
  const file = { label: 'HTML', name, foreign: true };
  const target = await askForTarget(file, t('Export the text with its passages'), project.store.uriOf(name));
  if (target && (await trying(target, () => writeFile(target, marked.html))))
    void offerToOpen(target, t('The text is in {0}.', fileName(target)), file);
}

async function exportTables(
  session: Session,
  request: TablesRequest,
  what: {
    readonly file: string;
    readonly title: string;
    readonly tables: (corpus: Corpus) => readonly TextTable[];
  },
): Promise<void> {
  const { t } = vscode.l10n;
  const project = projectToExport(session);
  if (!project) return;
  const { corpus, store } = project;
  const chosen = await askForTablesFile(
    tablesFiles(what.file),
    request,
    {
      which: t('Export: {0}', what.title),
      title: format => t('Export: {0} ({1})', what.title, format),
    },
    name => store.uriOf(name),
  );
  if (!chosen) return;
  await writeTablesFile(
    chosen,
    async () => ({
      title: titleOfReport(corpus.codebook, t),
      tables: what.tables(corpus),
      method: describeMethod(corpus),
    }),
    name => t('Written: {0}', name),
  );
}
