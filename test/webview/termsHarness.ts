// The real bundle of the view of terms (dist/terms.js) in a browser, as harness.ts does for the overview.
import type { Browser, Page } from 'playwright-core';
import { finish } from '../../src/core/base/steps';
import type { Corpus } from '../../src/core/corpus/corpus';
import { findCandidates } from '../../src/core/terms/candidates';
import { concordance } from '../../src/core/terms/concordance';
import type { CorpusWords } from '../../src/core/terms/words';
import type { FromTerms, ToTerms } from '../../src/protocol';
import { type Options, openBundle, stringsOf } from './harness';
import { takePage } from './keptPages';

/** The view of terms in a browser page. Words are given: a segmenter is no part of the page. */
export class TermsPage {
  readonly asked: FromTerms[] = [];
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly corpus: Corpus,
    private readonly words: CorpusWords,
    private readonly locale: 'en' | 'zh-cn',
  ) {}

  static async open(
    browser: Browser,
    corpus: Corpus,
    words: CorpusWords,
    options: Options = {},
  ): Promise<TermsPage> {
    const { locale = 'en', width = 900, height = 500 } = options;
    const page = await takePage(browser, { width, height });
    const opened = new TermsPage(page, corpus, words, locale);
    await openBundle<FromTerms>(page, 'terms.js', options, opened.errors, message => opened.receive(message));
    return opened;
  }

  private async receive(message: FromTerms): Promise<void> {
    this.asked.push(message);
    const { corpus } = this;
    switch (message.type) {
      case 'ready': {
        await this.post({ type: 'language', locale: this.locale, strings: stringsOf(this.locale) });
        const { themes, keywords } = corpus.codebook;
        await this.post({
          type: 'project',
          themes: themes.map(({ id, name, color }) => ({ id, name, color })),
          keywords: keywords.map(({ term, theme }) => [term, theme] as const),
          version: 1,
        });
        return;
      }
      case 'candidates': {
        if (message.query.of !== 'candidates') return;
        const found = finish(findCandidates(corpus, this.words, { ...message.query, top: 20 }));
        const segmenter = { name: 'intl 78', detail: 'Words segmented by intl 78' };
        await this.post({ type: 'candidates', query: message.query, ...found, segmenter, version: 1 });
        return;
      }
      case 'lines': {
        const { term, order, from } = message;
        const lines = finish(concordance(corpus, term, order));
        const answer = { term, order, from, lines: lines.slice(from), total: lines.length, version: 1 };
        await this.post({ type: 'lines', ...answer });
        return;
      }
    }
  }

  private async post(message: ToTerms): Promise<void> {
    await this.page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  }
}
