import * as vscode from 'vscode';
import { type ExchangeFormatName, exchangeFormatNames, exchangeFormats } from '../../core';
import { askForTarget, fileName } from '../exports/files';
import { projectToExport } from '../exports/projectToExport';
import { type RunProgram, runOnProject } from '../results/run';
import { refusesBlind } from '../session/blind';
import type { Session } from '../session/session';

/** Arguments given by a key binding or a script, so that the user is not asked. */
export interface ProjectRequest {
  readonly format?: string;
  readonly target?: vscode.Uri;
}

/** Writes the project, or its codebook alone, for other programs for qualitative analysis. */
export async function exportProject(
  session: Session,
  run: RunProgram,
  { format, target }: ProjectRequest,
): Promise<void> {
  const { t } = vscode.l10n;
  const project = projectToExport(session);
  if (!project || refusesBlind(session)) return;
  const details: Readonly<Record<ExchangeFormatName, string>> = {
    qdpx: t('Texts, codes, passages, memos and attributes, for MAXQDA, ATLAS.ti, NVivo, QualCoder'),
    qdc: t('The codebook alone, for MAXQDA, ATLAS.ti, NVivo, QualCoder, Taguette'),
  };
  const chosen =
    exchangeFormatNames.find(name => name === format) ??
    (
      await vscode.window.showQuickPick(
        exchangeFormatNames.map(name => ({
          label: `${exchangeFormats[name].label} (.${name})`,
          detail: details[name],
          name,
        })),
        { title: t('Export the project as') },
      )
    )?.name;
  if (!chosen) return;
  const file = { label: exchangeFormats[chosen].label, name: `project.${chosen}`, foreign: true };
  const uri =
    target ?? (await askForTarget(file, t('Export the project as'), project.store.uriOf(file.name)));
  if (!uri) return;
  const outcome = await runOnProject(session, run, t('Writing {0}…', fileName(uri)), [
    'export',
    '--format',
    chosen,
    '--out',
    uri.fsPath,
  ]);
  if (outcome) void vscode.window.showInformationMessage(t('The project is in {0}.', fileName(uri)));
}
