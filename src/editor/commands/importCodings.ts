import * as vscode from 'vscode';
import {
  allTexts,
  changesOf,
  compareText,
  type ImportFile,
  type ImportPlan,
  planImport,
  readImportFile,
} from '../../core';
import type { CommandContext } from '../coding/context';

/**
 * Imports codings made elsewhere: says what would become of them, and writes when the user says so. `file` is given by
 * other commands and by tests; without it the user is asked.
 */
export async function importCodings(context: CommandContext, file?: unknown): Promise<void> {
  const { session, coding } = context;
  if (!session.corpus || !session.store) return;
  const uri = file instanceof vscode.Uri ? file : await askForFile();
  if (!uri) return;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const read = readImportFile(name, await vscode.workspace.fs.readFile(uri));
  if (!read) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} is neither a .jsonl nor a .csv with a column "quote" in its header row.', name),
    );
    return;
  }
  session.flush();
  const { corpus, store } = session;
  const texts = new Map<string, string>();
  for (const { source, encoding } of allTexts(corpus)) {
    const text = await store.read(source.path, encoding);
    if (text.kind === 'text') texts.set(source.path, text.text);
  }
  const plan = planImport(corpus, read.rows, path => texts.get(path));
  const changes = changesOf(plan.rows);
  const unusable = read.problems.length + plan.homeless.length;
  const detail = [...describeDamage(name, read), describePlan(plan, unusable)].join('\n');
  if (changes.length === 0) {
    const nothing = vscode.l10n.t('There is nothing new to import from {0}.', name);
    void vscode.window.showInformationMessage(nothing, { modal: true, detail });
    return;
  }
  const go = vscode.l10n.t('Import');
  const question =
    changes.length === 1
      ? vscode.l10n.t('Import 1 coding from {0}?', name)
      : vscode.l10n.t('Import {0} codings from {1}?', changes.length, name);
  if ((await vscode.window.showInformationMessage(question, { modal: true, detail }, go)) !== go) return;
  await coding.do(
    changes.length === 1
      ? vscode.l10n.t('import 1 coding from {0}', name)
      : vscode.l10n.t('import {0} codings from {1}', changes.length, name),
    // Those of one side file one after the other: they are written at once.
    [...changes].sort((a, b) => compareText(a.file, b.file)),
  );
}

async function askForFile(): Promise<vscode.Uri | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Codings to import'),
      filters: { 'CSV, JSONL': ['csv', 'tsv', 'jsonl', 'ndjson'] },
    })) ?? [];
  return uri;
}

function describeDamage(name: string, { damage }: ImportFile): readonly string[] {
  if (!damage) return [];
  const lines = damage.first.map(({ line }) => line).join(', ');
  return [
    vscode.l10n.t(
      '{0}: {1} bytes are not valid {2}; each is read as "\ufffd". Lines: {3}.',
      name,
      damage.count,
      damage.encoding.toUpperCase(),
      lines,
    ),
  ];
}

function describePlan({ rows, counts, homeless, unknownCodes }: ImportPlan, unusable: number): string {
  const { placed, fuzzy, ambiguous, orphan } = counts;
  const completed = rows.filter(({ before }) => before !== undefined).length;
  const mistold = rows.filter(({ isMistold }) => isMistold).length;
  const lines = [
    vscode.l10n.t('{0} found for certain', placed),
    vscode.l10n.t(
      '{0} wait for review: {1} similar, {2} with several places, {3} not found',
      fuzzy + ambiguous + orphan,
      fuzzy,
      ambiguous,
      orphan,
    ),
    vscode.l10n.t('{0} there already', rows.filter(({ isThere }) => isThere).length),
    ...(completed > 0 ? [vscode.l10n.t('{0} of them are completed with a memo or a place', completed)] : []),
    ...(mistold === 1
      ? [vscode.l10n.t('1 gives a place where its quote is not found; the place was not used')]
      : []),
    ...(mistold > 1
      ? [vscode.l10n.t('{0} give places where their quotes are not found; the places were not used', mistold)]
      : []),
    ...(unusable === 1 ? [vscode.l10n.t('1 row cannot be used')] : []),
    ...(unusable > 1 ? [vscode.l10n.t('{0} rows cannot be used', unusable)] : []),
  ];
  const sources = [...new Set(homeless.map(({ source }) => source ?? '?'))];
  if (sources.length > 0) lines.push(vscode.l10n.t('Unknown sources: {0}', sources.join(', ')));
  if (unknownCodes.length > 0)
    lines.push(vscode.l10n.t('Codes that are not in the codebook: {0}', unknownCodes.join(', ')));
  return lines.join('\n');
}
