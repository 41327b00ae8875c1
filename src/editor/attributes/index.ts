import * as vscode from 'vscode';
import type { CodingHistory } from '../coding/codingHistory';
import type { RefactoringPreview } from '../coding/refactoring';
import type { Session } from '../session/session';
import { importAttributes } from './importCsv';
import { attributesPanel } from './panel';

/** The commands *Edit Attributes* and *Import Attributes from CSV*. */
export function registerAttributes(
  context: vscode.ExtensionContext,
  session: Session,
  coding: CodingHistory,
  preview: RefactoringPreview,
): vscode.Disposable {
  const panel = attributesPanel(context.extensionUri, session, coding);
  return vscode.Disposable.from(
    panel,
    vscode.commands.registerCommand('policyCoder.editAttributes', () => void panel.open()),
    vscode.commands.registerCommand('policyCoder.importAttributes', (argument?: unknown) =>
      importAttributes(session, coding, preview, requestOf(argument)),
    ),
  );
}

/** A menu hands over things of its own, which ask for nothing. */
function requestOf(argument: unknown): Parameters<typeof importAttributes>[3] {
  if (typeof argument !== 'object' || argument === null) return {};
  const { file, way } = argument as Record<string, unknown>;
  return {
    ...(file instanceof vscode.Uri && { file }),
    ...((way === 'merge' || way === 'fill' || way === 'adopt') && { way }),
  };
}
