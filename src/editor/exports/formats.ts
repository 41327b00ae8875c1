import * as vscode from 'vscode';
import {
  type TableFormat,
  type TableFormatName,
  type TableSubject,
  tableFormatNames,
  tableFormats,
} from '../../core';
import type { ExportedFile } from './files';

/** A kind of file that the table can be exported to, in the user's language. */
export interface ExportFormat extends ExportedFile {
  readonly id: TableFormatName;
  readonly detail: string;
  readonly choice: TableFormat['choice'];
  readonly write: (subject: ExportSubject) => ReturnType<TableFormat['write']>;
  readonly beside?: (subject: ExportSubject) => string;
}

export type ExportSubject = Omit<TableSubject, 't' | 'language'>;

/** All formats, those for people first. */
export function exportFormats(): readonly ExportFormat[] {
  const { t } = vscode.l10n;
  const { language } = vscode.env;
  return tableFormatNames.map(id => {
    const { file, label, detail, choice, opensElsewhere, write, beside }: TableFormat = tableFormats[id];
    return {
      id,
      label: label(t),
      detail: detail(t),
      name: file,
      choice,
      foreign: opensElsewhere,
      write: subject => write({ ...subject, t, language }),
      ...(beside && { beside: (subject: ExportSubject) => beside({ ...subject, t, language }) }),
    };
  });
}
