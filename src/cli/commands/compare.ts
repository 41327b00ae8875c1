import {
  type Corpus,
  compareSources,
  comparisonRecord,
  comparisonTables,
  finish,
  type ReferenceComparison,
} from '../../core';
import type { Command } from '../command';
import { type Call, Failure } from '../io';
import { sourceNamed } from '../options';
import { runTables } from '../tablesForPeople';

/** What each source copied, adapted and dropped of a reference, and what it added. */
export const compare: Command = {
  name: 'compare',
  operands: 'SOURCE',
  options: [
    {
      name: 'reference',
      value: 'NAME',
      describe: t =>
        t('The text to compare with: its path, file name or label. Default: the reference of corpus.yaml.'),
    },
    {
      name: 'markdown',
      describe: t => t('Print all rows side by side as Markdown. Default: the shares alone.'),
    },
  ],
  usage: '[--reference NAME] [--markdown]',
  summary: t =>
    t('Compare sources with a reference: what they copied, adapted and dropped of it, and what they added.'),
  describeJson: t =>
    t('Print shares and sentences as JSON, as schemas/comparison.schema.json describes them.'),
  run: call =>
    runTables(call, 'comparison', corpus => {
      const comparisons = compareAll(corpus, call);
      const tables = comparisonTables(comparisons, call.t);
      return { tables, brief: tables.slice(0, 1), json: () => comparisons.map(comparisonRecord) };
    }),
};

function compareAll(corpus: Corpus, { t, values, files }: Call): readonly ReferenceComparison[] {
  const reference =
    values.reference === undefined ? corpus.reference : sourceNamed(corpus, values.reference, t);
  if (!reference)
    throw new Failure(
      t('Which text to compare with? Use {0}, or set reference in corpus.yaml.', '--reference'),
    );
  const chosen = files.length === 0 ? corpus.sources : files.map(name => sourceNamed(corpus, name, t));
  return chosen
    .filter(source => source !== reference)
    .map(source => finish(compareSources(reference, source)));
}
