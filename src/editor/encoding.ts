import * as vscode from 'vscode';
import { type CodedSource, corpusFile, declareEncoding, type Encoding } from '../core';
import { changeFile, unsafeLayout } from './changeFile';
import { editorEncoding } from './encodingNames';
import { reveal } from './places';
import type { Session } from './session';

/**
 * Nothing is guessed silently: asks, once for each document and encoding, whether to reopen a source that VS Code shows
 * in another encoding than it was read in, and whether to read it in the one it looks like.
 */
export function offerEncoding(session: Session): vscode.Disposable {
  const asked = new Set<string>();
  const isNew = (document: vscode.TextDocument, encoding: Encoding) => {
    const key = `${encoding} ${document.uri.toString()}`;
    const known = asked.has(key);
    asked.add(key);
    return !known;
  };
  const check = async (editor: vscode.TextEditor | undefined) => {
    const document = editor?.document;
    const coded = document && session.sourceOf(document);
    if (!document || !coded || document.isDirty) return;
    const { looksLike, encoding } = coded;
    if (looksLike) {
      if (isNew(document, looksLike)) await offerToDeclare(session, coded, looksLike);
    } else if (document.encoding !== editorEncoding(encoding) && !session.isCurrent(document, coded)) {
      if (isNew(document, encoding)) await offerToReopen(document, coded);
    }
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(check),
    session.onDidChangeCorpus(() => check(vscode.window.activeTextEditor)),
  );
}

async function offerToReopen(document: vscode.TextDocument, { label, encoding }: CodedSource): Promise<void> {
  const reopen = vscode.l10n.t('Reopen as {0}', encoding.toUpperCase());
  const message = vscode.l10n.t(
    '"{0}" is {1}, but is shown as {2}. It can be read and coded once it is reopened.',
    label,
    encoding.toUpperCase(),
    document.encoding,
  );
  if ((await vscode.window.showWarningMessage(message, reopen)) !== reopen) return;
  const as = { encoding: editorEncoding(encoding) };
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(document.uri, as));
}

/** What is agreed to is written to corpus.yaml, so that the command line and everybody else reads the same. */
async function offerToDeclare(
  session: Session,
  { source, label, encoding }: CodedSource,
  looksLike: Encoding,
): Promise<void> {
  const declare = vscode.l10n.t('Read as {0}', looksLike.toUpperCase());
  const message = vscode.l10n.t(
    '"{0}" was read as {1}, but looks like {2}. If you agree, corpus.yaml will say so.',
    label,
    encoding.toUpperCase(),
    looksLike.toUpperCase(),
  );
  if ((await vscode.window.showWarningMessage(message, declare)) !== declare) return;
  const reason = await changeFile(session, corpusFile, old => {
    const text = declareEncoding(old, source.path, looksLike);
    return text === undefined ? { refused: unsafeLayout(corpusFile) } : { text };
  });
  if (reason === undefined) return;
  void vscode.window.showErrorMessage(reason);
  await reveal(session, corpusFile);
}
