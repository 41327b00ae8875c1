import * as vscode from 'vscode';
import { type Annotation, describe, type Span, withTarget } from '../../core';
import type { CommandContext } from '../coding/context';
import { type WaitingItem, waitingIn, waitingKey } from '../coding/waiting';
import { activeSource, offsetOf, oneLine, openSource, rangeOf } from '../session/places';
import { ReviewDocuments, reviewScheme } from './documents';

/** What is under review: an item, the text it was looked up in, and which of its candidates is shown. */
interface Current {
  readonly item: WaitingItem;
  readonly candidate: number;
}

/**
 * Goes through the waiting annotations one by one: the stored passage beside a candidate. Only an action writes, and each can be undone
 * like all coding.
 */
export class AnchorReview implements vscode.Disposable {
  private readonly documents: ReviewDocuments;
  private readonly subscription: vscode.Disposable;
  private current: Current | undefined;
  /** The hint that the key takes the selection; `undefined` when it does not. */
  private armed: vscode.Disposable | undefined;

  constructor(private readonly context: CommandContext) {
    this.documents = new ReviewDocuments(context.session);
    this.subscription = vscode.Disposable.from(
      this.documents,
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.some(isReviewTab)) this.end();
      }),
      context.session.onDidChangeCorpus(() => void this.refresh()),
    );
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /** Opens an item by its key; without one, the first there is. */
  async open(key?: unknown): Promise<void> {
    const items = this.items();
    const item = typeof key === 'string' ? items.find(each => waitingKey(each) === key) : items[0];
    if (item) await this.show({ item, candidate: 0 });
    else void vscode.window.showInformationMessage(vscode.l10n.t('No annotation waits for review.'));
  }

  /** The passage is where the candidate is. */
  async accept(): Promise<void> {
    const { current } = this;
    const span = current && candidatesOf(current.item)[current.candidate];
    if (current && span) await this.takeSpan(current.item, span);
    else if (current) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('There is no candidate. Select the passage yourself, or set it aside.'),
      );
    }
  }

  async nextCandidate(): Promise<void> {
    const { current } = this;
    if (!current) return;
    const count = candidatesOf(current.item).length;
    if (count > 1) {
      // The comparison stays in front: while another editor is, for a moment, a key would go there.
      this.current = { ...current, candidate: (current.candidate + 1) % count };
      this.disarm();
      this.put(this.current);
    } else vscode.window.setStatusBarMessage(vscode.l10n.t('There is no other candidate.'), 4000);
  }

  /** First goes to the source; then, from there, takes what is selected. */
  async reselect(): Promise<void> {
    const { current } = this;
    if (!current) return;
    const { item } = current;
    const active = activeSource(this.context.session);
    const selection = active?.editor.selection;
    const isHere = active?.coded.source.path === item.coded.source.path;
    if (!this.armed || !active || !selection || !isHere) {
      await this.reveal(current, false);
      this.arm();
      return;
    }
    const span = {
      start: offsetOf(active.coded, selection.start),
      end: offsetOf(active.coded, selection.end),
    };
    await this.takeSpan(item, span);
  }

  /** The passage is not in the text any more; the annotation is kept. */
  async setAside(): Promise<void> {
    const { current } = this;
    if (!current) return;
    const { annotation } = current.item.placed;
    const title = vscode.l10n.t('set "{0}" aside', oneLine(annotation.quote, 20));
    await this.write(current.item, title, { ...annotation, orphan: true });
  }

  async skip(): Promise<void> {
    const { current } = this;
    if (!current) return;
    const items = this.items();
    const place = items.findIndex(each => waitingKey(each) === waitingKey(current.item));
    const next = items[(place + 1) % items.length];
    if (next && waitingKey(next) !== waitingKey(current.item)) await this.show({ item: next, candidate: 0 });
    else vscode.window.setStatusBarMessage(vscode.l10n.t('Nothing else waits for review.'), 4000);
  }

  private items(): readonly WaitingItem[] {
    this.context.session.flush();
    return waitingIn(this.context.session.corpus);
  }

  private async takeSpan(item: WaitingItem, span: Span): Promise<void> {
    const { coded, placed } = item;
    const target = describe(coded.source, coded.analysis.reading, span);
    if (!target) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is selected.'));
      return;
    }
    const title = vscode.l10n.t('place "{0}"', oneLine(target.quote, 20));
    await this.write(item, title, withTarget(placed.annotation, target));
  }

  private async write(item: WaitingItem, title: string, after: Annotation): Promise<void> {
    const items = this.items();
    const place = items.findIndex(each => waitingKey(each) === waitingKey(item));
    // The decision must be about the text that was seen.
    if (items[place]?.coded.source.text !== item.coded.source.text) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The text was changed in the meantime. Please review it again.'),
      );
      await this.refresh();
      return;
    }
    const change = { kind: 'annotation', before: item.placed.annotation, after } as const;
    const step = { source: item.coded.source.path, file: item.placed.file, change };
    this.current = undefined;
    this.disarm();
    const done = await this.context.coding.do(title, [step]);
    const left = this.items();
    const next = done ? (left[place] ?? left[0]) : item;
    if (next) await this.show({ item: next, candidate: 0 });
    else {
      await this.close();
      vscode.window.setStatusBarMessage(vscode.l10n.t('No annotations are left to review.'), 6000);
    }
  }

  /** Follows the snapshot: what is shown must be as it is now. */
  private async refresh(): Promise<void> {
    const { current } = this;
    if (!current) return;
    const item = waitingIn(this.context.session.corpus).find(
      each => waitingKey(each) === waitingKey(current.item),
    );
    if (!item) return;
    const isSame =
      item.coded.source.text === current.item.coded.source.text &&
      item.placed.annotation === current.item.placed.annotation;
    this.current = { item, candidate: isSame ? current.candidate : 0 };
    if (!isSame) this.put(this.current);
  }

  private async show(current: Current): Promise<void> {
    this.current = current;
    this.disarm();
    // The source first, so that it is after the comparison, at the right place.
    await this.reveal(current, true);
    // Only now, because keys act on the texts once they are visible.
    this.put(current);
    const title = vscode.l10n.t('Review Anchors');
    const { stored, today } = this.documents;
    await this.documents.prepare();
    await vscode.commands.executeCommand('vscode.diff', stored, today, title, { preview: false });
  }

  private put({ item, candidate }: Current): void {
    const candidates = candidatesOf(item);
    const span = candidates[candidate];
    const line = span && item.coded.source.lines.position(span.start).line;
    const place =
      line === undefined
        ? vscode.l10n.t('There is no candidate.')
        : vscode.l10n.t('Candidate {0} of {1}, line {2}', candidate + 1, candidates.length, line);
    this.documents.show(item, span, place);
  }

  private async reveal({ item, candidate }: Current, inBackground: boolean): Promise<void> {
    const span = candidatesOf(item)[candidate];
    const document = await openSource(this.context.session, item.coded.source.path);
    const editor = await vscode.window.showTextDocument(document, {
      preview: false,
      preserveFocus: inBackground,
      ...(span && { selection: rangeOf(item.coded, span) }),
    });
    if (span) editor.revealRange(rangeOf(item.coded, span), vscode.TextEditorRevealType.InCenter);
  }

  private async close(): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs.filter(isReviewTab));
    this.end();
    if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
  }

  private end(): void {
    this.current = undefined;
    this.disarm();
  }

  /** From now on the key takes the selection, and a hint says so, until it is done or Esc is pressed. */
  private arm(): void {
    this.disarm();
    this.armed = vscode.window.setStatusBarMessage(
      vscode.l10n.t('Select the passage, then press Ctrl+Alt+R; Esc cancels.'),
    );
    setReselecting(true);
  }

  /** The key opens the review again. */
  disarm(): void {
    this.armed?.dispose();
    this.armed = undefined;
    setReselecting(false);
  }
}

function candidatesOf({ placed: { anchor } }: WaitingItem): readonly Span[] {
  if ('spans' in anchor) return anchor.spans;
  return 'nearest' in anchor && anchor.nearest ? [anchor.nearest] : [];
}

function isReviewTab({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputTextDiff && input.modified.scheme === reviewScheme;
}

function setReselecting(value: boolean): void {
  void vscode.commands.executeCommand('setContext', 'policyCoder.reselecting', value);
}
