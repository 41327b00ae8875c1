// The real bundle of the page that goes through disagreements (dist/settle.js) in a browser, as harness.ts does for the
// overview. What is decided is written to the files of a project in memory.
import type { Browser, Page } from 'playwright-core';
import { applyChanges, emptySideFile, invert } from '../../src/core/annotations/change';
import { translator } from '../../src/core/base/l10n';
import { type DisagreementOrder, disagreements } from '../../src/core/consensus/disagreements';
import { planSettlement } from '../../src/core/consensus/settle';
import type { Choice, SettlementPlan } from '../../src/core/consensus/settling';
import { planTakeOver } from '../../src/core/consensus/takeOver';
import { type Corpus, sourceAt } from '../../src/core/corpus/corpus';
import { settleKey, settleQueue, settleStamp } from '../../src/core/report/page/settleQueue';
import { suggestionItems, suggestionKey } from '../../src/core/report/page/suggestionItems';
import {
  type ModelSuggestion,
  type ModelSuggestions,
  suggestionsOf,
} from '../../src/core/suggestions/suggestions';
import { planTakingOver } from '../../src/core/suggestions/takeOver';
import { rejectSuggestion } from '../../src/core/suggestions/write';
import { hashSource } from '../../src/core/text/source';
import type { FromSettle, ToSettle } from '../../src/protocol/settle';
import { type Contents, projectFiles } from '../support/corpusStore';
import { corpusOf } from '../support/project';
import { type Options, openBundle, stringsOf } from './harness';
import { takePage } from './keptPages';

export class SettlePage {
  readonly asked: FromSettle[] = [];
  readonly errors: string[] = [];
  private order: DisagreementOrder = 'source';
  private readonly done: SettlementPlan[] = [];

  private constructor(
    readonly page: Page,
    private files: Contents,
    private readonly locale: 'en' | 'zh-cn',
    /** What the editor's pickers answer. */
    private readonly picked: { readonly codes: readonly string[] },
  ) {}

  static async open(
    browser: Browser,
    files: Contents,
    options: Options & { readonly codes?: readonly string[] } = {},
  ): Promise<SettlePage> {
    const { locale = 'en', width = 900, height = 700, codes = [] } = options;
    const page = await takePage(browser, { width, height });
    const opened = new SettlePage(page, files, locale, { codes });
    await openBundle<FromSettle>(page, 'settle.js', options, opened.errors, message =>
      opened.receive(message),
    );
    return opened;
  }

  get corpus(): Corpus {
    return corpusOf(this.files);
  }

  /** The text of a file as it is now. */
  text(file: string): string | undefined {
    return this.files[file] as string | undefined;
  }

  /** Somebody writes a file in the meantime. */
  async put(file: string, text: string): Promise<void> {
    this.files = { ...this.files, [file]: text };
    await this.postQueue();
  }

  private async receive(message: FromSettle): Promise<void> {
    this.asked.push(message);
    switch (message.type) {
      case 'ready':
        await this.post({ type: 'language', locale: this.locale, strings: stringsOf(this.locale) });
        await this.postQueue();
        return;
      case 'order':
        this.order = message.order;
        await this.postQueue();
        return;
      case 'settle': {
        const { corpus } = this;
        const suggestion = this.suggested.all.find(each => suggestionKey(each) === message.key);
        if (suggestion) {
          this.decide(suggestion, message);
          await this.postQueue();
          await this.post({ type: 'settled', key: message.key });
          return;
        }
        const list = disagreements(corpus, { by: this.order });
        const found = list.disagreements.find(each => settleKey(each) === message.key);
        if (!found || settleStamp(found) !== message.stamp) {
          await this.post({ type: 'refused', reason: 'changed' });
          return;
        }
        const plan = planSettlement(corpus, list, found, this.whole(message.choice), {
          by: '张三',
          created: '2026-12-01',
          memo: message.memo,
        });
        if (!plan) throw new Error('no plan');
        this.write([plan]);
        await this.postQueue();
        await this.post({ type: 'settled', key: message.key });
        return;
      }
      case 'takeOver':
        this.write(
          planTakeOver(this.corpus, disagreements(this.corpus), { by: '张三', created: '2026-12-01' }),
        );
        await this.postQueue();
        return;
      case 'undo': {
        const last = this.done.pop();
        if (last) this.apply({ ...last, changes: last.changes.map(invert).reverse() });
        await this.postQueue();
        return;
      }
      case 'open':
        return;
    }
  }

  private get suggested(): ModelSuggestions {
    return suggestionsOf(this.corpus, projectFiles(this.files));
  }

  /** As the host does it (`editor/models/decide.ts`). */
  private decide(found: ModelSuggestion, { choice, memo }: Extract<FromSettle, { type: 'settle' }>): void {
    const { file, model, annotation } = found;
    if (choice.decision === 'neither') {
      const text = rejectSuggestion(file, this.text(file)!, model, { id: annotation.id });
      this.files = { ...this.files, [file]: text! };
      return;
    }
    const who = { id: `n${annotation.id}`, coder: '王五', created: '2026-12-01', memo };
    const codes = choice.decision === 'codes' ? { codes: this.picked.codes } : {};
    const step = planTakingOver(sourceAt(this.corpus, found.source)!, found, { ...who, ...codes })!;
    this.apply({ ...step, changes: [step.change] });
  }

  /** The choice with what the editor asks for. */
  private whole(choice: Extract<FromSettle, { type: 'settle' }>['choice']): Choice {
    if (choice.decision === 'codes') return { decision: 'codes', codes: this.picked.codes };
    if (choice.decision === 'extent') throw new Error('the editor asks for a passage');
    return choice as Choice;
  }

  private write(plans: readonly SettlementPlan[]): void {
    for (const plan of plans) {
      this.done.push(plan);
      this.apply(plan);
    }
  }

  private apply({ source, file, changes }: Pick<SettlementPlan, 'source' | 'file' | 'changes'>): void {
    const coded = sourceAt(this.corpus, source)!;
    const text = this.text(file) ?? emptySideFile(source, hashSource(coded.source));
    const made = applyChanges(file, text, changes);
    if (!made.ok) throw new Error(made.reason);
    this.files = { ...this.files, [file]: made.text };
  }

  private async postQueue(): Promise<void> {
    const { corpus } = this;
    const list = disagreements(corpus, { by: this.order });
    const t = translator(stringsOf(this.locale));
    const queue = settleQueue(corpus, list, this.order, t);
    const items = [...queue.items, ...suggestionItems(corpus, this.suggested, t)];
    await this.post({ type: 'queue', queue: { ...queue, items } });
  }

  private async post(message: ToSettle): Promise<void> {
    await this.page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  }
}
