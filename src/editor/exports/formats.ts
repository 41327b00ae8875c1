import * as vscode from 'vscode';
import {
  type Corpus,
  type Overview,
  type Steps,
  type TableOptions,
  writeCoverageCsv,
  writeEvidenceJsonl,
  writeHtml,
  writeMethodCsv,
  writeTableDocx,
  writeTableHtml,
  writeTableLatex,
  writeTableMarkdown,
  writeTableXlsx,
} from '../../core';
import type { ExportedFile } from './files';

/** A kind of file that the table can be exported to. */
export interface ExportFormat extends ExportedFile {
  readonly id: string;
  readonly detail: string;
  /** Asks what its cells shall show; else it shows all there is. */
  readonly asks?: boolean;
  readonly write: (subject: ExportSubject) => string | Steps<string> | Promise<Steps<Uint8Array>>;
  /** What goes into a file of its own beside it, `NAME.method.csv`. */
  readonly beside?: (subject: ExportSubject) => string;
}

export interface ExportSubject {
  readonly corpus: Corpus;
  readonly overview: Overview;
  readonly options: TableOptions;
}

/** All formats, those for people first. */
export function exportFormats(): readonly ExportFormat[] {
  const { t } = vscode.l10n;
  const { language } = vscode.env;
  return [
    {
      id: 'docx',
      label: 'Word (DOCX)',
      detail: t('The table as journals print it, with notes'),
      name: 'coverage.docx',
      asks: true,
      foreign: true,
      write: ({ overview, options }) => writeTableDocx(overview, options, t, language),
    },
    {
      id: 'xlsx',
      label: 'Excel (XLSX)',
      detail: t('Table, counts, evidence with quotes, method'),
      name: 'coverage.xlsx',
      asks: true,
      foreign: true,
      write: ({ corpus, overview, options }) => writeTableXlsx(corpus, overview, options, t),
    },
    {
      id: 'tex',
      label: 'LaTeX (booktabs)',
      detail: t('The table, to be read by \\input'),
      name: 'coverage.tex',
      asks: true,
      write: ({ overview, options }) => writeTableLatex(overview, options, t),
    },
    {
      id: 'md',
      label: 'Markdown',
      detail: t('Table and method'),
      // As .md it would be a source, in a project that does not say which files are.
      name: 'coverage.markdown',
      asks: true,
      write: ({ overview, options }) => writeTableMarkdown(overview, options, t),
    },
    {
      id: 'csv',
      label: 'CSV',
      detail: t('Marks, labels and counts; the method in a file beside it'),
      name: 'coverage.csv',
      write: ({ overview }) => writeCoverageCsv(overview, t),
      beside: ({ overview }) => writeMethodCsv(overview, t),
    },
    {
      id: 'html-table',
      label: t('HTML, the table alone'),
      detail: t('The table with its notes and method as one page'),
      name: 'coverage.html',
      asks: true,
      foreign: true,
      write: ({ overview, options }) => writeTableHtml(overview, options, t, language),
    },
    {
      id: 'html',
      label: 'HTML',
      detail: t('The whole report as one page'),
      name: 'report.html',
      foreign: true,
      write: ({ overview }) => writeHtml(overview, t, language),
    },
    {
      id: 'jsonl',
      label: t('Evidence (JSON Lines)'),
      detail: t('Every passage and every absence behind the table, for scripts'),
      name: 'evidence.jsonl',
      write: ({ corpus, overview, options }) => writeEvidenceJsonl(corpus, overview, options.basis),
    },
  ];
}
