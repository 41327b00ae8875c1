import type { Translate } from '../../base/l10n';
import type { Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import { writeEvidenceJsonl } from '../evidence/evidenceJsonl';
import type { TableOptions } from '../method/tableOptions';
import { writeMethodCsv } from '../overview/methodCsv';
import type { Overview } from '../overview/overview';
import { writeCoverageCsv } from './coverageCsv';
import { writeHtml } from './reportHtml';
import { writeTableCsv } from './tableCsv';
import { writeTableDocx } from './tableDocx';
import { writeTableHtml } from './tableHtml';
import { writeTableLatex } from './tableLatex';
import { writeTableMarkdown } from './tableMarkdown';
import { writeTableXlsx } from './tableXlsx';

/** What a table is written from. */
export interface TableSubject {
  readonly corpus: Corpus;
  readonly overview: Overview;
  readonly options: TableOptions;
  readonly t: Translate;
  /** Language of the document, such as `zh-cn`. */
  readonly language: string;
}

/** A kind of file that the table is written to, by the command line and the editor alike. */
export interface TableFormat {
  /** The usual name of the file. */
  readonly file: string;
  readonly label: (t: Translate) => string;
  /** Its content, in words. */
  readonly detail: (t: Translate) => string;
  /**
   * What one can choose: what its cells show (`cells`); or only whether the table is exported as shown or whole (`part`); or nothing,
   * because it contains everything.
   */
  readonly choice: 'cells' | 'part' | 'none';
  /** Whether another program than the editor opens it. */
  readonly opensElsewhere: boolean;
  readonly write: (subject: TableSubject) => string | Steps<string> | Promise<Steps<Uint8Array>>;
  /** Whether it holds passages, which overviews have none of. */
  readonly hasPassages?: true;
  /** Content of the separate file beside it, `NAME.method.csv`. */
  readonly beside?: (subject: TableSubject) => string;
}

/** Every format, by the name that `--format` takes; those for people come first. */
export const tableFormats = {
  docx: {
    file: 'coverage.docx',
    label: () => 'Word (DOCX)',
    detail: t => t('The table as journals print it, with notes'),
    choice: 'cells',
    opensElsewhere: true,
    write: ({ overview, options, t, language }) => writeTableDocx(overview, options, t, language),
  },
  xlsx: {
    file: 'coverage.xlsx',
    label: () => 'Excel (XLSX)',
    detail: t => t('Table, counts, evidence with quotes, method'),
    choice: 'cells',
    opensElsewhere: true,
    hasPassages: true,
    write: ({ corpus, overview, options, t }) => writeTableXlsx(corpus, overview, options, t),
  },
  tex: {
    file: 'coverage.tex',
    label: () => 'LaTeX (booktabs)',
    detail: t => t('The table, to be read by \\input'),
    choice: 'cells',
    opensElsewhere: false,
    write: ({ overview, options, t }) => writeTableLatex(overview, options, t),
  },
  md: {
    // Not .md: in a project without a `sources` setting, an .md file would be read as a source.
    file: 'coverage.markdown',
    label: () => 'Markdown',
    detail: t => t('Table and method'),
    choice: 'cells',
    opensElsewhere: false,
    write: ({ overview, options, t }) => writeTableMarkdown(overview, options, t),
  },
  csv: {
    file: 'coverage.csv',
    label: () => 'CSV',
    detail: t => t('Marks, labels and counts; the method in a file beside it'),
    choice: 'part',
    opensElsewhere: false,
    write: ({ overview, options, t }) =>
      options.look ? writeTableCsv(overview, options, t) : writeCoverageCsv(overview, t),
    beside: ({ overview, t }) => writeMethodCsv(overview, t),
  },
  'html-table': {
    file: 'coverage.html',
    label: t => t('HTML, the table alone'),
    detail: t => t('The table with its notes and method as one page'),
    choice: 'cells',
    opensElsewhere: true,
    write: ({ overview, options, t, language }) => writeTableHtml(overview, options, t, language),
  },
  html: {
    file: 'report.html',
    label: () => 'HTML',
    detail: t => t('The whole report as one page'),
    choice: 'none',
    opensElsewhere: true,
    write: ({ overview, t, language }) => writeHtml(overview, t, language),
  },
  jsonl: {
    file: 'evidence.jsonl',
    label: t => t('Evidence (JSON Lines)'),
    detail: t => t('Every passage and every absence behind the table, for scripts'),
    choice: 'none',
    opensElsewhere: false,
    hasPassages: true,
    write: ({ corpus, overview, options }) => writeEvidenceJsonl(corpus, overview, options.basis),
  },
} as const satisfies Readonly<Record<string, TableFormat>>;

export type TableFormatName = keyof typeof tableFormats;
export const tableFormatNames = Object.keys(tableFormats) as readonly TableFormatName[];
