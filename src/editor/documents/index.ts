import * as vscode from 'vscode';
import type { ReadDocument } from '../../core';
import type { CodingHistory } from '../coding/codingHistory';
import type { Session } from '../session/session';
import { type GivenDocuments, importDocuments } from './importDocuments';

/** *Import Documents*: from the palette, the explorer, and what is dropped on the view of sources. */
export function registerDocuments(
  session: Session,
  coding: CodingHistory,
  read: ReadDocument | undefined,
  version: string,
): vscode.Disposable {
  return vscode.commands.registerCommand(
    'policyCoder.importDocuments',
    // The explorer tells the row that was clicked, and all that are selected.
    (row?: vscode.Uri | GivenDocuments, selected?: readonly vscode.Uri[]) => {
      const given = row instanceof vscode.Uri ? { files: selected?.length ? selected : [row] } : (row ?? {});
      return importDocuments({ session, coding, read, version }, given);
    },
  );
}
