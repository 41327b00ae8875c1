import * as vscode from 'vscode';
import {
  type AttributesImport,
  type AttributesPlan,
  corpusFile,
  declareAttributesFile,
  decode,
  planAttributesImport,
} from '../../core';
import type { CodingHistory } from '../coding/codingHistory';
import type { RefactoringPreview } from '../coding/refactoring';
import type { Session } from '../session/session';
import { textsOnDisk, writePlan } from './files';

/** What is to become of the file. */
type Way = 'merge' | 'fill' | 'adopt';

/**
 * Brings the attributes of a CSV file into the project: its values into the files where attributes stand, or the file as
 * the project's own. Shows what would change, and writes when the user says so. `file` and `way` are given by tests.
 */
export async function importAttributes(
  session: Session,
  coding: CodingHistory,
  preview: RefactoringPreview,
  given: { readonly file?: vscode.Uri; readonly way?: Way },
): Promise<void> {
  session.flush();
  const texts = await textsOnDisk(session);
  const { store } = session;
  if (texts === undefined || !store) return;
  if (typeof texts === 'string') {
    void vscode.window.showErrorMessage(texts);
    return;
  }
  const uri = given.file ?? (await askForFile());
  if (!uri) return;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const content = decode(await vscode.workspace.fs.readFile(uri));
  const found = content.kind === 'text' ? planAttributesImport(texts, content.text) : undefined;
  if (content.kind !== 'text' || !found || found.sources === 0) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        '{0} contains no source of the project. The first column of an attributes CSV has paths or labels of sources, the header row the names of the attributes.',
        name,
      ),
    );
    return;
  }
  const way = given.way ?? (await askForWay(found, name, texts.file?.path));
  if (!way) return;
  const plan =
    way === 'adopt'
      ? await planAdoption(session, texts.corpus, uri, content.text)
      : found.plan(way === 'merge');
  if (!plan) return;
  if (plan.ok && plan.files.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is nothing new to import from {0}.', name),
    );
    return;
  }
  const title = vscode.l10n.t('import attributes from {0}', name);
  if (plan.ok && given.way === undefined) {
    const question = vscode.l10n.t('Import attributes from {0}?', name);
    const asked = { question, detail: describe(found), apply: vscode.l10n.t('Import'), title };
    if (!(await preview.confirm(asked, plan.files))) return;
  }
  await writePlan(coding, title, plan);
}

async function askForFile(): Promise<vscode.Uri | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Attributes to import'),
      filters: { CSV: ['csv', 'tsv', 'txt'] },
    })) ?? [];
  return uri;
}

async function askForWay(
  { added, changed, same }: AttributesImport,
  name: string,
  attributesFile: string | undefined,
): Promise<Way | undefined> {
  const { t } = vscode.l10n;
  const merge = {
    label: t('Copy values into corpus.yaml'),
    detail: t('{0} new, {1} replaced, {2} the same', added.length, changed.length, same),
    way: 'merge' as const,
  };
  const fill = {
    label: t('Copy only missing values into corpus.yaml'),
    detail: t('{0} new, {1} unchanged', added.length, changed.length),
    way: 'fill' as const,
  };
  const adopt = {
    label: t('Use this file as attributes file'),
    detail:
      attributesFile === undefined
        ? t('corpus.yaml then refers to it; values in corpus.yaml take precedence')
        : t('Replaces {0}, which stays on disk', attributesFile),
    way: 'adopt' as const,
  };
  const picked = await vscode.window.showQuickPick(
    changed.length > 0 ? [merge, fill, adopt] : [merge, adopt],
    {
      title: t('Attributes of {0}', name),
      matchOnDetail: true,
    },
  );
  return picked?.way;
}

/** The file as the project's own: named in corpus.yaml, and copied into the project folder where it is not in it. */
async function planAdoption(
  { store }: Session,
  corpus: string,
  uri: vscode.Uri,
  text: string,
): Promise<AttributesPlan | undefined> {
  if (!store) return undefined;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.txt$/i, '.csv');
  const inside = /\.(csv|tsv)$/i.test(uri.path) ? store.pathOf(uri) : undefined;
  const path = inside ?? name;
  if (inside === undefined && (await store.read(path)).kind !== 'missing') {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The project folder already has a file "{0}"; nothing was written.', path),
    );
    return undefined;
  }
  const after = declareAttributesFile(corpus, path);
  if (after === undefined) return { ok: false, problem: 'unsafe-file', at: corpusFile };
  const copy = inside === undefined ? [{ path, before: '', after: text }] : [];
  const files = [...copy, { path: corpusFile, before: corpus, after }];
  return { ok: true, files: files.filter(each => each.before !== each.after) };
}

/** So many are named one by one. */
const listed = 8;

function describe({ sources, attributes, changed, homeless, unusable }: AttributesImport): string {
  const { t } = vscode.l10n;
  const lines = [
    sources === 1
      ? t('1 source, attributes: {0}', attributes.join(', '))
      : t('{0} sources, attributes: {1}', sources, attributes.join(', ')),
    ...changed
      .slice(0, listed)
      .map(({ source, attribute, before, value }) => `${source} · ${attribute}: ${before} → ${value}`),
  ];
  if (changed.length > listed) lines.push(t('… and {0} more', changed.length - listed));
  if (homeless.length > 0) lines.push(t('Rows without a matching source: {0}', homeless.join(', ')));
  if (unusable > 0) lines.push(t('Rows that cannot be used: {0}', unusable));
  return lines.join('\n');
}
