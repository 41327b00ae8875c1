import { passageOrders, passageTables } from '../../core';
import type { Command } from '../command';
import { oneOf } from '../options';
import { runTables, tableOptions } from '../tablesForPeople';

/** Coded passages, to be read and cited. */
export const passages: Command = {
  name: 'passages',
  options: [
    {
      name: 'by',
      value: passageOrders.join('|'),
      describe: t => t('A table for each code, one for each source, or one of all. Default: code.'),
    },
    { name: 'context', describe: t => t('With the paragraph that each passage stands in.') },
    ...tableOptions,
  ],
  usage: '[--by code|source|both] [--context] [--markdown] [--out DIR --format LIST]',
  needs: { format: 'out', out: 'format' },
  summary: t => t('List the coded passages with page, heading, coder and memo.'),
  run: call =>
    runTables(call, 'passages', corpus => {
      const by = oneOf('--by', call.values.by, passageOrders, call.t) ?? 'code';
      return { tables: passageTables(corpus, { by, hasContext: call.given.includes('context') }, call.t) };
    }),
};
