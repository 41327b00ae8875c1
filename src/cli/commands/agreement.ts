import {
  agreementRecord,
  agreementUnits,
  coderAgreement,
  coderAgreementTables,
  finish,
  titleOfReport,
  writeUnitsCsv,
} from '../../core';
import { chosenCoders } from '../coders';
import type { Command } from '../command';
import { chooseFormats } from '../formats';
import { demandAttribute, oneOf } from '../options';
import { endWithIssues, openProject } from '../project';
import { withChosenModels } from '../suggestions/compare';
import { tableFileFormats, tableFiles } from '../tableFiles';
import { printTables } from '../tablesForPeople';
import { writeFiles } from '../writeFiles';

/** Formats of the tables, and the units themselves for R and Python. */
const agreementFormats = [...tableFileFormats, 'units'] as const;

/** How far coders agree on what both have judged. */
export const agreement: Command = {
  name: 'agreement',
  options: [
    {
      name: 'coders',
      value: 'LIST',
      describe: t => t('Names of the coders to compare, separated by commas. Default: all but consensus.'),
    },
    {
      name: 'unit',
      value: agreementUnits.join('|'),
      describe: t => t('What is compared. Default: sentence.'),
    },
    {
      name: 'by',
      value: 'ATTRIBUTE',
      describe: t => t('Figures for each group of an attribute, too. Dates go by year.'),
    },
    { name: 'markdown', describe: t => t('Print the tables as Markdown.') },
    {
      name: 'out',
      value: 'DIR --format LIST',
      describe: t =>
        t(
          'Write the tables to that folder in these formats: some of {0}, separated by commas; or all.',
          agreementFormats.join(', '),
        ),
    },
    { name: 'format' },
  ],
  usage: '[--coders LIST] [--unit UNIT] [--by ATTRIBUTE] [--markdown] [--out DIR --format LIST]',
  needs: { format: 'out', out: 'format' },
  summary: t => t('Measure how far coders agree: kappa, alpha, AC1, F1, gamma and others, with intervals.'),
  describeJson: t => t('Print the figures as JSON, as schemas/agreement.schema.json describes them.'),
  async run(call) {
    const { t, values } = call;
    const unit = oneOf('--unit', values.unit, agreementUnits, t);
    const chosen = chooseFormats(values.format, agreementFormats, [], call);
    const corpus = await withChosenModels(await openProject(call), call);
    const coders = chosenCoders(corpus, call);
    if (values.by !== undefined) demandAttribute(corpus, values.by, call);
    const found = finish(
      coderAgreement(corpus, {
        ...(coders && { coders }),
        ...(unit && { unit }),
        ...(values.by !== undefined && { by: values.by }),
      }),
    );
    const record = agreementRecord(corpus, found);
    const tables = coderAgreementTables(found, t);
    const title = titleOfReport(corpus.codebook, t);
    printTables(call, title, { tables, json: () => record });
    if (values.out !== undefined) {
      const files = await tableFiles(
        { name: 'agreement', title, tables, method: record.method },
        tableFileFormats.filter(each => chosen.includes(each)),
        call,
      );
      const units = chosen.includes('units')
        ? [['units.csv', writeUnitsCsv(corpus, found.coders, found.unit)] as const]
        : [];
      await writeFiles([{ out: values.out, files: [...files, ...units] }], call);
    }
    return endWithIssues(corpus, call);
  },
};
