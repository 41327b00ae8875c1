import * as vscode from 'vscode';
import { addAttributes, type HeadName } from '../../core';
import { textsOnDisk, writePlan } from '../attributes/files';
import type { CodingHistory } from '../coding/codingHistory';
import type { Session } from '../session/session';
import type { Imported } from './convertAll';

/** A value that a person has looked at. */
export interface ChosenValue {
  readonly path: string;
  readonly name: HeadName;
  readonly value: string;
}

interface ValueItem extends vscode.QuickPickItem {
  readonly chosen?: ChosenValue;
}

/** The values of the heads as a list to look at: the certain ones are ticked, others wait for a tick. */
export function valueItems(session: Session, imported: readonly Imported[]): readonly ValueItem[] {
  const { t } = vscode.l10n;
  return imported.flatMap(({ name, text, head }): readonly ValueItem[] => {
    const path = text && session.pathOf(text);
    if (path === undefined || head.length === 0) return [];
    const rows = head.flatMap(({ name: attribute, value, isCertain, others }) =>
      [value, ...others].map(
        (each, i): ValueItem => ({
          label: t('{0}: {1}', attribute, each),
          ...(isCertain ? {} : { description: i === 0 ? t('not certain') : t('or this') }),
          picked: isCertain,
          chosen: { path, name: attribute, value: each },
        }),
      ),
    );
    return [{ label: name, kind: vscode.QuickPickItemKind.Separator }, ...rows];
  });
}

/** Shows what the heads say before it is written. `undefined` where the user wants none of it. */
export async function lookAtHeads(
  session: Session,
  imported: readonly Imported[],
): Promise<readonly ChosenValue[] | undefined> {
  const items = valueItems(session, imported);
  if (items.length === 0) return undefined;
  const picked = await vscode.window.showQuickPick([...items], {
    title: vscode.l10n.t('Attributes from the heads of the documents'),
    placeHolder: vscode.l10n.t('Tick what is right; it becomes attributes of the sources. Esc: none'),
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
  });
  return picked?.flatMap(({ chosen }) => chosen ?? []);
}

/** Writes values as attributes, as one action that can be undone; values that are there stay. Gives how many were added. */
export async function writeHeads(
  session: Session,
  coding: CodingHistory,
  chosen: readonly ChosenValue[],
): Promise<number> {
  const { corpus } = session;
  const texts = await textsOnDisk(session);
  if (!corpus || texts === undefined || chosen.length === 0) return 0;
  if (typeof texts === 'string') {
    void vscode.window.showErrorMessage(texts);
    return 0;
  }
  const byPath = new Map<string, Map<string, string>>();
  for (const { path, name, value } of chosen) {
    const values = byPath.get(path) ?? new Map<string, string>();
    // Of two for one name, the first one that is ticked.
    if (!values.has(name)) byPath.set(path, values.set(name, value));
  }
  const before = new Map([
    ['corpus.yaml', texts.corpus],
    ...(texts.file ? [[texts.file.path, texts.file.text] as const] : []),
  ]);
  const added = addAttributes(
    corpus,
    path => before.get(path),
    [...byPath].map(([path, attributes]) => ({ path, source: { attributes } })),
  );
  const title = vscode.l10n.t('add attributes from documents');
  if ('unsafe' in added) {
    await writePlan(coding, title, { ok: false, problem: 'unsafe-file', at: added.unsafe });
    return 0;
  }
  const files = added.files.map(({ path, after }) => ({ path, before: before.get(path) ?? '', after }));
  return (await writePlan(coding, title, { ok: true, files })) ? added.count : 0;
}
