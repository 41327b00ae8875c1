import * as vscode from 'vscode';
import { codersOf, consensusCoder } from '../../core';
import type { Session } from '../session/session';

/** Lets the user say whose coding counts, in table, network and exports, until they say otherwise. */
export async function chooseCounted(session: Session): Promise<void> {
  const { corpus } = session;
  const { t } = vscode.l10n;
  if (!corpus) return;
  const coders = codersOf(corpus).filter(coder => coder !== consensusCoder);
  const items: readonly (vscode.QuickPickItem & {
    readonly counted: 'asSaid' | 'all' | readonly string[];
  })[] = [
    { label: t('As corpus.yaml says'), counted: 'asSaid' },
    { label: t('Everybody'), counted: 'all' },
    { label: t('The consensus'), counted: [consensusCoder] },
    ...coders.map(coder => ({ label: t('Only {0}', coder), counted: [coder] })),
  ];
  const picked = await vscode.window.showQuickPick([...items], { title: t('Whose coding counts?') });
  if (picked) session.count(picked.counted === 'asSaid' ? undefined : picked.counted);
}
