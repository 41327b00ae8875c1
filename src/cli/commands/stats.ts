import {
  agreementTables,
  bases,
  type Corpus,
  corpusStatistics,
  crossTable,
  crossTables,
  describeMethod,
  dictionaryAgreement,
  finish,
  printFigureStyle,
  statisticsFigures,
  statisticsTables,
  type TextTable,
  titleOfReport,
  writeTablesMarkdown,
} from '../../core';
import { coderOption } from '../coders';
import type { Command } from '../command';
import { chooseFormats } from '../formats';
import { type Call, type FilesFor, formatJson } from '../io';
import { noSuchAttribute, oneOf } from '../options';
import { endWithIssues, openProject } from '../project';
import { tableFileFormats, tableFiles } from '../tableFiles';
import { formatTables } from '../textTable';
import { writeFiles } from '../writeFiles';

/** Figures of the corpus, of themes by an attribute, or of how far the dictionary finds what people coded. */
export const stats: Command = {
  name: 'stats',
  options: [
    coderOption,
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
          tableFileFormats.join(', '),
        ),
    },
    { name: 'format' },
  ],
  usage:
    '[--coder NAME] [--by ATTRIBUTE [--basis coded|keywords] | --agreement | --figures DIR] [--markdown] [--out DIR --format LIST]',
  exclusive: [['by', 'agreement', 'figures']],
  needs: { basis: 'by', format: 'out', out: 'format' },
  summary: t => t('Describe the corpus; cross themes with an attribute; compare keyword hits with coding.'),
  describeJson: t => t('Print the figures as JSON, as schemas/statistics.schema.json describes them.'),
  async run(call) {
    const { t, given, values } = call;
    const chosen = chooseFormats(values.format, tableFileFormats, [], call);
    const corpus = await openProject(call);
    const { value, tables } = figuresOf(corpus, call);
    if (call.json) call.stdout.write(formatJson({ ...value, method: describeMethod(corpus) }));
    else if (given.includes('markdown'))
      call.stdout.write(writeTablesMarkdown(titleOfReport(corpus.codebook, t), tables));
    else call.stdout.write(formatTables(tables));
    const groups: FilesFor[] = [];
    if (values.out !== undefined)
      groups.push({
        out: values.out,
        files: await tableFiles(
          {
            name: 'statistics',
            title: titleOfReport(corpus.codebook, t),
            tables,
            method: describeMethod(corpus),
          },
          chosen,
          call,
        ),
      });
    if (values.figures !== undefined) {
      const figures = statisticsFigures(finish(corpusStatistics(corpus)), printFigureStyle, t);
      groups.push({ out: values.figures, files: figures.map(({ name, svg }) => [`${name}.svg`, svg]) });
    }
    await writeFiles(groups, call);
    return endWithIssues(corpus, call);
  },
};

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
  throw noSuchAttribute(corpus, values.by, t);
}
