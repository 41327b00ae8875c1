import * as vscode from 'vscode';
import {
  type AgreementAsk,
  agreementMethod,
  agreementOptions,
  coderAgreement,
  coderAgreementTables,
} from '../../core';
import type { Session } from '../session/session';
import { inSlices } from '../session/slices';
import { projectToExport } from './projectToExport';
import { askForTablesFile, type TablesRequest, tablesFiles, writeTablesFile } from './tablesFile';

/** Which agreement is written, and what the user is not asked. */
export type AgreementRequest = AgreementAsk & TablesRequest;

/** Writes the agreement of coders in a format and to a place the user chooses. */
export async function exportAgreement(session: Session, request: AgreementRequest): Promise<void> {
  const { t } = vscode.l10n;
  const project = projectToExport(session);
  if (!project) return;
  const { corpus, store } = project;
  if (corpus.onlyCoder !== undefined) {
    void vscode.window.showInformationMessage(
      t('You are coding blind: the work of the others is hidden, and so is how far you agree with them.'),
    );
    return;
  }
  const chosen = await askForTablesFile(
    tablesFiles('agreement'),
    request,
    { which: t('Export the agreement as'), title: format => t('Export the agreement as {0}', format) },
    name => store.uriOf(name),
  );
  if (!chosen) return;
  await writeTablesFile(
    chosen,
    async () => {
      const options = agreementOptions(corpus, request);
      const found = await inSlices(coderAgreement(corpus, options), { isCancelled: () => false });
      return (
        found && {
          title: t('Agreement of coders'),
          tables: coderAgreementTables(found, t),
          method: agreementMethod(corpus, found),
        }
      );
    },
    name => t('The agreement is in {0}.', name),
  );
}
