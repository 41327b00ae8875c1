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
  togetherKinds,
} from '../../core';
import { coderOption } from '../coders';
import type { Command } from '../command';
import { type Call, Failure } from '../io';
import { oneOf } from '../options';
import { runTables, tableOptions } from '../tablesForPeople';

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
    ...tableOptions,
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
  run(call) {
    const { t, values } = call;
    const together = oneOf('--together', values.together, togetherKinds, t) ?? 'passage';
    const usual = together === 'unit' ? 'units' : 'passages';
    const count = oneOf('--count', values.count, crossCounts, t) ?? usual;
    if (together === 'unit' && count === 'passages')
      throw new Failure(t('With --together unit, --count must be units, sources or characters.'));
    return runTables(call, 'cross', corpus => {
      const rows = axisNamed('rows', corpus, call);
      const columns = axisNamed('columns', corpus, call);
      const layers = values.layers === undefined ? undefined : axisNamed('layers', corpus, call);
      const found = finish(crossCodes(corpus, { rows, columns, layers, together, count }));
      const record = crossRecord(corpus, found);
      const figures = () => [['cross.svg', drawCross(found, printFigureStyle, t)] as const];
      return {
        tables: crossOfCodesTables(found, t),
        json: () => record,
        method: () => record.method,
        figures,
      };
    });
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
