import { enumerate, type Translate, wordFor } from '../../base/l10n';
import { attributeValue } from '../../corpus/attributeKinds';
import type { CodedSource, Corpus } from '../../corpus/corpus';
import type { AttributeValue } from '../../corpus/settings';
import {
  type AttributeStatistics,
  type CorpusStatistics,
  type DatedSources,
  membersOf,
  type ValueCount,
} from '../../statistics/corpusStatistics';
import { formNames } from '../../text/outline/headingForms';
import { formatShare, type TextTable } from '../formats/tables';
import { isOfNames, spreadCells } from './statisticsTables';

/** A sentence of a paper about its corpus, with the figures it gives. */
export interface ProseSentence {
  readonly text: string;
  readonly figures: readonly ProseFigure[];
}

export interface ProseFigure {
  /** As the sentence has it. */
  readonly value: string;
  /** What it is the figure of. */
  readonly meaning: string;
  /** Labels of the sources it rests on; `undefined` for all. */
  readonly sources: readonly string[] | undefined;
}

/** Up to this many values are all named; of more, the `mostNamed` most frequent ones. */
const fewValues = 7;
const mostNamed = 3;

/** The paragraph that describes a corpus in a paper: how many texts, how long, of when, of whom, in what divisions. */
export function corpusProse(
  corpus: Corpus,
  { lengths, attributes, headings }: CorpusStatistics,
  t: Translate,
): readonly ProseSentence[] {
  if (!lengths) return [];
  return [
    lengthSentence(corpus, lengths, t),
    ...attributes.flatMap(each => attributeSentences(corpus, each, t)),
    ...headingSentence(corpus, headings, t),
  ];
}

/** The paragraph, and a table that traces each of its figures to the sources. */
export function corpusProseTable(sentences: readonly ProseSentence[], t: Translate): TextTable {
  return {
    title: t('The corpus in words'),
    notes: sentences.length === 0 ? [] : [joined(sentences, t)],
    head: [t('Number'), t('What it is'), t('Source texts')],
    rows: sentences
      .flatMap(({ figures }) => figures)
      .map(({ value, meaning, sources }) => [value, meaning, sources ? enumerate(sources, t) : t('all')]),
  };
}

/** The sentences as one paragraph; there must be one at least. */
function joined(sentences: readonly ProseSentence[], t: Translate): string {
  return sentences.map(({ text }) => text).reduce((all, text) => t('{0} {1}', all, text));
}

function lengthSentence(
  { sources }: Corpus,
  lengths: NonNullable<CorpusStatistics['lengths']>,
  t: Translate,
): ProseSentence {
  const labelOf = (path: string) => sources.find(({ source }) => source.path === path)!.label;
  const shortest = labelOf(lengths.shortest);
  const longest = labelOf(lengths.longest);
  const count = String(sources.length);
  const total = String(lengths.total);
  const [min = '', median = '', mean = '', max = ''] = spreadCells(lengths);
  const all = [figure(count, t('texts')), figure(total, t('characters in all'))];
  if (sources.length === 1)
    return { text: t('The corpus is one text of {0} characters ({1}).', total, shortest), figures: all };
  return {
    text: t(
      'The corpus holds {0} texts with {1} characters in all; the shortest has {2} ({3}), the longest {4} ({5}), the mean is {6}, the median {7}.',
      ...[count, total, min, shortest, max, longest, mean, median],
    ),
    figures: [
      ...all,
      figure(min, t('characters of the shortest text'), [shortest]),
      figure(max, t('characters of the longest text'), [longest]),
      figure(mean, t('characters, mean')),
      figure(median, t('characters, median')),
    ],
  };
}

function attributeSentences(
  corpus: Corpus,
  attribute: AttributeStatistics,
  t: Translate,
): readonly ProseSentence[] {
  // Names of the texts say nothing of the corpus.
  if (attribute.known === 0 || isOfNames(attribute)) return [];
  const { name, missing, known } = attribute;
  const of = corpus.sources.filter(source => attributeValue(source.attributes, name) !== undefined);
  const unknown = corpus.sources.filter(source => !of.includes(source)).map(({ label }) => label);
  const sentences: ProseSentence[] = [
    attribute.earliest && attribute.latest
      ? dateSentence(of, attribute, attribute.earliest, attribute.latest, t)
      : attribute.spread
        ? numberSentence(attribute, t)
        : valueSentence(of, attribute, t),
  ];
  if (missing > 0)
    sentences.push({
      text: t('{0} is known of {1} texts, and not of {2}.', name, known, missing),
      figures: [
        figure(
          String(known),
          t('{0}: known', name),
          of.map(({ label }) => label),
        ),
        figure(String(missing), t('{0}: not known', name), unknown),
      ],
    });
  return sentences;
}

