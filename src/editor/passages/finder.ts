import * as vscode from 'vscode';
import {
  allTexts,
  type CodedSource,
  type Corpus,
  countTerms,
  type DistinctiveSentence,
  findDistinctive,
  findShared,
  type IndexedSources,
  indexSources,
  type Segmenter,
  type SharedPassage,
  type Span,
  type Steps,
  WordCutter,
} from '../../core';
import { inSlices } from '../session/slices';

type Counts = ReturnType<typeof countTerms> extends Steps<infer T> ? T : never;

/** Finds passages across the texts of a project, and remembers what it computed as long as the texts stay the same. */
export class PassageFinder {
  private words: WordCutter | undefined;
  private index: { readonly of: readonly CodedSource[]; readonly value: IndexedSources } | undefined;
  private counts:
    | { readonly index: IndexedSources; readonly terms: string; readonly value: Counts }
    | undefined;

  constructor(private readonly segmenter: Pick<Segmenter, 'cut'>) {}

  /** The sentences of a source, the most distinctive first; `undefined` when the user cancelled. */
  distinctive(corpus: Corpus, coded: CodedSource): Promise<readonly DistinctiveSentence[] | undefined> {
    return working(vscode.l10n.t('Comparing every sentence with all other sources'), async isCancelled => {
      const texts = allTexts(corpus);
      this.words ??= new WordCutter(this.segmenter);
      const cut = await this.words.words({ ...corpus, sources: texts }, () => !isCancelled());
      const indexed = cut && (await this.indexed(texts, isCancelled));
      if (!cut || !indexed) return undefined;
      const terms = JSON.stringify(cut.info);
      if (this.counts?.index !== indexed || this.counts.terms !== terms) {
        const value = await inSlices(countTerms(indexed, cut.words), { isCancelled });
        if (!value) return undefined;
        this.counts = { index: indexed, terms, value };
      }
      const place = texts.indexOf(coded);
      const ranked = findDistinctive(indexed, this.counts.value, place);
      return inSlices(ranked, { isCancelled });
    });
  }

  /** Where other texts say a passage nearly word for word; `undefined` when the user cancelled. */
  shared(corpus: Corpus, coded: CodedSource, span: Span): Promise<readonly SharedPassage[] | undefined> {
    return working(vscode.l10n.t('Looking for the passage in all other sources'), async isCancelled => {
      const indexed = await this.indexed(allTexts(corpus), isCancelled);
      return indexed && inSlices(findShared(indexed, coded, span), { isCancelled });
    });
  }

  private async indexed(
    texts: readonly CodedSource[],
    isCancelled: () => boolean,
  ): Promise<IndexedSources | undefined> {
    const { index } = this;
    const isSame =
      index?.of.length === texts.length &&
      index.of.every(({ analysis, source }, i) => {
        const other = texts[i]!;
        return source === other.source && analysis === other.analysis;
      });
    if (isSame) return index.value;
    const value = await inSlices(indexSources(texts), { isCancelled });
    if (value) this.index = { of: texts, value };
    return value;
  }
}

/** Shorter work shows no progress. */
const worthAWord = 400;

/** Does work with progress that the user can cancel if it takes a while. */
export async function working<T>(
  title: string,
  task: (isCancelled: () => boolean) => Promise<T>,
): Promise<T | undefined> {
  let cancelled = false;
  const done = task(() => cancelled);
  const timer = setTimeout(() => {
    const location = vscode.ProgressLocation.Notification;
    void vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
      token.onCancellationRequested(() => {
        cancelled = true;
      });
      await done.catch(() => {});
    });
  }, worthAWord);
  try {
    const result = await done;
    return cancelled ? undefined : result;
  } finally {
    clearTimeout(timer);
  }
}
