import { auditDictionary, dictionaryRecord, dictionaryTables } from '../../core';
import type { Command } from '../command';
import { countOf } from '../options';
import { runTables, tableOptions } from '../tablesForPeople';

/** What each keyword of the codebook is good for. */
export const dictionary: Command = {
  name: 'dictionary',
  options: [
    {
      name: 'count',
      value: 'N',
      describe: t => t('How many sentences to draw from a source without hits. Default: 5.'),
    },
    { name: 'seed', value: 'N', describe: t => t('Seed of the random numbers. Default: 1.') },
    ...tableOptions,
  ],
  usage: '[--count N] [--seed N] [--markdown] [--out DIR --format LIST]',
  needs: { format: 'out', out: 'format' },
  summary: t =>
    t('Audit the keywords: what each finds, which find nothing or everything, which sources none finds.'),
  describeJson: t => t('Print the figures of every keyword, and the sources behind them, as JSON.'),
  run(call) {
    const { t, values } = call;
    const sentences = countOf('--count', values.count, 5, t);
    const seed = countOf('--seed', values.seed, 1, t);
    return runTables(call, 'dictionary', corpus => {
      const audit = auditDictionary(corpus, { seed, sentences });
      return { tables: dictionaryTables(audit, corpus.codebook, t), json: dictionaryRecord(audit) };
    });
  },
};
