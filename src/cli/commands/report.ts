import { coderOption } from '../coders';
import type { Command } from '../command';
import { countingOptions, openFigures } from '../figures';
import { countPart } from '../partial/countPart';
import { mergeOption, reportAsked, writeReport, writingOptions } from '../writeReport';

/** The figures of a project: on standard output, and as files. */
export const report: Command = {
  name: 'report',
  options: [
    coderOption,
    ...writingOptions,
    mergeOption,
    ...countingOptions,
    {
      name: 'part',
      value: 'N/M',
      describe: t => t('Count the N-th of M parts of the texts only; needs --partial.'),
    },
    {
      name: 'partial',
      value: 'FILE',
      describe: t => t('Write the counts of that part into a file for "combine"; - is standard output.'),
    },
  ],
  usage: '[--coder NAME] [--out DIR [--format LIST]]',
  needs: { format: 'out', part: 'partial' },
  exclusive: [
    ['partial', 'out'],
    ['partial', 'json'],
  ],
  summary: t => t('Compute the coverage table and the co-occurrence network of a project.'),
  describeJson: t => t('Print all figures as JSON, as schemas/overview.schema.json describes them.'),
  async run(call) {
    const wanted = reportAsked(call);
    if (call.values.partial !== undefined) return countPart(call, wanted.merge);
    const figures = await openFigures(call, { ...wanted, needsTexts: wanted.passages.length > 0 });
    return writeReport(call, wanted, figures);
  },
};
