import { type Corpus, listIssues } from '../../core';
import type { Command } from '../command';
import { formatJson } from '../io';
import { formatIssues } from '../issueList';
import { exitCodeOf, openProject } from '../project';
import { oneLine } from '../textTable';

/** Every keyword match that counts, with its place. */
export const keywords: Command = {
  name: 'keywords',
  options: [],
  summary: t => t('List every keyword match: place, theme, keyword, matched text.'),
  describeOptions: t => [['--json', t('Print the matches as JSON: an array.')]],
  async run(call) {
    const corpus = await openProject(call);
    const matches = listMatches(corpus);
    if (call.json) call.stdout.write(formatJson(matches));
    else call.stdout.write(matches.map(formatMatch).join(''));
    const issues = listIssues(corpus, call.t);
    const code = exitCodeOf(issues);
    // Standard output is for the matches alone.
    if (code !== 0) call.stderr.write(`${formatIssues(issues, call.t).join('\n')}\n`);
    return code;
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
