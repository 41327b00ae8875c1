import { type Corpus, describeMethod, type TextTable, titleOfReport, writeTablesMarkdown } from '../core';
import type { CommandOption } from './command';
import { chooseFormats } from './formats';
import { type Call, type ExitCode, formatJson } from './io';
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

/** Prints tables of a project, or writes them. */
export async function runTables(
  call: Call,
  name: string,
  make: (corpus: Corpus) => readonly TextTable[],
): Promise<ExitCode> {
  const { t, given, values } = call;
  const chosen = chooseFormats(values.format, tableFileFormats, [], call);
  const corpus = await openProject(call);
  const tables = make(corpus);
  const title = titleOfReport(corpus.codebook, t);
  if (call.json) call.stdout.write(formatJson(tables));
  else if (given.includes('markdown')) call.stdout.write(writeTablesMarkdown(title, tables));
  else call.stdout.write(formatTables(tables));
  if (values.out !== undefined) {
    const files = await tableFiles({ name, title, tables, method: describeMethod(corpus) }, chosen, call);
    await writeFiles([{ out: values.out, files }], call);
  }
  return endWithIssues(corpus, call);
}
