import { codebookTable } from '../../core';
import type { Command } from '../command';
import { runTables, tableOptions } from '../tablesForPeople';

/** The codebook, as an appendix has it. */
export const codebook: Command = {
  name: 'codebook',
  options: tableOptions,
  usage: '[--markdown] [--out DIR --format LIST]',
  needs: { format: 'out', out: 'format' },
  summary: t => t('List the codes with definitions, keywords, an example and counts.'),
  run: call => runTables(call, 'codebook', corpus => ({ tables: [codebookTable(corpus, call.t)] })),
};
