import * as vscode from 'vscode';
import {
  agreementUnits,
  cellKinds,
  type MergedThemes,
  type PictureStyleName,
  passageOrders,
  pictureStyles,
} from '../../core';
import type { ExportContext } from './context';
import { type AgreementRequest, exportAgreement } from './exportAgreement';
import {
  exportCodebook,
  exportMarkedText,
  exportMemos,
  exportPassages,
  type PassagesRequest,
} from './exportCoding';
import { exportNetwork, type NetworkRequest } from './exportNetwork';
import { type CopiedTable, copyTable, type ExportRequest, exportTable } from './exportTable';

/** The commands that write files for people. */
export function registerExports(
  context: ExportContext,
  copied: (table: CopiedTable) => void,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyCoder.exportNetwork', (argument?: unknown) =>
      exportNetwork(context, networkRequestOf(argument)),
    ),
    vscode.commands.registerCommand('policyCoder.exportAgreement', (argument?: unknown) =>
      exportAgreement(context.session, agreementRequestOf(argument)),
    ),
    vscode.commands.registerCommand('policyCoder.exportPassages', (argument?: unknown) =>
      exportPassages(context.session, passagesRequestOf(argument)),
    ),
    vscode.commands.registerCommand('policyCoder.exportCodebook', (argument?: unknown) =>
      exportCodebook(context.session, passagesRequestOf(argument)),
    ),
    vscode.commands.registerCommand('policyCoder.exportMemos', (argument?: unknown) =>
      exportMemos(context.session, passagesRequestOf(argument)),
    ),
    vscode.commands.registerCommand('policyCoder.exportMarkedText', (argument?: unknown) =>
      exportMarkedText(context.session, typeof argument === 'string' ? argument : undefined),
    ),
    vscode.commands.registerCommand('policyCoder.exportTable', (argument?: unknown) =>
      exportTable(context, requestOf(argument)),
    ),
    vscode.commands.registerCommand('policyCoder.copyTable', (argument?: unknown) =>
      copyTable(context, requestOf(argument), copied),
    ),
  );
}

/** A menu hands over things of its own, which ask for nothing; a request has only values that are known. */
function requestOf(argument: unknown): ExportRequest {
  if (typeof argument !== 'object' || argument === null) return {};
  const { format, basis, cells, groupBy, merged, part, target } = argument as Record<string, unknown>;
  const kind = cellKinds.find(each => each === cells);
  return {
    ...(typeof format === 'string' && { format }),
    ...((basis === 'coded' || basis === 'keywords') && { basis }),
    ...(kind && { cells: kind }),
    ...(typeof groupBy === 'string' && { groupBy }),
    ...(Array.isArray(merged) && { merged: merged as MergedThemes }),
    ...partOf(part),
    ...(target instanceof vscode.Uri && { target }),
  };
}

function networkRequestOf(argument: unknown): NetworkRequest {
  if (typeof argument !== 'object' || argument === null) return {};
  const { file, style, millimetres, dpi, part, target } = argument as Record<string, unknown>;
  const known = (Object.keys(pictureStyles) as PictureStyleName[]).find(each => each === style);
  return {
    ...(typeof file === 'string' && { file }),
    ...(known && { style: known }),
    ...partOf(part),
    ...(typeof millimetres === 'number' && millimetres > 0 && { millimetres }),
    ...(typeof dpi === 'number' && dpi > 0 && dpi <= 1200 && { dpi }),
    ...(target instanceof vscode.Uri && { target }),
  };
}

function passagesRequestOf(argument: unknown): PassagesRequest {
  if (typeof argument !== 'object' || argument === null) return {};
  const { by, hasContext, file, target } = argument as Record<string, unknown>;
  const order = passageOrders.find(each => each === by);
  return {
    ...(order && { by: order }),
    ...(typeof hasContext === 'boolean' && { hasContext }),
    ...(typeof file === 'string' && { file }),
    ...(target instanceof vscode.Uri && { target }),
  };
}

function agreementRequestOf(argument: unknown): AgreementRequest {
  if (typeof argument !== 'object' || argument === null) return {};
  const { coders, unit, by, file, target } = argument as Record<string, unknown>;
  const known = agreementUnits.find(each => each === unit);
  return {
    ...(Array.isArray(coders) && { coders: coders.map(String) }),
    ...(known && { unit: known }),
    ...(typeof by === 'string' && { by }),
    ...(typeof file === 'string' && { file }),
    ...(target instanceof vscode.Uri && { target }),
  };
}

function partOf(part: unknown): { readonly part?: 'shown' | 'whole' } {
  return part === 'shown' || part === 'whole' ? { part } : {};
}
