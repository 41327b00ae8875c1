import * as vscode from 'vscode';
import { cellKinds, type Merged } from '../../core';
import type { Session } from '../session';
import { type CopiedTable, copyTable, type ExportRequest, exportTable } from './exportTable';

/** The commands *Export Table* and *Copy Table*. */
export function registerExports(session: Session, copied: (table: CopiedTable) => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyCoder.exportTable', (argument?: unknown) =>
      exportTable(session, requestOf(argument)),
    ),
    vscode.commands.registerCommand('policyCoder.copyTable', (argument?: unknown) =>
      copyTable(session, requestOf(argument), copied),
    ),
  );
}

/** A menu hands over things of its own, which ask for nothing; a request has only values that are known. */
function requestOf(argument: unknown): ExportRequest {
  if (typeof argument !== 'object' || argument === null) return {};
  const { format, basis, cells, groupBy, merged, target } = argument as Record<string, unknown>;
  const kind = cellKinds.find(each => each === cells);
  return {
    ...(typeof format === 'string' && { format }),
    ...((basis === 'coded' || basis === 'keywords') && { basis }),
    ...(kind && { cells: kind }),
    ...(typeof groupBy === 'string' && { groupBy }),
    ...(Array.isArray(merged) && { merged: merged as Merged }),
    ...(target instanceof vscode.Uri && { target }),
  };
}
