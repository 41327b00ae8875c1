import {
  type Candidates,
  defaultMeasure,
  describeSegmenter,
  findCandidates,
  finish,
  type Segmenter,
  type SegmenterInfo,
  type TermMeasure,
  type Translate,
  termMeasures,
  WordCutter,
} from '../../core';
import { coderOption } from '../coders';
import type { Command } from '../command';
import { type Call, type ExitCode, Failure, formatJson } from '../io';
import { countOf, oneOf } from '../options';
import { endWithIssues, readProject, withSegmenter } from '../project';
import { formatTable } from '../textTable';

const usualTop = 30;

/** Terms that might be made keywords. */
export const terms: Command = {
  name: 'terms',
  options: [
    coderOption,
    {
      name: 'theme',
      value: 'ID',
      describe: t => t('Id of a theme of the codebook. Default: the whole corpus.'),
    },
    {
      name: 'measure',
      value: `${termMeasures.join('|')}`,
      describe: t =>
        t(
          'frequency: most frequent terms; tfidf: terms that some sources stress and others leave out; textrank: central terms; newword: new words, found without a dictionary; collocate: terms beside keywords; typical: terms that coded passages use more often than the rest. Default: {0} for a theme and {1} for the corpus.',
          defaultMeasure('theme'),
          defaultMeasure(undefined),
        ),
    },
    { name: 'top', value: 'N', describe: t => t('Maximum number. Default: {0}.', usualTop) },
  ],
  usage: '[--coder NAME] [--theme ID] [--measure NAME] [--top N]',
  summary: t => t('Rank candidate keywords for a theme or for the whole corpus.'),
  describeJson: t => t('Print the terms, the measure and the segmenter as JSON.'),
  run: call => withSegmenter(call, segmenter => rankTerms(call, segmenter)),
};

async function rankTerms(call: Call, segmenter: Segmenter): Promise<ExitCode> {
  const { t, values } = call;
  const measure = oneOf('--measure', values.measure, termMeasures, t) ?? defaultMeasure(values.theme);
  const top = countOf('--top', values.top, usualTop, t);
  const corpus = await readProject(call, segmenter);
  const { theme } = values;
  const ids = corpus.codebook.themes.map(({ id }) => id);
  if (theme !== undefined && !ids.includes(theme)) {
    throw new Failure(t('The codebook has no theme {0}; it has: {1}.', theme, ids.join(', ')));
  }
  const cut = await new WordCutter(segmenter).words(corpus);
  // A segmenter gives no answer only after it was disposed of.
  if (!cut) throw new Error('No words');
  const query = { measure, top, ...(theme !== undefined && { theme }) };
  const found = finish(findCandidates(corpus, cut.words, query));
  call.stdout.write(
    call.json
      ? formatJson({ measure, theme: theme ?? null, segmenter: cut.info, terms: found.candidates })
      : formatTerms(found, cut.info, t),
  );
  if (found.basis === 0) call.stderr.write(`policy-coder: ${nothingToLearnFrom(measure, t)}\n`);
  return endWithIssues(corpus, call);
}

/** The terms as a table, and what cut the words; nothing where there are none. */
function formatTerms({ candidates }: Candidates, info: SegmenterInfo, t: Translate): string {
  if (candidates.length === 0) return '';
  const rows = candidates.map(({ term, score, frequency, sources }) => [
    term,
    score.toFixed(2),
    String(frequency),
    String(sources),
  ]);
  const table = formatTable([[t('Term'), t('Score'), t('Hits'), t('Sources')], ...rows]);
  return `${[...table, '', describeSegmenter(info, t)].join('\n')}\n`;
}

/** Why there are no candidates. */
function nothingToLearnFrom(measure: TermMeasure, t: Translate): string {
  switch (measure) {
    case 'collocate':
      return t('No keyword occurs in the texts, so there are no collocates.');
    case 'typical':
      return t('No passage is coded yet, so there is nothing to compare.');
    default:
      return t('There is no text to search.');
  }
}
