import * as vscode from 'vscode';
import type { CodingHistory } from '../coding/codingHistory';
import { SinglePanel } from '../pages/panel';
import type { Session } from '../session/session';
import { AttributesHost } from './host';

/** The table of attributes as an editor tab. */
export function attributesPanel(
  extension: vscode.Uri,
  session: Session,
  coding: CodingHistory,
): SinglePanel<AttributesHost> {
  return new SinglePanel(extension, {
    viewType: 'policyCoder.attributesPanel',
    title: () => vscode.l10n.t('Attributes'),
    column: () => vscode.ViewColumn.Active,
    bundle: 'attributes.js',
    bind: panel => new AttributesHost(panel, session, coding),
  });
}
