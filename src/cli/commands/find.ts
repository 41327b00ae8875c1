import {
  axisAttributes,
  type Corpus,
  conditionsOf,
  didYouMean,
  findByQuery,
  findingsRecord,
  findingsTable,
  finish,
  isProblem,
  parseQuery,
  type Query,
  type QueryProblem,
  queryScopes,
  type Translate,
} from '../../core';
import type { Command } from '../command';
import { type Call, Failure } from '../io';
import { noSuchAttribute, oneOf } from '../options';
import { runTables } from '../tablesForPeople';

/** Passages or units that a query over codes, keywords and attributes finds. */
export const find: Command = {
  name: 'find',
  operand: { name: 'QUERY', ask: t => t("Which query? For example: 'tool/supply and not goal/open'.") },
  options: [
    {
      name: 'in',
      value: queryScopes.join('|'),
      describe: t =>
        t('What the query is asked of. Default: passages if it names a code or a coder, otherwise units.'),
    },
    { name: 'markdown', describe: t => t('Print the table as Markdown.') },
  ],
  usage: '[--in passages|units] [--markdown]',
  notes: t => [
    [
      '',
      t(
        'A query joins conditions by and, or, not, near N (within N units) and brackets: the path of a code, keyword:TERM, text:WORDS, section:WORDS, coder:NAME, ATTRIBUTE=VALUE.',
      ),
    ],
  ],
  summary: t =>
    t('Find coded passages, or units, by codes, keywords, text, sections, coders and attributes.'),
  describeJson: t => t('Print what was found as JSON, as schemas/query.schema.json describes it.'),
  run(call) {
    const { t, values, operand } = call;
    const query = parseQuery(operand);
    if (isProblem(query)) throw new Failure(describeProblem(query, t));
    const conditions = conditionsOf(query);
    const usual = conditions.some(({ is }) => is === 'code' || is === 'coder') ? 'passages' : 'units';
    const scope = oneOf('--in', values.in, queryScopes, t) ?? usual;
    return runTables(call, 'found', corpus => {
      demandKnown(query, corpus, call);
      const found = finish(findByQuery(corpus, query, scope));
      const json = () => findingsRecord(corpus, operand, scope, found);
      return { tables: [findingsTable(corpus, operand, found, t)], json };
    });
  },
};

/** Throws a Failure if a condition can never hold because the project has no such code, keyword or attribute. */
function demandKnown(query: Query, corpus: Corpus, { t }: Call): void {
  const { codes, keywords } = corpus.codebook;
  for (const condition of conditionsOf(query)) {
    switch (condition.is) {
      case 'code':
        if (!codes.has(condition.code)) {
          const meant = didYouMean(condition.code, [...codes.keys()]);
          throw new Failure(
            meant === undefined
              ? t(
                  '"{0}" is not a code of the codebook. Other conditions have a prefix, such as text:{0}.',
                  condition.code,
                )
              : t('"{0}" is not a code of the codebook. Did you mean {1}?', condition.code, meant),
          );
        }
        break;
      case 'keyword':
        if (!keywords.some(({ term }) => term === condition.term))
          throw new Failure(
            t('"{0}" is not a keyword of the codebook. For any text, use text:{0}.', condition.term),
          );
        break;
      case 'attribute':
        if (!axisAttributes(corpus).includes(condition.name))
          throw noSuchAttribute(corpus, condition.name, t);
    }
  }
}

function describeProblem({ problem, at, found }: QueryProblem, t: Translate): string {
  switch (problem) {
    case 'empty':
      return t('The query is empty.');
    case 'expected-operator':
      return t('The query needs and, or or near before "{0}" (character {1}).', found, at + 1);
    case 'unclosed-quote':
      return t('A quotation mark in the query is not closed (character {0}).', at + 1);
    case 'unclosed-bracket':
      return t('A bracket in the query is not closed (character {0}).', at + 1);
    case 'bad-distance':
      return t('The distance {0} in the query is too large (character {1}).', found, at + 1);
    case 'expected-condition':
      return found === ''
        ? t('The query ends where a condition should follow.')
        : t('The query needs a condition instead of "{0}" (character {1}).', found, at + 1);
  }
}
