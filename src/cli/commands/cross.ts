import {
  axisAttributes,
  axisOf,
  type Corpus,
  type CrossAxis,
  crossCodes,
  crossCounts,
  crossOfCodesTables,
  crossRecord,
  drawCross,
  finish,
  printFigureStyle,
  titleOfReport,
  togetherKinds,
  writeTablesMarkdown,
} from '../../core';
import { coderOption } from '../coders';
import type { Command } from '../command';
import { chooseFormats } from '../formats';
import { type Call, Failure, type FilesFor, formatJson } from '../io';
import { oneOf } from '../options';
import { endWithIssues, openProject } from '../project';
import { tableFileFormats, tableFiles } from '../tableFiles';
import { formatTables } from '../textTable';
import { writeFiles } from '../writeFiles';

/** Coded passages by two or three sets of codes, attributes or coders. */
export const cross: Command = {
  name: 'cross',
  options: [
    coderOption,
    {
      name: 'rows',
      value: 'AXIS',
      describe: t =>
        t(
          'What the rows are: themes, a code (its sub-codes), an attribute (dates go by year), or coders. attribute:NAME if a code is called the same.',
        ),
    },
    { name: 'columns', value: 'AXIS', describe: t => t('What the columns are, likewise.') },
    { name: 'layers', value: 'AXIS', describe: t => t('A third dimension: a table for each.') },
    {
      name: 'together',
      value: togetherKinds.join('|'),
      describe: t =>
        t(
          'What puts two codes into one cell: one passage bears both, two passages overlap, or one unit has passages of both. Default: passage.',
        ),
    },
    {
      name: 'count',
      value: crossCounts.join('|'),
      describe: t => t('What a cell counts. Default: passages; with --together unit, units.'),
    },
    {
      name: 'figures',
      value: 'DIR',
      describe: t => t('Write the table to that folder as a picture with bubbles, cross.svg.'),
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
    '[--coder NAME] --rows AXIS --columns AXIS [--layers AXIS] [--together passage|overlap|unit] [--count WHAT] [--markdown] [--figures DIR] [--out DIR --format LIST]',
  needs: { format: 'out', out: 'format' },
  summary: t =>
    t('Cross two or three sets of codes, attributes or coders: counts, shares, residuals, a test.'),
  describeJson: t =>
    t(
      'Print the figures, and every passage behind them, as JSON, as schemas/cross.schema.json describes them.',
    ),
  async run(call) {
    const { t, given, values } = call;
    const together = oneOf('--together', values.together, togetherKinds, t) ?? 'passage';
    const usual = together === 'unit' ? 'units' : 'passages';
    const count = oneOf('--count', values.count, crossCounts, t) ?? usual;
    if (together === 'unit' && count === 'passages')
      throw new Failure(t('With --together unit, --count must be units, sources or characters.'));
    const chosen = chooseFormats(values.format, tableFileFormats, [], call);
    const corpus = await openProject(call);
    const rows = axisNamed('rows', corpus, call);
    const columns = axisNamed('columns', corpus, call);
    const layers = values.layers === undefined ? undefined : axisNamed('layers', corpus, call);
    const found = finish(crossCodes(corpus, { rows, columns, layers, together, count }));
    const record = crossRecord(corpus, found);
    const tables = crossOfCodesTables(found, t);
    const title = titleOfReport(corpus.codebook, t);
    if (call.json) call.stdout.write(formatJson(record));
    else if (given.includes('markdown')) call.stdout.write(writeTablesMarkdown(title, tables));
    else call.stdout.write(formatTables(tables));
    const groups: FilesFor[] = [];
    if (values.figures !== undefined)
      groups.push({ out: values.figures, files: [['cross.svg', drawCross(found, printFigureStyle, t)]] });
    if (values.out !== undefined) {
      const subject = { name: 'cross', title, tables, method: record.method };
      groups.push({ out: values.out, files: await tableFiles(subject, chosen, call) });
    }
    await writeFiles(groups, call);
    return endWithIssues(corpus, call);
  },
};

/** The axis that an option names. Throws a Failure without one, or if the project has nothing of that name. */
function axisNamed(option: 'rows' | 'columns' | 'layers', corpus: Corpus, { values, t }: Call): CrossAxis {
  const name = values[option];
  if (name === undefined) throw new Failure(t('{0} is required.', `--${option} AXIS`));
  const axis = axisOf(corpus, name.normalize('NFC'));
  if (axis && axis.categories.length > 0) return axis;
  const known = [
    'themes',
    'coders',
    ...corpus.codebook.themes.map(({ id }) => id),
    ...axisAttributes(corpus),
  ];
  throw new Failure(t('"{0}" is neither a code nor an attribute. There are: {1}.', name, known.join(', ')));
}
