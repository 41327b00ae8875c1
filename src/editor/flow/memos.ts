import * as vscode from 'vscode';
import { type Annotation, allTexts, type CodedSource, sideFileFor } from '../../core';
import { annotationItem } from '../coding/annotationItem';
import { annotationStep, type CommandContext, type Found } from '../coding/context';
import { coderOf } from '../coding/waiting';
import { codeName } from '../session/codeName';
import { oneLine, rangeOf } from '../session/places';

/** The memo of an annotation, as a comment. */
interface MemoComment extends vscode.Comment {
  readonly found: Found;
  /** The memo as it was when the comment was made. */
  readonly memo: string;
}

/** A passage with the memos of all its annotations. */
interface Passage {
  readonly key: string;
  readonly range: vscode.Range;
  readonly comments: readonly MemoComment[];
}

/**
 * Memo mode: the memos of annotations as threads of comments beside the text, one thread for each passage, with the coder
 * as author. There is no gutter for them while the mode is off. What is written goes into the annotation's memo.
 */
export class Memos implements vscode.Disposable {
  private controller: vscode.CommentController | undefined;
  private readonly threads = new Map<string, vscode.CommentThread>();
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly context: CommandContext) {
    const { session, codeFilter, coder } = context;
    const draw = () => this.draw();
    const commands: Readonly<Record<string, (argument: never) => unknown>> = {
      toggleMemoMode: () => this.toggle(),
      'memo.add': (reply: vscode.CommentReply) => this.add(reply),
      'memo.edit': (comment: MemoComment) => this.edit(comment, vscode.CommentMode.Editing),
      'memo.cancel': (comment: MemoComment) => this.edit(comment, vscode.CommentMode.Preview),
      'memo.save': (comment: MemoComment) => this.save(comment, textOf(comment)),
      'memo.remove': (comment: MemoComment) => this.save(comment, ''),
    };
    this.subscriptions = vscode.Disposable.from(
      session.onDidChangeCorpus(draw),
      codeFilter.onDidChange(draw),
      coder.onDidChange(draw),
      vscode.workspace.onDidOpenTextDocument(draw),
      vscode.workspace.onDidCloseTextDocument(draw),
      ...Object.entries(commands).map(([id, run]) =>
        vscode.commands.registerCommand(`policyCoder.${id}`, run),
      ),
    );
  }

  dispose(): void {
    this.close();
    this.subscriptions.dispose();
  }

  private toggle(): void {
    if (this.controller) this.close();
    else this.open();
    const isOn = this.controller !== undefined;
    void vscode.commands.executeCommand('setContext', 'policyCoder.memoMode', isOn);
    vscode.window.setStatusBarMessage(
      isOn ? vscode.l10n.t('Memos are shown beside the text.') : vscode.l10n.t('Memos are hidden.'),
      4000,
    );
  }

  private open(): void {
    const controller = vscode.comments.createCommentController('policyCoder.memos', vscode.l10n.t('Memos'));
    controller.options = {
      prompt: vscode.l10n.t('Add to memo…'),
      placeHolder: vscode.l10n.t('Memo of this annotation'),
    };
    controller.commentingRangeProvider = {
      provideCommentingRanges: document => {
        const coded = this.codedIn(document);
        return coded
          ? this.context.codeFilter.placedIn(coded).map(each => rangeOf(coded, each.anchor.span))
          : [];
      },
    };
    this.controller = controller;
    this.draw();
  }

  private close(): void {
    for (const thread of this.threads.values()) thread.dispose();
    this.threads.clear();
    this.controller?.dispose();
    this.controller = undefined;
  }

  /** The source a document shows as the snapshot knows it. */
  private codedIn(document: vscode.TextDocument): CodedSource | undefined {
    const { session } = this.context;
    const coded = session.sourceOf(document);
    return coded && session.isCurrent(document, coded) ? coded : undefined;
  }

  /** Brings the threads up to date; one that somebody is writing in is left as it is. */
  private draw(): void {
    const { controller, threads } = this;
    if (!controller) return;
    const gone = new Set(threads.keys());
    for (const document of vscode.workspace.textDocuments) {
      const source = this.context.session.sourceOf(document);
      if (!source) continue;
      const coded = this.codedIn(document);
      // While the snapshot is older than the text, the editor itself moves the threads.
      if (!coded) for (const key of gone) if (key.startsWith(`${source.source.path}#`)) gone.delete(key);
      for (const { key, range, comments } of coded ? this.passagesOf(coded) : []) {
        gone.delete(key);
        const known = threads.get(key);
        if (!known) threads.set(key, this.threadOf(controller, document, range, comments));
        else if (!known.comments.some(({ mode }) => mode === vscode.CommentMode.Editing)) {
          if (!known.range?.isEqual(range)) known.range = range;
          known.comments = comments;
        }
      }
    }
    for (const key of gone) {
      threads.get(key)?.dispose();
      threads.delete(key);
    }
  }

  private threadOf(
    controller: vscode.CommentController,
    { uri }: vscode.TextDocument,
    range: vscode.Range,
    comments: readonly MemoComment[],
  ): vscode.CommentThread {
    const thread = controller.createCommentThread(uri, range, comments);
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    thread.label = vscode.l10n.t('Memos');
    return thread;
  }

  /** Passages with at least one memo; annotations of one and the same passage share a thread. */
  private passagesOf(coded: CodedSource): readonly Passage[] {
    const bySpan = new Map<string, Found[]>();
    for (const placed of this.context.codeFilter.placedIn(coded)) {
      if (placed.annotation.memo === undefined) continue;
      const { start, end } = placed.anchor.span;
      const key = `${start}-${end}`;
      bySpan.set(key, [...(bySpan.get(key) ?? []), { coded, placed }]);
    }
    return [...bySpan.values()].map(all => {
      const comments = all.map(found => this.commentOf(found));
      const [{ placed }] = all as [Found];
      const range =
        'span' in placed.anchor ? rangeOf(coded, placed.anchor.span) : new vscode.Range(0, 0, 0, 0);
      const ids = all.map(each => `${each.placed.file}:${each.placed.annotation.id}`).sort();
      return { key: `${coded.source.path}#${ids.join()}`, range, comments };
    });
  }

  private commentOf(found: Found): MemoComment {
    const { annotation } = found.placed;
    const { corpus } = this.context.session;
    const memo = annotation.memo ?? '';
    return {
      found,
      memo,
      // A string is shown as it is; Markdown in a memo would not be.
      body: memo.trimEnd(),
      mode: vscode.CommentMode.Preview,
      author: { name: coderOf(found) ?? vscode.l10n.t('Memo') },
      contextValue: this.isOwn(found, this.context.coder.now) ? 'own' : 'other',
      ...(corpus && { label: annotation.codes.map(code => codeName(code, corpus)).join('；') }),
    };
  }

  /** Whether it is in the coder's own side file; in a project without coders, all are. */
  private isOwn({ coded, placed }: Found, coder: string | undefined): boolean {
    return !this.context.coder.isNamed || placed.file === sideFileFor(coded, coder);
  }

  /** Writes what was typed below a thread, or into a new one, into the memo of an annotation there. */
  private async add({ thread, text }: vscode.CommentReply): Promise<void> {
    const { session, coder } = this.context;
    const current = text.trim() === '' ? undefined : await coder.current();
    if (!current) return;
    session.flush();
    const isKnown = [...this.threads.values()].includes(thread);
    const found = await this.askWhich(thread, current.coder);
    if (!found) return;
    const { memo } = found.placed.annotation;
    const before = memo === undefined || memo.trim() === '' ? '' : `${memo.trimEnd()}\n`;
    if ((await this.write(found, `${before}${text.trim()}`)) && !isKnown) thread.dispose();
  }

  /** The annotation a thread is about: an own one whose passage is in its lines; where there are several, the user says which. */
  private async askWhich(
    thread: vscode.CommentThread,
    coder: string | undefined,
  ): Promise<Found | undefined> {
    const { session, codeFilter } = this.context;
    const path = session.pathOf(thread.uri);
    const coded = session.corpus && allTexts(session.corpus).find(({ source }) => source.path === path);
    const { range } = thread;
    if (!coded || !range) return undefined;
    const ofThread = [...this.threads.values()].includes(thread)
      ? (thread.comments as readonly MemoComment[]).map(({ found }) => found.placed.annotation.id)
      : undefined;
    const own = codeFilter
      .placedIn(coded)
      .filter(placed => this.isOwn({ coded, placed }, coder))
      .filter(({ anchor, annotation }) =>
        ofThread ? ofThread.includes(annotation.id) : touches(rangeOf(coded, anchor.span), range),
      );
    if (own.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('You have no annotation here. Tag the passage first; the memo is stored with it.'),
      );
      return undefined;
    }
    if (own.length === 1) return { coded, placed: own[0]! };
    const picked = await vscode.window.showQuickPick(
      own.map(placed => annotationItem(placed, session)),
      { placeHolder: vscode.l10n.t('Which annotation?') },
    );
    return picked && { coded, placed: picked.placed };
  }

  /** Opens a comment for editing, or closes it as it was. */
  private edit(comment: MemoComment, mode: vscode.CommentMode): void {
    for (const thread of this.threads.values()) {
      if (!thread.comments.some(each => isSame(each as MemoComment, comment))) continue;
      thread.comments = thread.comments.map(each =>
        isSame(each as MemoComment, comment) ? { ...each, body: comment.memo.trimEnd(), mode } : each,
      );
    }
    if (mode === vscode.CommentMode.Preview) this.draw();
  }

  /** Writes a memo as it was edited; an empty one is taken away. */
  private async save(comment: MemoComment, text: string): Promise<void> {
    const { session } = this.context;
    session.flush();
    const { placed, coded } = comment.found;
    const now =
      session.corpus && allTexts(session.corpus).find(({ source }) => source.path === coded.source.path);
    const there = now?.annotations.find(
      each => each.file === placed.file && each.annotation.id === placed.annotation.id,
    );
    if (!now || !there || (there.annotation.memo ?? '') !== comment.memo) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The memo was changed in the meantime; nothing was written.'),
      );
      return;
    }
    if (text.trim() === comment.memo.trim()) this.edit(comment, vscode.CommentMode.Preview);
    else if (await this.write({ coded: now, placed: there }, text.trim())) {
      this.edit(comment, vscode.CommentMode.Preview);
    }
  }

  private async write(found: Found, memo: string): Promise<boolean> {
    const { annotation } = found.placed;
    const { memo: _, ...rest } = annotation;
    const after: Annotation = memo === '' ? rest : { ...rest, memo };
    const title = vscode.l10n.t('memo of "{0}"', oneLine(annotation.quote, 20));
    return (await this.context.coding.do(title, [annotationStep(found, annotation, after)])) !== undefined;
  }
}

function isSame(a: MemoComment, b: MemoComment): boolean {
  const key = ({ found: { placed } }: MemoComment) => `${placed.file}#${placed.annotation.id}`;
  return key(a) === key(b);
}

/** What stands in a comment that is being edited. */
function textOf({ body }: vscode.Comment): string {
  return typeof body === 'string' ? body : body.value;
}

/** Whether two ranges have a line in common. */
function touches(a: vscode.Range, b: vscode.Range): boolean {
  return a.start.line <= b.end.line && b.start.line <= a.end.line;
}
