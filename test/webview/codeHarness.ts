// The real bundle of the form of a code (dist/code.js) in a browser; this file plays the editor: the real engine changes a
// codebook that is kept here.
import type { Browser, Page } from 'playwright-core';
import { codeForm, codeFormEdits, editCodebook } from '../../src/core';
import { translator } from '../../src/core/base/l10n';
import type { FromCodeForm, ToCodeForm } from '../../src/protocol';
import { waitFor } from '../real/wait';
import type { Contents } from '../support/corpusStore';
import { corpusOf } from '../support/project';
import { type Options, openBundle, stringsOf } from './harness';
import { takePage } from './keptPages';

export class CodePage {
  readonly asked: FromCodeForm[] = [];
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly contents: Contents,
    public codebook: string,
    private readonly code: string,
    private readonly locale: 'en' | 'zh-cn',
  ) {}

  static async open(
    browser: Browser,
    contents: Contents,
    code: string,
    options: Options = {},
  ): Promise<CodePage> {
    const { locale = 'en', width = 1000, height = 700 } = options;
    const page = await takePage(browser, { width, height });
    const opened = new CodePage(page, contents, String(contents['codebook.yaml']), code, locale);
    await openBundle<FromCodeForm>(page, 'code.js', options, opened.errors, message =>
      opened.receive(message),
    );
    await page.locator('.code-page .columns:visible').waitFor();
    return opened;
  }

  /** The codebook, as soon as it is one that fits. */
  async codebookWhen(fits: (text: string) => boolean): Promise<string> {
    await waitFor('the change of codebook.yaml', async () => (fits(this.codebook) ? true : undefined));
    return this.codebook;
  }

  async post(message: ToCodeForm): Promise<void> {
    await this.page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  }

  async show(codebook: string): Promise<void> {
    this.codebook = codebook;
    const corpus = this.corpus();
    const code = corpus.codebook.codes.get(this.code);
    const t = translator(stringsOf(this.locale));
    await this.post(code ? { type: 'code', form: codeForm(corpus, code, t) } : { type: 'gone' });
  }

  private corpus() {
    return corpusOf({ ...this.contents, 'codebook.yaml': this.codebook });
  }

  private async receive(message: FromCodeForm): Promise<void> {
    this.asked.push(message);
    if (message.type === 'ready') {
      await this.post({ type: 'language', locale: this.locale, strings: stringsOf(this.locale) });
      await this.show(this.codebook);
    } else if (message.type === 'save') {
      const corpus = this.corpus();
      const written = editCodebook(
        this.codebook,
        codeFormEdits(corpus.codebook.codes.get(this.code)!, message.values),
      );
      if (written === undefined) await this.post({ type: 'refused', reason: 'no' });
      else await this.show(written);
    }
  }
}
