import {
  agreementTables,
  bases,
  type Corpus,
  corpusStatistics,
  crossTable,
  crossTables,
  describeMethod,
  dictionaryAgreement,
  groupingAttributes,
  listIssues,
  statisticsTables,
  type TextTable,
  writeTablesMarkdown,
} from '../../core';
import type { Command } from '../command';
import { type Call, Failure, formatJson } from '../io';
import { formatIssues } from '../issueList';
import { oneOf } from '../options';
import { exitCodeOf, openProject } from '../project';
import { formatTables } from '../textTable';

/** Figures of the corpus, of themes by an attribute, or of how far the dictionary finds what people coded. */
export const stats: Command = {
  name: 'stats',
  options: ['by', 'basis', 'agreement', 'markdown'],
  usage: '[--by ATTRIBUTE [--basis coded|keywords] | --agreement] [--markdown]',
  summary: t => t('Describe the corpus; cross themes with an attribute; compare keyword hits with coding.'),
  describeOptions: t => [
    [
      '--by ATTRIBUTE',
      t('Cross the themes with an attribute: counts, shares, tests, residuals. Dates go by year.'),
    ],
    ['--basis coded|keywords', t('What makes a source count for a theme; without it, coded.')],
    ['--agreement', t('Precision and recall of keyword hits against coded passages, by theme.')],
    ['--markdown', t('Print the tables as Markdown.')],
    ['--json', t('Print the figures as JSON, with the method they depend on.')],
  ],
  async run(call) {
    const { t, given, values } = call;
    if (call.json && given.includes('markdown'))
      throw new Failure(t('Either {0} or {1}.', '--json', '--markdown'));
    const basis = oneOf('--basis', values.basis, bases, t);
    if (given.includes('agreement') && values.by !== undefined)
      throw new Failure(t('Either {0} or {1}.', '--by', '--agreement'));
    if (basis !== undefined && values.by === undefined)
      throw new Failure(t('{0} needs {1}.', '--basis', '--by'));
    const corpus = await openProject(call);
    const { value, tables } = figuresOf(corpus, call);
    if (call.json) call.stdout.write(formatJson({ ...value, method: describeMethod(corpus) }));
    else if (given.includes('markdown'))
      call.stdout.write(
        writeTablesMarkdown(corpus.codebook.title.trim() || t('Policy Coder report'), tables),
      );
    else call.stdout.write(formatTables(tables));
    const issues = listIssues(corpus, t);
    const code = exitCodeOf(issues);
    // Standard output is for the figures alone.
    if (code !== 0) call.stderr.write(`${formatIssues(issues, t).join('\n')}\n`);
    return code;
  },
};

/** What was asked for: as JSON, and as tables. */
function figuresOf(
  corpus: Corpus,
  { t, given, values }: Call,
): { readonly value: object; readonly tables: readonly TextTable[] } {
  if (given.includes('agreement')) {
    const agreement = dictionaryAgreement(corpus);
    return { value: agreement, tables: agreementTables(agreement, t) };
  }
  if (values.by === undefined) {
    const statistics = corpusStatistics(corpus);
    return { value: statistics, tables: statisticsTables(statistics, t) };
  }
  const basis = oneOf('--basis', values.basis, bases, t) ?? 'coded';
  const table = crossTable(corpus, values.by, basis);
  if (table) return { value: table, tables: crossTables(table, t) };
  const names = groupingAttributes(corpus).join(', ');
  throw new Failure(
    names === ''
      ? t('No source has the attribute {0}.', values.by)
      : t('No source has the attribute {0}; there are: {1}.', values.by, names),
  );
}
