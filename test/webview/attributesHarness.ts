// The real bundle of the table of attributes (dist/attributes.js) in a browser; this file plays the editor: the real engine
// changes files that are kept here.
import type { Browser, Page } from 'playwright-core';
import { planAttributes } from '../../src/core/attributes/change';
import type { AttributeTexts } from '../../src/core/attributes/project';
import { attributesTable } from '../../src/core/attributes/table';
import type { FromAttributes, ToAttributes } from '../../src/protocol';
import { waitFor } from '../real/wait';
import { type Options, openBundle, stringsOf } from './harness';
import { takePage } from './keptPages';

export class AttributesPage {
  readonly asked: FromAttributes[] = [];
  readonly errors: string[] = [];
  private done = 0;

  private constructor(
    readonly page: Page,
    public texts: AttributeTexts,
    private readonly locale: 'en' | 'zh-cn',
  ) {}

  static async open(browser: Browser, texts: AttributeTexts, options: Options = {}): Promise<AttributesPage> {
    const { locale = 'en', width = 900, height = 400 } = options;
    const page = await takePage(browser, { width, height });
    const opened = new AttributesPage(page, texts, locale);
    await openBundle<FromAttributes>(page, 'attributes.js', options, opened.errors, message =>
      opened.receive(message),
    );
    await page.locator('[role=gridcell].active, .empty:visible').first().waitFor();
    return opened;
  }

  /** The text of corpus.yaml, as soon as it is one that fits. */
  async corpusWhen(fits: (text: string) => boolean): Promise<string> {
    await waitFor('the change of corpus.yaml', async () => (fits(this.texts.corpus) ? true : undefined));
    return this.texts.corpus;
  }

  async post(message: ToAttributes): Promise<void> {
    await this.page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  }

  private async receive(message: FromAttributes): Promise<void> {
    this.asked.push(message);
    if (message.type === 'ready')
      await this.post({ type: 'language', locale: this.locale, strings: stringsOf(this.locale) });
    else if (message.type === 'change') {
      const plan = planAttributes(this.texts, message.change);
      if (!plan.ok) throw new Error(plan.problem);
      for (const { path, after } of plan.files) {
        this.texts =
          path === 'corpus.yaml'
            ? { ...this.texts, corpus: after }
            : { ...this.texts, file: { path, text: after } };
      }
      this.done++;
    } else return;
    const table = attributesTable(this.texts);
    if ('unreadable' in table) throw new Error(table.unreadable);
    await this.post({ type: 'attributes', table, done: this.done });
  }
}
