import * as vscode from 'vscode';
import {
  type CodedSource,
  type Corpus,
  describeWhereabouts,
  type Match,
  type PlacedAnnotation,
  whereaboutsOf,
} from '../../core';
import type { CodeFilter } from '../coding/codeFilter';
import { codeName } from '../session/codeName';
import { annotationsAt, offsetOf, oneLine, rangeOf } from '../session/places';
import type { Session } from '../session/session';

/** The hover of a keyword (its theme and how often it occurs) and of a passage (everything it is coded with). */
export class SourceHover implements vscode.HoverProvider {
  constructor(
    private readonly session: Session,
    private readonly codeFilter: CodeFilter,
  ) {}

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const corpus = this.session.seenCorpus;
    const coded = this.session.seenSourceOf(document);
    if (!corpus || !coded || !this.session.isCurrent(document, coded)) return undefined;
    const offset = offsetOf(coded, position);
    const match = coded.analysis.matches.find(each => each.start <= offset && offset < each.end);
    // While the rest of the project is being read, nothing is known of it, and nothing can be changed.
    const isRead = this.session.corpus !== undefined;
    // What is hidden in the text is not told of it either.
    const annotations = annotationsAt(coded, offset).filter(placed => this.codeFilter.shows(placed));
    const contents = annotations.map(placed => describeAnnotation(placed, coded, corpus, isRead));
    if (match) contents.unshift(describeMatch(match, coded, corpus, isRead));
    if (contents.length === 0) return undefined;
    return match ? new vscode.Hover(contents, rangeOf(coded, match)) : new vscode.Hover(contents);
  }
}

function describeMatch(
  { keyword }: Match,
  coded: CodedSource,
  corpus: Corpus,
  isRead: boolean,
): vscode.MarkdownString {
  const count = (source: CodedSource) =>
    source.analysis.matches.filter(each => each.keyword === keyword).length;
  const perSource = corpus.sources.map(count);
  const total = perSource.reduce((sum, each) => sum + each, 0);
  const holding = perSource.filter(each => each > 0).length;
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**').appendText(keyword.term).appendMarkdown('** · ');
  text.appendText(vscode.l10n.t('keyword of {0}', codeName(keyword.theme, corpus)));
  text.appendMarkdown('\n\n');
  if (!isRead) {
    text.appendText(vscode.l10n.t('{0} here; the other sources are still being read', count(coded)));
    return text;
  }
  text.appendText(
    vscode.l10n.t(
      '{0} here, {1} in the corpus, in {2} of {3} sources',
      count(coded),
      total,
      holding,
      perSource.length,
    ),
  );
  return text;
}

function describeAnnotation(
  { annotation, anchor }: PlacedAnnotation,
  { source }: CodedSource,
  corpus: Corpus,
  canChange: boolean,
): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  text.isTrusted = {
    enabledCommands: ['policyCoder.retag', 'policyCoder.editMemo', 'policyCoder.removeAnnotation'],
  };
  for (const code of annotation.codes) {
    text
      .appendMarkdown('$(tag) **')
      .appendText(oneLine(codeName(code, corpus)))
      .appendMarkdown('**  \n');
  }
  if (annotation.label) text.appendText(vscode.l10n.t('Label: {0}', annotation.label)).appendMarkdown('\n\n');
  if (annotation.memo) text.appendText(annotation.memo.trim()).appendMarkdown('\n\n');
  const where =
    'span' in anchor ? describeWhereabouts(whereaboutsOf(source, anchor.span), vscode.l10n.t) : '';
  if (where !== '') text.appendText(where).appendMarkdown('\n\n');
  const facts = [annotation.coder, annotation.created].filter(fact => fact !== undefined);
  if (anchor.state === 'moved') facts.push(vscode.l10n.t('found in another place than recorded'));
  if (facts.length > 0) text.appendText(facts.join(' · ')).appendMarkdown('\n\n');
  if (!canChange) return text;
  const argument = encodeURIComponent(JSON.stringify([annotation.id]));
  const link = (title: string, command: string) => `[${title}](command:${command}?${argument})`;
  text.appendMarkdown(
    [
      link(vscode.l10n.t('Retag'), 'policyCoder.retag'),
      link(vscode.l10n.t('Memo'), 'policyCoder.editMemo'),
      link(vscode.l10n.t('Remove'), 'policyCoder.removeAnnotation'),
    ].join(' · '),
  );
  return text;
}
