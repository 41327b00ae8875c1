import {
  agreementTables,
  bases,
  type Corpus,
  corpusStatistics,
  crossTable,
  crossTables,
  describeMethod,
  dictionaryAgreement,
  fileName,
  finish,
  groupingAttributes,
  printFigureStyle,
  statisticsFigures,
  statisticsTables,
  type TextTable,
  titleOfReport,
  writeMethodRowsCsv,
  writeTableOfTextCsv,
  writeTablesMarkdown,
  writeTablesXlsx,
} from '../../core';
import type { Command } from '../command';
import { chooseFormats } from '../formats';
import { type Call, Failure, formatJson } from '../io';
import { oneOf } from '../options';
import { endWithIssues, openProject } from '../project';
import { formatTables } from '../textTable';
import { type FilesFor, writeFiles } from '../writeFiles';

/** Figures of the corpus, of themes by an attribute, or of how far the dictionary finds what people coded. */
export const stats: Command = {
  name: 'stats',
  options: [
    {
      name: 'by',
      value: 'ATTRIBUTE',
      describe: t =>
        t('Cross the themes with an attribute: counts, shares, tests, residuals. Dates go by year.'),
    },
    {
      name: 'basis',
      value: 'coded|keywords',
      describe: t => t('What makes a source count for a theme. Default: coded.'),
    },
    {
      name: 'agreement',
      describe: t => t('Precision and recall of keyword hits against coded passages, by theme.'),
    },
    {
      name: 'figures',
      value: 'DIR',
      describe: t => t('Write the statistics of the corpus to that folder as figures, one SVG each.'),
    },
    { name: 'markdown', describe: t => t('Print the tables as Markdown.') },
    {
      name: 'out',
      value: 'DIR --format LIST',
      describe: t =>
        t(
          'Write the tables to that folder in these formats: some of {0}, separated by commas; or all.',
          formats.join(', '),
        ),
    },
    { name: 'format' },
  ],
  usage:
    '[--by ATTRIBUTE [--basis coded|keywords] | --agreement | --figures DIR] [--markdown] [--out DIR --format LIST]',
  exclusive: [['by', 'agreement', 'figures']],
  needs: { basis: 'by', format: 'out', out: 'format' },
  summary: t => t('Describe the corpus; cross themes with an attribute; compare keyword hits with coding.'),
  describeJson: t => t('Print the figures as JSON, as schemas/statistics.schema.json describes them.'),
  async run(call) {
    const { t, given, values } = call;
    const chosen = chooseFormats(values.format, formats, [], call);
    const corpus = await openProject(call);
    const { value, tables } = figuresOf(corpus, call);
    if (call.json) call.stdout.write(formatJson({ ...value, method: describeMethod(corpus) }));
    else if (given.includes('markdown'))
      call.stdout.write(writeTablesMarkdown(titleOfReport(corpus.codebook, t), tables));
    else call.stdout.write(formatTables(tables));
    const groups: FilesFor[] = [];
    if (values.out !== undefined)
      groups.push({ out: values.out, files: await tableFiles(corpus, tables, chosen, call) });
    if (values.figures !== undefined) {
      const figures = statisticsFigures(finish(corpusStatistics(corpus)), printFigureStyle, t);
      groups.push({ out: values.figures, files: figures.map(({ name, svg }) => [`${name}.svg`, svg]) });
    }
    await writeFiles(groups, call);
    return endWithIssues(corpus, call);
  },
};

const formats = ['csv', 'xlsx', 'md'] as const;
type Format = (typeof formats)[number];

/** Names and contents of the files of the tables. */
async function tableFiles(
  corpus: Corpus,
  tables: readonly TextTable[],
  chosen: readonly Format[],
  { t }: Call,
): Promise<readonly (readonly [string, string | Uint8Array])[]> {
  const method = describeMethod(corpus);
  const files: (readonly [string, string | Uint8Array])[] = [];
  if (chosen.includes('csv')) {
    // A number of its own tells tables of one title apart, and keeps them in order.
    for (const [i, table] of tables.entries())
      files.push([`${i + 1}-${fileName(table.title)}.csv`, writeTableOfTextCsv(table)]);
    files.push(['method.csv', writeMethodRowsCsv(method, t)]);
  }
  if (chosen.includes('xlsx'))
    files.push(['statistics.xlsx', finish(await writeTablesXlsx(tables, method, t))]);
  // As .md it would be a source, in a project folder that does not say which files are.
  if (chosen.includes('md'))
    files.push(['statistics.markdown', writeTablesMarkdown(titleOfReport(corpus.codebook, t), tables)]);
  return files;
}

/** What was asked for: as JSON, and as tables. */
function figuresOf(
  corpus: Corpus,
  { t, given, values }: Call,
): { readonly value: object; readonly tables: readonly TextTable[] } {
  if (given.includes('agreement')) {
    const agreement = finish(dictionaryAgreement(corpus));
    return { value: agreement, tables: agreementTables(agreement, t) };
  }
  if (values.by === undefined) {
    const statistics = finish(corpusStatistics(corpus));
    return { value: statistics, tables: statisticsTables(statistics, t) };
  }
  const basis = oneOf('--basis', values.basis, bases, t) ?? 'coded';
  const table = finish(crossTable(corpus, values.by, basis));
  if (table) return { value: table, tables: crossTables(table, t) };
  const names = groupingAttributes(corpus).join(', ');
  throw new Failure(
    names === ''
      ? t('No source has the attribute {0}.', values.by)
      : t('No source has the attribute {0}; there are: {1}.', values.by, names),
  );
}
