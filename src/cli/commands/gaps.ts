import {
  AbsenceFinder,
  accountSentences,
  type CellAccount,
  type Corpus,
  describeEvidence,
  english,
  finish,
  type GapFilter,
  listGaps,
  type Translate,
  writeGapsMarkdown,
} from '../../core';
import { coderOption } from '../coders';
import type { Command } from '../command';
import { type Call, Failure, formatJson } from '../io';
import { sourceNamed } from '../options';
import { endWithIssues, openProject } from '../project';
import { oneLine } from '../textTable';

/** The cells that nobody has looked at yet, each with what comes nearest. */
export const gaps: Command = {
  name: 'gaps',
  options: [
    coderOption,
    { name: 'theme', value: 'ID', describe: t => t('Only gaps of that theme.') },
    {
      name: 'source',
      value: 'PATH',
      describe: t => t('Only gaps of that source: its path in the project, or its name without extension.'),
    },
    { name: 'markdown', describe: t => t('Print them as Markdown.') },
  ],
  usage: '[--coder NAME] [--theme ID] [--source PATH] [--markdown]',
  summary: t => t('List the unreviewed cells, with the keywords searched for and the nearest sentences.'),
  describeJson: t => t('Print them as JSON, as schemas/gaps.schema.json describes it.'),
  async run(call) {
    const { t, json, given } = call;
    const corpus = await openProject(call);
    const filter = filterOf(corpus, call);
    const finder = new AbsenceFinder();
    // What scripts read is the same in every language.
    const words = json ? english : t;
    const accounts = listGaps(corpus, filter).flatMap(({ source, theme }) => {
      const evidence = finish(finder.find(corpus, source, theme));
      return evidence ? [describeEvidence(corpus, evidence, words)] : [];
    });
    if (json) call.stdout.write(formatJson({ gaps: accounts }));
    else if (given.includes('markdown')) call.stdout.write(writeGapsMarkdown(accounts, t));
    else call.stdout.write(formatGaps(accounts, t));
    return endWithIssues(corpus, call);
  },
};

function filterOf(corpus: Corpus, { values, t }: Call): GapFilter {
  const { theme, source } = values;
  const ids = corpus.codebook.themes.filter(({ kind }) => kind === 'check').map(({ id }) => id);
  if (theme !== undefined && !ids.includes(theme)) {
    throw new Failure(t('The codebook has no theme {0}; it has: {1}.', theme, ids.join(', ')));
  }
  if (source === undefined) return { ...(theme !== undefined && { theme }) };
  const coded = sourceNamed(corpus, source, t);
  return { source: coded.source.path, ...(theme !== undefined && { theme }) };
}

function formatGaps(accounts: readonly CellAccount[], t: Translate): string {
  const parts = accounts.map(account => {
    const { label, name, keywords, nearest } = account;
    return [
      `${label} · ${name}`,
      ...accountSentences(account, t).map(line => `  ${line}`),
      ...keywords.map(({ term, here, elsewhere, sources }) => {
        return `  ${t('{0}: here {1}, elsewhere {2} (sources: {3})', term, here, elsewhere, sources)}`;
      }),
      ...nearest.flatMap(({ range, pieces, reasons }, i) => [
        `  ${i + 1}. ${range.line}:${range.column}  ${pieces.map(({ text }) => text).join('')}`,
        ...reasons.map(({ text }) => `     ${text}`),
      ]),
    ]
      .map(oneLine)
      .map(line => `${line}\n`)
      .join('');
  });
  return [`${countOfGaps(accounts.length, t)}\n`, ...parts].join('\n');
}

function countOfGaps(count: number, t: Translate): string {
  if (count === 0) return t('There are no gaps: every cell is coded or marked absent.');
  return count === 1 ? t('1 gap') : t('{0} gaps', count);
}
