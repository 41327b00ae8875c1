import * as vscode from 'vscode';
import { type CodedSource, corpusFile, declareEncoding, type Encoding } from '../../core';
import { changeFile, unsafeLayout } from './changeFile';
import { editorEncoding } from './encodingNames';
import { reveal } from './places';
import type { Session } from './session';

/**
 * Shows each source as it was read. What VS Code opens in another encoding is opened again, once each time it is opened:
 * whoever chooses an encoding then keeps it, and what is typed is never lost. What a text looks like is not guessed
 * silently: asks, once for each document, whether to read it in that.
 */
export function offerEncoding(session: Session): vscode.Disposable {
  const reopened = new Set<string>();
  const asked = new Set<string>();
  const isNew = (known: Set<string>, document: vscode.TextDocument, encoding: Encoding) => {
    const { size } = known;
    return known.add(`${encoding} ${document.uri.toString()}`).size > size;
  };
  const check = async (editor: vscode.TextEditor | undefined) => {
    const document = editor?.document;
    const coded = document && session.sourceOf(document);
    if (!document || !coded || document.isDirty) return;
    const { looksLike, encoding } = coded;
    if (looksLike) {
      if (isNew(asked, document, looksLike)) await offerToDeclare(session, coded, looksLike);
    } else if (document.encoding !== editorEncoding(encoding) && !session.isCurrent(document, coded)) {
      if (isNew(reopened, document, encoding)) await reopen(document, coded);
    }
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(check),
    session.onDidChangeCorpus(() => check(vscode.window.activeTextEditor)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      for (const key of reopened) if (key.endsWith(` ${uri.toString()}`)) reopened.delete(key);
    }),
  );
}

async function reopen({ uri }: vscode.TextDocument, { label, encoding }: CodedSource): Promise<void> {
  await vscode.workspace.openTextDocument(uri, { encoding: editorEncoding(encoding) });
  const name = encoding.toUpperCase();
  vscode.window.setStatusBarMessage(vscode.l10n.t('"{0}" is now shown as {1}.', label, name), 5000);
}

/** What is agreed to is written to corpus.yaml, so that the command line and everybody else reads the same. */
async function offerToDeclare(
  session: Session,
  { source, label, encoding }: CodedSource,
  looksLike: Encoding,
): Promise<void> {
  const declare = vscode.l10n.t('Read as {0}', looksLike.toUpperCase());
  const message = vscode.l10n.t(
    '"{0}" was read as {1}, but looks like {2}. If you agree, this is recorded in corpus.yaml.',
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
