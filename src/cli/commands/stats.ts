import {
  agreementTables,
  bases,
  type Corpus,
  corpusProse,
  corpusProseTable,
  corpusStatistics,
  crossTable,
  crossTables,
  describeMethod,
  dictionaryAgreement,
  finish,
  printFigureStyle,
  statisticsFigures,
  statisticsTables,
} from '../../core';
import { coderOption } from '../coders';
import type { Command } from '../command';
import type { Call } from '../io';
import { noSuchAttribute, oneOf } from '../options';
import { type MadeTables, runTables, tableOptions } from '../tablesForPeople';

/** Figures of the corpus, of themes by an attribute, or of how far the dictionary finds what people coded. */
export const stats: Command = {
  name: 'stats',
  options: [
    coderOption,
    {
      name: 'by',
      value: 'ATTRIBUTE',
      describe: t =>
        t('Cross the themes with an attribute: counts, shares, tests, residuals. Dates go by year.'),
    },
    {
      name: 'basis',
      value: 'coded|keywords',
      describe: t => t('What makes a source count for a theme. Default: coded.'),
    },
    {
      name: 'agreement',
      describe: t => t('Precision and recall of keyword hits against coded passages, by theme.'),
    },
    {
      name: 'prose',
      describe: t => t('Describe the corpus in words, for a paper; each figure with the sources behind it.'),
    },
    {
      name: 'figures',
      value: 'DIR',
      describe: t => t('Write the statistics of the corpus to that folder as figures, one SVG each.'),
    },
    ...tableOptions,
  ],
  usage:
    '[--coder NAME] [--by ATTRIBUTE [--basis coded|keywords] | --agreement | --prose | --figures DIR] [--markdown] [--out DIR --format LIST]',
  exclusive: [['by', 'agreement', 'prose', 'figures']],
  needs: { basis: 'by', format: 'out', out: 'format' },
  summary: t => t('Describe the corpus; cross themes with an attribute; compare keyword hits with coding.'),
  describeJson: t => t('Print the figures as JSON, as schemas/statistics.schema.json describes them.'),
  run: call => runTables(call, 'statistics', corpus => figuresOf(corpus, call)),
};

/** What was asked for: as JSON, as tables, as pictures. */
function figuresOf(corpus: Corpus, { t, given, values }: Call): MadeTables {
  const json = (value: object) => () => ({ ...value, method: describeMethod(corpus) });
  if (given.includes('agreement')) {
    const agreement = finish(dictionaryAgreement(corpus));
    return { json: json(agreement), tables: agreementTables(agreement, t) };
  }
  if (values.by === undefined) {
    const statistics = finish(corpusStatistics(corpus));
    if (given.includes('prose')) {
      const sentences = corpusProse(corpus, statistics, t);
      return { json: json({ sentences }), tables: [corpusProseTable(sentences, t)] };
    }
    const figures = () =>
      statisticsFigures(statistics, printFigureStyle, t).map(
        ({ name, svg }) => [`${name}.svg`, svg] as const,
      );
    return { json: json(statistics), tables: statisticsTables(statistics, t), figures };
  }
  const basis = oneOf('--basis', values.basis, bases, t) ?? 'coded';
  const table = finish(crossTable(corpus, values.by, basis));
  if (table) return { json: json(table), tables: crossTables(table, t) };
  throw noSuchAttribute(corpus, values.by, t);
}
