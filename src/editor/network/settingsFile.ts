import * as vscode from 'vscode';
import { corpusFile } from '../../core';
import type { CodingHistory } from '../coding/codingHistory';
import { holdsError, unsafeLayout } from '../session/changeFile';
import type { Session } from '../session/session';

/**
 * Changes corpus.yaml as it is on disk, as one action that undo takes back; begins the file where there is none. `edit` gives
 * `undefined` where the text does not allow it: then the user is told, and nothing is written.
 */
export async function changeSettings(
  session: Session,
  coding: CodingHistory,
  title: string,
  edit: (text: string) => string | undefined,
): Promise<void> {
  const { store, corpus } = session;
  if (!store || !corpus) return;
  const onDisk = await store.read(corpusFile);
  const text = onDisk.kind === 'text' ? onDisk.text : '';
  const edited = edit(text);
  if (edited === text) return;
  if (edited === undefined) {
    const isBroken = corpus.issues.some(
      ({ code, source }) => source === corpusFile && code === 'yaml-syntax',
    );
    void vscode.window.showErrorMessage(isBroken ? holdsError(corpusFile) : unsafeLayout(corpusFile));
    return;
  }
  await coding.do(title, [{ file: corpusFile, before: text, after: edited }]);
}
