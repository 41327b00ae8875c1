import {
  disagreementOrders,
  disagreements as disagreementsOf,
  disagreementsRecord,
  disagreementsTable,
  titleOfReport,
  writeDisagreementsMarkdown,
} from '../../core';
import { chosenCoders } from '../coders';
import type { Command } from '../command';
import { formatJson } from '../io';
import { oneOf } from '../options';
import { endWithIssues, openProject } from '../project';
import { formatTables } from '../textTable';

/** Where coders differ, and what was settled of it. */
export const disagreements: Command = {
  name: 'disagreements',
  options: [
    {
      name: 'coders',
      value: 'LIST',
      describe: t => t('Names of the coders to compare, separated by commas. Default: all but consensus.'),
    },
    {
      name: 'by',
      value: disagreementOrders.join('|'),
      describe: t => t('Their order: by theme (default), by source, or the longest first.'),
    },
    { name: 'markdown', describe: t => t('Print them as Markdown, for a meeting.') },
  ],
  usage: '[--coders LIST] [--by ORDER] [--markdown]',
  summary: t => t('List where coders differ, what is open, settled or open again, and why.'),
  describeJson: t => t('Print them as JSON, as schemas/disagreements.schema.json describes it.'),
  async run(call) {
    const { t, given, json, stdout, values } = call;
    const by = oneOf('--by', values.by, disagreementOrders, t);
    const corpus = await openProject(call);
    const coders = chosenCoders(corpus, call);
    const found = disagreementsOf(corpus, { ...(coders && { coders }), ...(by && { by }) });
    if (json) stdout.write(formatJson(disagreementsRecord(corpus, found)));
    else if (given.includes('markdown')) {
      stdout.write(writeDisagreementsMarkdown(titleOfReport(corpus.codebook, t), corpus, found, t));
    } else stdout.write(formatTables([disagreementsTable(corpus, found, t)]));
    return endWithIssues(corpus, call);
  },
};
