import {
  allTexts,
  type CodedSource,
  countTerms,
  type DistinctiveSentence,
  describeNearest,
  describeSegmenter,
  describeTerms,
  distinctiveRecord,
  findDistinctive,
  finish,
  indexSources,
  type Segmenter,
  type Translate,
  WordCutter,
} from '../../core';
import type { Command } from '../command';
import { type Call, type ExitCode, formatJson } from '../io';
import { countOf, sourceNamed } from '../options';
import { endWithIssues, readProject, withSegmenter } from '../project';
import { oneLine } from '../textTable';

const usualTop = 5;

/** Sentences that may be a source's own tasks. */
export const distinctive: Command = {
  name: 'distinctive',
  options: [
    { name: 'source', value: 'NAME', describe: t => t('Only this one: its path, file name or label.') },
    {
      name: 'top',
      value: 'N',
      describe: t => t('Maximum number for each source. Default: {0}.', usualTop),
    },
  ],
  usage: '[--source NAME] [--top N]',
  summary: t => t('Rank the sentences of each source by how distinctive they are against all others.'),
  describeJson: t =>
    t('Print the sentences with their reasons as JSON, as schemas/distinctive.schema.json describes them.'),
  run: call => withSegmenter(call, segmenter => rankSentences(call, segmenter)),
};

async function rankSentences(call: Call, segmenter: Segmenter): Promise<ExitCode> {
  const { t, values } = call;
  const top = countOf('--top', values.top, usualTop, t);
  const corpus = await readProject(call, segmenter);
  const only = values.source === undefined ? undefined : sourceNamed(corpus, values.source, t);
  const texts = allTexts(corpus);
  const cut = await new WordCutter(segmenter).words({ ...corpus, sources: texts });
  // A segmenter gives no answer only after it was disposed of.
  if (!cut) throw new Error('No words');
  const indexed = finish(indexSources(texts));
  const counts = finish(countTerms(indexed, cut.words));
  const found = (only ? [only] : corpus.sources).map(coded => ({
    coded,
    sentences: finish(findDistinctive(indexed, counts, texts.indexOf(coded))).slice(0, top),
  }));
  call.stdout.write(
    call.json
      ? formatJson({
          segmenter: cut.info,
          sources: found.map(({ coded, sentences }) => distinctiveRecord(coded, sentences)),
        })
      : [
          ...found.map(({ coded, sentences }) => formatSource(coded, sentences, t)),
          `${describeSegmenter(cut.info, t)}\n`,
        ].join('\n'),
  );
  return endWithIssues(corpus, call);
}

function formatSource(coded: CodedSource, sentences: readonly DistinctiveSentence[], t: Translate): string {
  const { lines, path } = coded.source;
  const indent = '      ';
  const told = sentences.flatMap((sentence, i) => {
    const { line, column } = lines.position(sentence.span.start);
    const nearest = [describeNearest(sentence, t), sentence.nearest?.text ?? []].flat().join(': ');
    return [
      `${String(i + 1).padStart(3)}. ${sentence.score.toFixed(2)}  ${path}:${line}:${column}`,
      ...[sentence.text, describeTerms(sentence, t), nearest].map(text => indent + oneLine(text)),
    ];
  });
  const none = `${indent}${t('No sentence stands out.')}`;
  return [oneLine(coded.label), ...(told.length > 0 ? told : [none])].map(line => `${line}\n`).join('');
}
