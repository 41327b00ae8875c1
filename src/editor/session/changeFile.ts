import * as vscode from 'vscode';
import type { Session } from './session';

/** Number of attempts when someone else was faster. */
const attempts = 20;

/** The new text of a file, or why it is left alone, in the user's language. */
export type FileChange = { readonly text: string } | { readonly refused: string };

/**
 * Writes a YAML file of the project again as `change` makes it of the text on disk now (empty where there is none yet),
 * and lets the next snapshot follow. A text that stays as it is is not written: a file that has gone in the meantime stays away.
 * Resolves to why nothing was written; `undefined` when it was, or when there was nothing to write.
 * `store` is the project of the file, where another may have been opened in the meantime. Throws without a project.
 */
export async function changeFile(
  session: Session,
  path: string,
  change: (old: string) => FileChange,
  store = session.store,
): Promise<string | undefined> {
  if (!store) throw new Error('No project is open');
  if (hasUnsavedChanges(store, path)) return unsaved(path);
  // Another program may write at the same time: its text is then read, and the change is applied to it.
  for (let attempt = 0; attempt < attempts; attempt++) {
    const onDisk = await store.read(path);
    const readable = onDisk.kind === 'text' && onDisk.encoding === 'utf-8';
    if (!readable && onDisk.kind !== 'missing') {
      return vscode.l10n.t('"{0}" cannot be read; nothing was written.', path);
    }
    const old = readable ? onDisk.text : '';
    const made = change(old);
    if ('refused' in made) return made.refused;
    if (made.text === old) return undefined;
    try {
      if (!(await store.replace(path, readable ? onDisk.text : undefined, made.text))) continue;
    } catch (error) {
      return vscode.l10n.t('"{0}" cannot be written: {1}', path, String(error));
    }
    if (store === session.store) session.wrote(path, made.text);
    return undefined;
  }
  return vscode.l10n.t('Another program keeps changing "{0}"; nothing was written.', path);
}

/** Whether an editor holds changes of a file that are not saved. */
export function hasUnsavedChanges(
  store: Pick<NonNullable<Session['store']>, 'pathOf'>,
  path: string,
): boolean {
  return vscode.workspace.textDocuments.some(each => each.isDirty && store.pathOf(each.uri) === path);
}

/** Why a file that is being edited by hand is left alone. */
export function unsaved(path: string): string {
  return vscode.l10n.t('"{0}" has unsaved changes. Save or revert it first; nothing was written.', path);
}

/** Why a file that does not parse is left alone. */
export function holdsError(path: string): string {
  return vscode.l10n.t(
    '"{0}" contains an error (see Problems); nothing was written. Fix the error and try again.',
    path,
  );
}

/** Why a file is left alone whose layout a careful edit does not know. */
export function unsafeLayout(path: string): string {
  return vscode.l10n.t('The layout of "{0}" cannot be edited safely; nothing was written.', path);
}
