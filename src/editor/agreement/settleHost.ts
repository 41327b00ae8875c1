import * as vscode from 'vscode';
import {
  type Choice,
  type Corpus,
  type Disagreement,
  type DisagreementOrder,
  type Disagreements,
  describe,
  disagreements,
  planSettlement,
  planTakeOver,
  type SettlementPlan,
  settleKey,
  settleQueue,
  settleStamp,
  sourceAt,
  suggestionItems,
} from '../../core';
import type { FromSettle, SettleRequest, ToSettle } from '../../protocol/settle';
import type { CommandContext } from '../coding/context';
import { askForCodes, selectedIn } from '../commands/tagSelection';
import type { ModelFiles } from '../models/modelFiles';
import { decideSuggestion } from '../models/onDemand';
import { type Handlers, handle, languageMessage } from '../pages/handlers';
import { TextPlaces } from '../pages/textPlaces';
import { activeSource, oneLine } from '../session/places';
import { today } from '../session/today';

/** Pause after a change before the page follows. */
const pause = 100;

/** How keys of suggestions begin (`suggestionKey`). */
const suggestionMark = '["suggestion",';

/** A disagreement as it is now, in the list that it comes from. */
interface Found {
  readonly corpus: Corpus;
  readonly list: Disagreements;
  readonly disagreement: Disagreement;
}

