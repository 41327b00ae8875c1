import type { Corpus } from '../../core';
import type { Command } from '../command';
import { formatJson } from '../io';
import { endWithIssues, openProject } from '../project';
import { oneLine } from '../textTable';

/** Every keyword match that counts, with its place. */
export const keywords: Command = {
  name: 'keywords',
  options: [],
  summary: t => t('List every keyword hit: place, theme, keyword, matched text.'),
  describeJson: t => t('Print the hits as JSON: an array.'),
  async run(call) {
    const corpus = await openProject(call);
    const matches = listMatches(corpus);
    if (call.json) call.stdout.write(formatJson(matches));
    else call.stdout.write(matches.map(formatMatch).join(''));
    return endWithIssues(corpus, call);
  },
};

interface ListedMatch {
  readonly source: string;
  /** Id. */
  readonly theme: string;
  readonly keyword: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** As read: without the soft line ends of hard-wrapped text. */
  readonly text: string;
}

function listMatches(corpus: Corpus): readonly ListedMatch[] {
  return corpus.sources.flatMap(({ source, analysis }) =>
    analysis.matches.map(match => ({
      source: source.path,
      theme: match.keyword.theme,
      keyword: match.keyword.term,
      ...source.lines.range(match),
      text: analysis.reading.text.slice(match.readingStart, match.readingEnd),
    })),
  );
}

function formatMatch({ source, line, column, theme, keyword, text }: ListedMatch): string {
  return `${[`${source}:${line}:${column}`, theme, keyword, text].map(oneLine).join('\t')}\n`;
}
