import * as vscode from 'vscode';
import {
  asShown,
  type Corpus,
  codedMarks,
  describeLook,
  firstLines,
  type MergedThemes,
  type TableOptions,
  writeTableFragment,
  writeTableTsv,
} from '../../core';
import type { TableLook } from '../../protocol';
import { overviewOf } from '../overview';
import { inSlices } from '../session/slices';
import type { ExportContext } from './context';
import { askForTarget, fileName, offerToOpen, trying, whileWriting, writeFile } from './files';
import { type ExportFormat, type ExportSubject, exportFormats } from './formats';
import { projectToExport } from './projectToExport';

/** Arguments given in a key binding or by a script, so that the user is not asked. */
export interface ExportRequest extends Partial<TableOptions> {
  /** Id of a format. */
  readonly format?: string;
  /** The table as it is looked at in the overview, or all of it; `basis` and `cells` are about all of it. */
  readonly part?: 'shown' | 'whole';
  /** Themes to show as one column, of all of it. */
  readonly merged?: MergedThemes;
  /** Where to write. */
  readonly target?: vscode.Uri;
}

/** Writes the table in a format and to a place the user chooses, and offers to open it. */
export async function exportTable({ session, looks }: ExportContext, request: ExportRequest): Promise<void> {
  const corpus = projectToExport(session)?.corpus;
  if (!corpus || !session.store) return;
  const format = exportFormats().find(each => each.id === request.format) ?? (await pickFormat());
  if (!format) return;
  const options = optionsOf(request, looks.table) ?? (await pickOptions(corpus, format, looks.table));
  if (!options) return;
  const subject = subjectOf(corpus, options, request.merged);
  const title = vscode.l10n.t('Export the table as {0}', format.label);
  const target = request.target ?? (await askForTarget(format, title, session.store.uriOf(format.name)));
  if (!target) return;
  const written = await trying(target, () => write(target, format, subject));
  if (written) void offerToOpen(target, vscode.l10n.t('The table is in {0}.', fileName(target)), format);
}

/** The table as the clipboard holds it. */
export interface CopiedTable {
  readonly text: string;
  readonly html: string;
}

/**
 * Copies the table, as it is looked at if it is, as text, which spreadsheets paste as a table, and tells it to `copied`: a page
 * in sight can put it on the clipboard as HTML besides, which VS Code itself cannot.
 */
export async function copyTable(
  { session, looks }: ExportContext,
  request: ExportRequest,
  copied: (table: CopiedTable) => void,
): Promise<void> {
  const corpus = projectToExport(session)?.corpus;
  if (!corpus) return;
  const look = looks.table;
  const chosen = optionsOf(request, look) ?? (look ? asShown(look) : codedMarks);
  const { overview, options } = subjectOf(corpus, chosen, request.merged);
  const text = writeTableTsv(overview, options, vscode.l10n.t);
  await vscode.env.clipboard.writeText(text);
  copied({ text, html: writeTableFragment(overview, options, vscode.l10n.t) });
  vscode.window.setStatusBarMessage(vscode.l10n.t('Table copied'), 4000);
}

/** What a request says of the table; `undefined` where it leaves that open. */
function optionsOf(request: ExportRequest, look: TableLook | undefined): TableOptions | undefined {
  const { part, basis, cells, groupBy } = request;
  if (part === 'shown' && look) return asShown(look);
  if (part === undefined && basis === undefined && cells === undefined && groupBy === undefined) {
    return undefined;
  }
  return {
    basis: basis ?? codedMarks.basis,
    cells: cells ?? codedMarks.cells,
    ...(groupBy !== undefined && { groupBy }),
  };
}

function subjectOf(corpus: Corpus, options: TableOptions, merged: MergedThemes = []): ExportSubject {
  const { look } = options;
  const overview = overviewOf(corpus, look ? look.settings.merged : merged);
  return { corpus, overview, options: withFirstLines(options, corpus) };
}

/** Needed for cells that show evidence. */
function withFirstLines(options: TableOptions, corpus: Corpus): TableOptions {
  if (options.cells !== 'evidence') return options;
  const basis = options.look?.basis ?? options.basis;
  return {
    ...options,
    firstLine: (source, theme) => firstLines(corpus, source, [theme], basis)[theme],
  };
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const picked = await vscode.window.showQuickPick(
    exportFormats().map(format => ({ label: format.label, detail: format.detail, format })),
    { title: vscode.l10n.t('Export the table as'), matchOnDetail: true },
  );
  return picked?.format;
}

type OptionsItem = vscode.QuickPickItem & { readonly options?: TableOptions };

/** Asks for the part and the cells, as far as the format leaves a choice; `undefined`: the user left off. */
async function pickOptions(
  corpus: Corpus,
  { choice }: ExportFormat,
  look: TableLook | undefined,
): Promise<TableOptions | undefined> {
  const { t } = vscode.l10n;
  if (choice === 'none' || (choice === 'part' && !look)) return codedMarks;
  const shown: readonly OptionsItem[] = look
    ? [
        {
          label: t('As shown in the overview'),
          detail: describeLook(overviewOf(corpus, look.settings.merged), look, t),
          options: asShown(look),
        },
      ]
    : [];
  const whole: readonly OptionsItem[] =
    choice === 'part'
      ? [{ label: t('The whole table: marks, labels and counts'), options: codedMarks }]
      : [
          { label: t('Coding: √ and —'), options: codedMarks },
          { label: t('Coding: numbers of passages'), options: { basis: 'coded', cells: 'counts' } },
          { label: t('Coding: share of characters'), options: { basis: 'coded', cells: 'share' } },
          { label: t('Coding: first line of evidence'), options: { basis: 'coded', cells: 'evidence' } },
          { label: t('Keywords: ● where there are hits'), options: { basis: 'keywords', cells: 'marks' } },
          { label: t('Keywords: numbers of hits'), options: { basis: 'keywords', cells: 'counts' } },
        ];
  const separator = { label: t('Whole table'), kind: vscode.QuickPickItemKind.Separator };
  const picked = await vscode.window.showQuickPick<OptionsItem>(
    [...shown, ...(look ? [separator] : []), ...whole],
    { title: t('What should the cells show?') },
  );
  return picked?.options;
}

async function write(target: vscode.Uri, format: ExportFormat, subject: ExportSubject): Promise<void> {
  const content = await whileWriting(target, async () => {
    const content = await format.write(subject);
    return typeof content === 'string'
      ? content
      : inSlices<string | Uint8Array>(content, { isCancelled: () => false });
  });
  if (content === undefined) return;
  await writeFile(target, content);
  if (!format.beside) return;
  const path = `${target.path.replace(/\.csv$/i, '')}.method.csv`;
  await writeFile(target.with({ path }), format.beside(subject));
}
