import * as vscode from 'vscode';
import { nameOfSeverity } from '../../core';
import { type Imported, nameOf } from './convertAll';

/** Tells in one message what became of the documents; the details are a button away. */
export async function tellImported(
  imported: readonly Imported[],
  { asked, added, outside }: { readonly asked: number; readonly added: number; readonly outside: number },
): Promise<void> {
  const { t } = vscode.l10n;
  const made = imported.filter(({ text }) => text !== undefined);
  const failed = imported.length - made.length;
  const warned = made.filter(({ findings }) => findings.some(({ severity }) => severity !== 'info')).length;
  const said = [
    t('Documents imported: {0} of {1}.', made.length, asked),
    ...(failed > 0 ? [t('Not read: {0}.', failed)] : []),
    ...(outside > 0
      ? [
          t(
            'Not among the sources that corpus.yaml names: {0}. Add them under sources to count them.',
            outside,
          ),
        ]
      : []),
    ...(warned > 0 ? [t('To be checked: {0}.', warned)] : []),
    ...(added > 0 ? [t('Attributes added: {0}.', added)] : []),
  ].reduce((all, sentence) => t('{0} {1}', all, sentence));
  const details = t('Details');
  const open = t('Open');
  const hasDetails = imported.some(({ findings }) => findings.length > 0);
  const show = failed > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const [first] = made;
  const buttons = [...(hasDetails ? [details] : []), ...(first ? [open] : [])];
  // Nobody waits for an answer: the import is through.
  void show(said, ...buttons).then(async answer => {
    if (answer === open && first?.text) await vscode.window.showTextDocument(first.text);
    if (answer !== details) return;
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: detailsOf(imported),
    });
    await vscode.window.showTextDocument(document);
  });
}

/** Each document, what it became, and what is to be said of it. */
function detailsOf(imported: readonly Imported[]): string {
  const { t } = vscode.l10n;
  return imported
    .map(({ name, text, findings }) =>
      [
        `- ${name}${text ? ` → ${nameOf(text)}` : ''}`,
        ...findings.map(({ severity, message }) => `  - ${nameOfSeverity(severity, t)}: ${message}`),
      ].join('\n'),
    )
    .join('\n')
    .concat('\n');
}
