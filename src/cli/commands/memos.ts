import { memoTables } from '../../core';
import type { Command } from '../command';
import { runTables, tableOptions } from '../tablesForPeople';

/** Memos of passages and of reviews. */
export const memos: Command = {
  name: 'memos',
  options: tableOptions,
  usage: '[--markdown] [--out DIR --format LIST]',
  needs: { format: 'out', out: 'format' },
  summary: t => t('List the memos, with what they are about.'),
  run: call => runTables(call, 'memos', corpus => ({ tables: memoTables(corpus, call.t) })),
};
