import * as vscode from 'vscode';
import { type AttributesChange, attributesTable, planAttributes } from '../../core';
import type { FromAttributes, ToAttributes } from '../../protocol';
import type { Action, CodingHistory } from '../coding/codingHistory';
import { type Handlers, handle, languageMessage } from '../pages/handlers';
import type { Session } from '../session/session';
import { attributeTexts, textsOnDisk, writePlan } from './files';

/** Pause after a change made elsewhere before the table follows. */
const pause = 150;

/** Answers the table of attributes: writes what is typed there, and shows what the files say. */
export class AttributesHost implements vscode.Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What was done here and can be undone here, by Ctrl+Z; the last one last. */
  private readonly done: Action[] = [];
  private undone = 0;
  /** Changes that are through since the page said `ready`. */
  private answered = 0;
  /** Changes wait for one another: each is made to the files as the one before has left them. */
  private queue: Promise<unknown> = Promise.resolve();
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly session: Session,
    private readonly coding: CodingHistory,
  ) {
    this.subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: FromAttributes) => handle(this.handlers, message)),
      session.onDidChangeCorpus(() => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.postTable(), pause);
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.dispose();
  }

  private readonly handlers: Handlers<FromAttributes> = {
    ready: () => {
      this.answered = 0;
      this.post(languageMessage());
      this.postTable();
    },
    // Counted before the table is shown again, which tells the page what it need not wait for any more.
    change: ({ change }) => this.inTurn(() => this.make(change).finally(() => this.answered++)),
    undo: () =>
      this.inTurn(async () => {
        const action = this.done.pop();
        if (!action) return;
        await this.coding.undo(action);
        this.undone++;
      }),
    redo: () =>
      this.inTurn(async () => {
        if (this.undone === 0) return;
        this.undone--;
        await this.coding.redo();
      }),
    addColumn: () => this.addColumn(),
    renameColumn: ({ attribute }) => this.renameColumn(attribute),
    removeColumn: ({ attribute }) => this.removeColumn(attribute),
    openFile: async ({ path }) => {
      await vscode.window.showTextDocument(this.session.uriOf(path), {
        viewColumn: vscode.ViewColumn.Beside,
      });
    },
    import: async () => {
      await vscode.commands.executeCommand('policyCoder.importAttributes');
    },
  };

  private change(change: AttributesChange): Promise<void> {
    return this.inTurn(() => this.make(change));
  }

  private async make(change: AttributesChange): Promise<void> {
    const texts = await textsOnDisk(this.session);
    if (texts === undefined) return;
    if (typeof texts === 'string') {
      void vscode.window.showErrorMessage(texts);
      return;
    }
    const action = await writePlan(this.coding, titleOf(change), planAttributes(texts, change));
    if (!action) return;
    this.done.push(action);
    this.undone = 0;
  }

  /** Does one thing after the other; the table is shown after each, also where nothing was written. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.queue.then(work).finally(() => this.postTable());
    this.queue = done.catch(() => {});
    return done;
  }

  private async addColumn(): Promise<void> {
    const attribute = await askForName(vscode.l10n.t('Name of the new attribute'), '', this.names());
    if (attribute !== undefined) this.post({ type: 'addColumn', attribute });
  }

  private async renameColumn(from: string): Promise<void> {
    const others = this.names().filter(name => name !== from);
    const to = await askForName(vscode.l10n.t('Another name for "{0}"', from), from, others);
    if (to !== undefined && to !== from) await this.change({ kind: 'rename', from, to });
  }

  private async removeColumn(attribute: string): Promise<void> {
    const count = this.valuesOf(attribute);
    const remove = vscode.l10n.t('Remove');
    const question =
      count === 1
        ? vscode.l10n.t('Remove the attribute "{0}" with its value of 1 source?', attribute)
        : vscode.l10n.t('Remove the attribute "{0}" with its values of {1} sources?', attribute, count);
    const detail = vscode.l10n.t('Undo (Ctrl+Z in the table) reverts all of it.');
    const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, remove);
    if (answer === remove) await this.change({ kind: 'remove', attribute });
  }

  private names(): readonly string[] {
    const table = this.table();
    return table && 'columns' in table ? table.columns.map(({ name }) => name) : [];
  }

  private valuesOf(attribute: string): number {
    const table = this.table();
    if (!table || !('columns' in table)) return 0;
    const column = table.columns.findIndex(({ name }) => name === attribute);
    return table.rows.filter(({ cells }) => (cells[column]?.value ?? '') !== '').length;
  }

  private table() {
    const texts = attributeTexts(this.session);
    return texts && attributesTable(texts);
  }

  private postTable(): void {
    clearTimeout(this.timer);
    const table = this.table();
    if (!table) {
      this.post({ type: 'noProject', why: this.session.whyNothing });
    } else if ('unreadable' in table) this.post({ type: 'unreadable', file: table.unreadable });
    else this.post({ type: 'attributes', table, done: this.answered });
  }

  private post(message: ToAttributes): void {
    if (this.panel.visible) void this.panel.webview.postMessage(message);
  }
}

function askForName(title: string, value: string, taken: readonly string[]): Thenable<string | undefined> {
  const checked = (name: string) => {
    if (name.trim() === '') return vscode.l10n.t('An attribute needs a name.');
    if (taken.includes(name.trim())) return vscode.l10n.t('The attribute "{0}" already exists.', name.trim());
    return undefined;
  };
  return vscode.window
    .showInputBox({ title, value, validateInput: checked })
    .then(name => (name === undefined ? undefined : name.trim()));
}

/** What undo says was undone. */
function titleOf(change: AttributesChange): string {
  switch (change.kind) {
    case 'set':
      return change.cells.length === 1
        ? vscode.l10n.t('change the attribute "{0}"', change.cells[0]!.attribute)
        : vscode.l10n.t('change {0} values of attributes', change.cells.length);
    case 'rename':
      return vscode.l10n.t('rename the attribute "{0}"', change.from);
    case 'remove':
      return vscode.l10n.t('remove the attribute "{0}"', change.attribute);
  }
}
