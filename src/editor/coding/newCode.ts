import * as vscode from 'vscode';
import { editCodebook, idOf } from '../../core';
import type { Session } from '../session/session';
import { changeCodebook } from './codebookFile';
import type { CodingHistory } from './codingHistory';

/**
 * Creates a code with a name: asks where it belongs and writes it to codebook.yaml. Resolves to its path; `undefined` if the user cancelled
 * or was told why it cannot be done.
 */
export async function makeCode(
  session: Session,
  coding: CodingHistory,
  name: string,
): Promise<string | undefined> {
  const { corpus } = session;
  if (!corpus) return undefined;
  const asTheme = { label: vscode.l10n.t('$(add) As a separate theme'), path: undefined };
  const parents = [...corpus.codebook.codes.values()].map(code => ({
    label: `${'\u2003'.repeat(code.path.split('/').length - 1)}${code.name}`,
    ...(code.path !== code.name && { description: code.path }),
    path: code.path as string | undefined,
  }));
  const parent = await vscode.window.showQuickPick([...parents, asTheme], {
    title: vscode.l10n.t('New code "{0}"', name),
    placeHolder: vscode.l10n.t('Under which theme or code?'),
  });
  if (!parent) return undefined;
  const id = freeId(idOf(name), parent.path, corpus.codebook.codes);
  const title = vscode.l10n.t('new code "{0}"', name);
  const edit = { kind: 'newCode', parent: parent.path, id, name } as const;
  if (!(await changeCodebook(session, coding, title, text => editCodebook(text, [edit])))) return undefined;
  return parent.path === undefined ? id : `${parent.path}/${id}`;
}

/** An id for a new code that none of its siblings has. */
export function freeId(id: string, parent: string | undefined, codes: ReadonlyMap<string, unknown>): string {
  const path = (candidate: string) => (parent === undefined ? candidate : `${parent}/${candidate}`);
  let free = id;
  for (let i = 2; codes.has(path(free)); i++) free = `${id}-${i}`;
  return free;
}
