import { type Issue, messageOf } from '../../src/core/base/issue';
import { english } from '../../src/core/base/l10n';
import { buildCorpus } from '../../src/core/corpus/build';
import type { CodedSource, Corpus } from '../../src/core/corpus/corpus';
import { type Reading, readSource } from '../../src/core/text/reading';
import { createSource, type Source } from '../../src/core/text/source';
import { type Contents, projectFiles } from './corpusStore';

/** A corpus built from file contents. */
export function corpusOf(contents: Contents): Corpus {
  return buildCorpus(projectFiles(contents));
}

/** A codebook of themes given by their keywords, as the text of codebook.yaml. */
export function codebookOf(themes: Readonly<Record<string, readonly string[]>>): string {
  return JSON.stringify({
    version: 1,
    themes: Object.entries(themes).map(([id, keywords]) => ({ id, name: `主题${id}`, keywords })),
  });
}

/** The only source of a corpus. */
export function onlySource(corpus: Corpus): CodedSource {
  if (corpus.sources.length !== 1) throw new Error(`${corpus.sources.length} sources`);
  return corpus.sources[0]!;
}

/** A text as a source with its reading. */
export function reading(text: string): { readonly source: Source; readonly reading: Reading } {
  const source = createSource('plan.txt', text);
  return { source, reading: readSource(source) };
}

/** Issues in short: `file:line:column code`. */
export function inShort(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ source, range, code }) => `${source}:${range.line}:${range.column} ${code}`);
}

/** The message of an issue in English. */
export function messageIn(issues: readonly Issue[], code: Issue['code']): string | undefined {
  const found = issues.find(each => each.code === code);
  return found && messageOf(found, english);
}
