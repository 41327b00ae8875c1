import {
  type Corpus,
  describeMethod,
  type TablesSubject,
  type TextTable,
  titleOfReport,
  writeTablesMarkdown,
} from '../core';
import type { CommandOption } from './command';
import { chooseFormats } from './formats';
import { type Call, type ExitCode, type FilesFor, formatJson } from './io';
import { endWithIssues, openProject } from './project';
import { tableFileFormats, tableFiles } from './tableFiles';
import { formatTables } from './textTable';
import { writeFiles } from './writeFiles';

/** How a command that makes tables is told where they go. */
export const tableOptions: readonly CommandOption[] = [
  { name: 'markdown', describe: t => t('Print the tables as Markdown.') },
  {
    name: 'out',
    value: 'DIR --format LIST',
    describe: t =>
      t(
        'Write the tables to that folder in these formats: some of {0}, separated by commas; or all.',
        tableFileFormats.join(', '),
      ),
  },
  { name: 'format' },
];

/** What a command makes of a project. */
export interface MadeTables {
  readonly tables: readonly TextTable[];
  /** What `--json` prints, made when it is asked for; without it, the tables. */
  readonly json?: () => unknown;
  /** What the figures depend on, likewise; without it, what all figures of the project depend on. */
  readonly method?: () => TablesSubject['method'];
  /** Pictures for `--figures DIR`. */
  readonly figures?: () => FilesFor['files'];
  /** What is printed where neither JSON nor Markdown is asked for; without it, all tables. */
  readonly brief?: readonly TextTable[];
}

/** Prints what a command makes of a project, and writes the tables and pictures it is asked for. `name`: of the files. */
export async function runTables(
  call: Call,
  name: string,
  make: (corpus: Corpus) => MadeTables,
): Promise<ExitCode> {
  const { t, values } = call;
  const chosen = chooseFormats(values.format, tableFileFormats, [], call);
  const corpus = await openProject(call);
  const made = make(corpus);
  printTables(call, titleOfReport(corpus.codebook, t), made);
  const groups: FilesFor[] = [];
  if (values.figures !== undefined) groups.push({ out: values.figures, files: made.figures?.() ?? [] });
  if (values.out !== undefined) {
    const { tables, method = () => describeMethod(corpus) } = made;
    const subject = { name, title: titleOfReport(corpus.codebook, t), tables, method: method() };
    groups.push({ out: values.out, files: await tableFiles(subject, chosen, call) });
  }
  await writeFiles(groups, call);
  return endWithIssues(corpus, call);
}

/** Prints tables as the reader asked for them. */
export function printTables(
  { json: isJson, given, stdout }: Call,
  title: string,
  { tables, json, brief }: MadeTables,
): void {
  if (isJson) stdout.write(formatJson(json ? json() : tables));
  else if (given.includes('markdown')) stdout.write(writeTablesMarkdown(title, tables));
  else stdout.write(formatTables(brief ?? tables));
}
