import type { Translate } from '../../base/l10n';
import type { Steps } from '../../base/steps';
import { writeTablesMarkdown } from '../formats/markdown';
import type { TextTable } from '../formats/tables';
import type { Method } from './method';
import { writeTablesDocx } from './tablesDocx';
import { writeTablesXlsx } from './tablesFiles';
import { writeTablesHtml } from './tablesHtml';

/** Tables that go to one file, and what they rest on. */
export interface TablesSubject {
  readonly title: string;
  readonly tables: readonly TextTable[];
  readonly method: Method;
  readonly t: Translate;
  /** Language of the document, such as `zh-cn`. */
  readonly language: string;
}

/** A kind of file that holds all tables, written by the command line and the editor alike. */
interface TablesFormat {
  readonly extension: string;
  readonly write: (subject: TablesSubject) => string | Promise<Steps<Uint8Array>>;
}

/** Every such format, by the name that `--format` takes. */
export const tablesFormats = {
  xlsx: { extension: 'xlsx', write: ({ tables, method, t }) => writeTablesXlsx(tables, method, t) },
  docx: {
    extension: 'docx',
    write: ({ tables, method, t, language }) => writeTablesDocx(tables, method, t, language),
  },
  // Not .md: in a project without a `sources` setting, an .md file would be read as a source.
  md: { extension: 'markdown', write: ({ title, tables }) => writeTablesMarkdown(title, tables) },
  html: {
    extension: 'html',
    write: ({ title, tables, method, t, language }) => writeTablesHtml(title, tables, method, t, language),
  },
} as const satisfies Readonly<Record<string, TablesFormat>>;

export type TablesFormatName = keyof typeof tablesFormats;
export const tablesFormatNames = Object.keys(tablesFormats) as readonly TablesFormatName[];