function dateSentence(
  of: readonly CodedSource[],
  { name, values, known }: AttributeStatistics,
  earliest: DatedSources,
  latest: DatedSources,
  t: Translate,
): ProseSentence {
  const labels = ({ sources }: DatedSources) =>
    of.filter(({ source }) => sources.includes(source.path)).map(({ label }) => label);
  const years = new Map<string, number>();
  for (const { value, sources } of values) {
    const year = String(value).slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + sources);
  }
  const counts = [...years].map(([year, sources]) => ({ value: year, sources, share: sources / known }));
  const { list, figures } = namedValues(of, name, counts, value => String(value).slice(0, 4), t);
  return {
    text: t(
      '{0}: from {1} ({2}) to {3} ({4}); by year {5}.',
      ...[
        name,
        earliest.date,
        enumerate(labels(earliest), t),
        latest.date,
        enumerate(labels(latest), t),
        list,
      ],
    ),
    figures: [
      figure(earliest.date, t('{0}: earliest', name), labels(earliest)),
      figure(latest.date, t('{0}: latest', name), labels(latest)),
      ...figures,
    ],
  };
}

function numberSentence({ name, spread }: AttributeStatistics, t: Translate): ProseSentence {
  const [min = '', median = '', mean = '', max = ''] = spreadCells(spread!);
  return {
    text: t('{0}: from {1} to {2}, the mean is {3}, the median {4}.', name, min, max, mean, median),
    figures: [
      figure(min, t('{0}: minimum', name)),
      figure(max, t('{0}: maximum', name)),
      figure(mean, t('{0}: mean', name)),
      figure(median, t('{0}: median', name)),
    ],
  };
}

function valueSentence(
  of: readonly CodedSource[],
  { name, values, members }: AttributeStatistics,
  t: Translate,
): ProseSentence {
  const counts = members.length > 0 ? members : values;
  const { list, figures } = namedValues(of, name, counts, value => value, t);
  const text =
    counts.length <= fewValues
      ? t('{0}: {1}.', name, list)
      : t('{0}: {1} different ones, most often {2}.', name, counts.length, list);
  return { text, figures };
}

/** Values with their counts and shares: all of a few, the most frequent of many. `read`: what counts as the value of a text. */
function namedValues(
  of: readonly CodedSource[],
  name: string,
  counts: readonly ValueCount[],
  read: (value: AttributeValue) => AttributeValue,
  t: Translate,
): { readonly list: string; readonly figures: readonly ProseFigure[] } {
  const named =
    counts.length <= fewValues
      ? counts
      : [...counts].sort((a, b) => b.sources - a.sources).slice(0, mostNamed);
  const figures = named.map(({ value, sources }) =>
    figure(
      String(sources),
      t('{0}: {1}', name, wordFor(value, t)),
      of
        .filter(({ attributes }) => membersOf(attributeValue(attributes, name)!).map(read).includes(value))
        .map(({ label }) => label),
    ),
  );
  const list = named.map(({ value, sources, share }) =>
    t('{0} ({1}, {2})', wordFor(value, t), sources, formatShare(share)),
  );
  return { list: enumerate(list, t), figures };
}

function headingSentence(
  { sources }: Corpus,
  headings: CorpusStatistics['headings'],
  t: Translate,
): readonly ProseSentence[] {
  if (headings.length === 0) return [];
  const named = [...headings].sort((a, b) => b.sources - a.sources || a.level - b.level).slice(0, mostNamed);
  const shown = named.sort((a, b) => a.level - b.level);
  const list = shown.map(({ example, total, sources: having }) =>
    t('{0} ({1}; in {2} of {3} texts)', example.trim(), total, having, sources.length),
  );
  const figures = shown.map(({ level, example, total }) =>
    figure(
      String(total),
      t('headings like {0}', example.trim()),
      sources
        .filter(({ analysis }) => analysis.headings.some(each => each.form === formNames[level]))
        .map(({ label }) => label),
    ),
  );
  return [{ text: t('Divisions, by their most frequent headings: {0}.', enumerate(list, t)), figures }];
}

function figure(value: string, meaning: string, sources?: readonly string[]): ProseFigure {
  return { value, meaning, sources };
}