/** Answers the page that goes through disagreements. What is decided is written as coding of the consensus, and can be undone like all coding. */
export class SettleHost implements vscode.Disposable {
  private order: DisagreementOrder = 'source';
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The disagreement whose passage is being selected in the text, and the hint that says so. */
  private selecting: { readonly asked: SettleRequest; readonly hint: vscode.Disposable } | undefined;
  private readonly places = new TextPlaces();
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly context: CommandContext,
    private readonly models: ModelFiles,
  ) {
    this.subscriptions = vscode.Disposable.from(
      this.places,
      panel.webview.onDidReceiveMessage((message: FromSettle) => handle(this.handlers, message)),
      panel.onDidChangeViewState(() => this.postQueue()),
      context.session.onDidChangeCorpus(() => this.postSoon()),
      models.onDidChange(() => this.postSoon()),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.endSelecting();
    this.subscriptions.dispose();
  }

  private readonly handlers: Handlers<FromSettle> = {
    ready: () => {
      this.post(languageMessage());
      this.postQueue();
    },
    order: ({ order }) => {
      this.order = order;
      this.postQueue();
    },
    open: ({ source, range, aside }) =>
      this.places.show(this.context.session, source, range, this.panel.viewColumn, aside),
    settle: asked => this.settle(asked),
    takeOver: () => this.takeOver(),
    undo: () => this.context.coding.undo(),
  };

  /** Takes what is selected in the text as the passage of the disagreement whose passage is asked for. */
  async takeSelection(): Promise<void> {
    const { selecting } = this;
    const active = activeSource(this.context.session);
    const found = selecting && this.find(selecting.asked);
    if (!selecting || !found || !active) return;
    if (active.coded.source.path !== found.disagreement.source) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Select the passage in {0}.', found.disagreement.label),
      );
      return;
    }
    const span = selectedIn(active);
    if (!describe(active.coded.source, active.coded.analysis.reading, span)) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is selected.'));
      return;
    }
    this.endSelecting();
    this.panel.reveal();
    await this.write(selecting.asked, found, { decision: 'extent', span });
  }

  /** Leaves the passage as it is. */
  cancelSelection(): void {
    this.endSelecting();
    this.panel.reveal();
  }

  private async settle(asked: SettleRequest): Promise<void> {
    this.endSelecting();
    if (asked.key.startsWith(suggestionMark)) return this.decide(asked);
    const found = this.find(asked);
    if (!found) return;
    const { choice } = asked;
    if (choice.decision === 'extent') await this.select(asked, found);
    else {
      const whole = await this.completed(choice, found);
      if (whole) await this.write(asked, found, whole);
    }
  }

  /** Decides on a suggestion of a model. */
  private async decide({ key, stamp, choice, memo }: SettleRequest): Promise<void> {
    const { decision } = choice;
    const outcome = await decideSuggestion(
      this.context,
      this.models,
      { key, stamp, decision, memo },
      askForCodes,
    );
    this.panel.reveal();
    if (outcome === 'done') this.post({ type: 'settled', key });
    else if (outcome === 'changed') this.refuse();
  }

  private refuse(): void {
    this.post({
      type: 'refused',
      reason: vscode.l10n.t('It was changed in the meantime. Please look at it again.'),
    });
    this.postQueue();
  }

  /** The disagreement that was decided on, if it still is what was seen. */
  private find({ key, stamp }: SettleRequest): Found | undefined {
    const { session } = this.context;
    session.flush();
    const { corpus } = session;
    if (!corpus) return undefined;
    const list = disagreements(corpus, { by: this.order });
    const disagreement = list.disagreements.find(each => settleKey(each) === key);
    if (disagreement && settleStamp(disagreement) === stamp) return { corpus, list, disagreement };
    this.refuse();
    return undefined;
  }

  /** The choice with the codes that the user is asked for. */
  private async completed(
    choice: SettleRequest['choice'],
    { corpus, disagreement }: Found,
  ): Promise<Choice | undefined> {
    if (choice.decision === 'extent') return undefined;
    if (choice.decision !== 'codes') return choice as Choice;
    const coded = sourceAt(corpus, disagreement.source);
    const target = coded && describe(coded.source, coded.analysis.reading, disagreement.span);
    const codes = target && (await askForCodes(this.context, target, disagreement.codes));
    this.panel.reveal();
    return codes && codes.length > 0 ? { decision: 'codes', codes } : undefined;
  }

  /** Shows the stretch in the text, for the user to select another. */
  private async select(asked: SettleRequest, { corpus, disagreement }: Found): Promise<void> {
    const coded = sourceAt(corpus, disagreement.source);
    if (!coded) return;
    const range = coded.source.lines.range(disagreement.span);
    await this.places.show(this.context.session, disagreement.source, range, this.panel.viewColumn);
    const hint = vscode.window.setStatusBarMessage(
      vscode.l10n.t('Select the passage, then press Ctrl+Alt+T; Esc cancels.'),
    );
    this.selecting = { asked, hint };
    setSelecting(true);
  }

  private async write(
    asked: SettleRequest,
    { corpus, list, disagreement }: Found,
    choice: Choice,
  ): Promise<void> {
    const { t } = vscode.l10n;
    const plan = planSettlement(corpus, list, disagreement, choice, { ...this.who, memo: asked.memo });
    if (!plan) {
      this.post({ type: 'refused', reason: t('There is nothing to code with: no codes, or no passage.') });
      return;
    }
    const quote = corpusText(corpus, disagreement);
    const title = choice.decision === 'later' ? t('put "{0}" off', quote) : t('settle "{0}"', quote);
    if (await this.do(title, [plan])) this.post({ type: 'settled', key: asked.key });
  }

  private async takeOver(): Promise<void> {
    const { session } = this.context;
    const { t } = vscode.l10n;
    session.flush();
    if (!session.corpus) return;
    const plans = planTakeOver(session.corpus, disagreements(session.corpus), this.who);
    if (plans.length === 0) {
      vscode.window.setStatusBarMessage(t('There is nothing to take over.'), 4000);
      return;
    }
    await this.do(t('take over what is coded alike'), plans);
  }

  private async do(title: string, plans: readonly SettlementPlan[]): Promise<boolean> {
    const steps = plans.flatMap(({ source, file, changes }) =>
      changes.map(change => ({ source, file, change })),
    );
    return (await this.context.coding.do(title, steps)) !== undefined;
  }

  private get who() {
    return { by: this.context.coder.now, created: today() };
  }

  private endSelecting(): void {
    this.selecting?.hint.dispose();
    this.selecting = undefined;
    setSelecting(false);
  }

  private postSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.postQueue(), pause);
  }

  private postQueue(): void {
    clearTimeout(this.timer);
    const { corpus, root } = this.context.session;
    if (corpus) {
      const list = disagreements(corpus, { by: this.order });
      const queue = settleQueue(corpus, list, this.order, vscode.l10n.t);
      const suggested = suggestionItems(corpus, this.models.now, vscode.l10n.t);
      const left = suggested.filter(({ state }) => state === 'open').length;
      const told = left > 0 ? [vscode.l10n.t('Suggestions of models to decide: {0}.', left)] : [];
      this.post({
        type: 'queue',
        queue: { ...queue, summary: [...queue.summary, ...told], items: [...queue.items, ...suggested] },
      });
    } else if (!root) this.post({ type: 'noProject' });
  }

  private post(message: ToSettle): void {
    if (this.panel.visible) void this.panel.webview.postMessage(message);
  }
}

function corpusText(corpus: Corpus, { source, span }: Disagreement): string {
  return oneLine(sourceAt(corpus, source)?.source.text.slice(span.start, span.end) ?? '', 20);
}

function setSelecting(value: boolean): void {
  void vscode.commands.executeCommand('setContext', 'policyCoder.selectingSettled', value);
}
