import * as vscode from 'vscode';
import type { Session } from './session';

/** VS Code's own commands. They are about the file in the active editor, whichever that is when the window hears of them. */
const SET_READONLY = 'workbench.action.files.setActiveEditorReadonlyInSession';
const RESET_READONLY = 'workbench.action.files.resetActiveEditorReadonlyInSession';

/**
 * Keeps sources read-only while one codes, so that a key that was meant for a command changes no text. A source is locked
 * when it comes to the front, for all editors that show it, until the window is closed. One key unlocks it for corrections, until
 * it is closed or locked again. A text with unsaved changes is being corrected already: it is not locked by itself.
 */
export class TextLock implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'policyCoder.lock',
    vscode.StatusBarAlignment.Left,
    -11,
  );
  /** The URIs of the texts that VS Code has been told to keep read-only. */
  private readonly locked = new Set<string>();
  /** The URIs of the texts that were unlocked for corrections. */
  private readonly unlocked = new Set<string>();
  /**
   * The URIs of texts that came to the front without unsaved changes and are not locked yet: a key that changes them was faster than the
   * lock, and what it did is taken back.
   */
  private readonly fresh = new Set<string>();
  /** One change at a time. */
  private work: Promise<void> = Promise.resolve();
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly session: Session) {
    this.item.name = vscode.l10n.t('Lock of the text');
    this.item.command = 'policyCoder.toggleLock';
    const update = () => void this.update();
    this.subscriptions = vscode.Disposable.from(
      this.item,
      session.onDidChangeCorpus(update),
      session.onDidReadAhead(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('policyCoder.lockTexts')) update();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.isDirty) this.changed(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.unlocked.delete(uri.toString());
        this.fresh.delete(uri.toString());
      }),
      vscode.commands.registerCommand('policyCoder.toggleLock', () => this.toggle()),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /**
   * Resolves to whether a text in the active editor is read-only, after it has been locked if it should be. Only in such a text may a
   * passage be left selected: elsewhere the next key would replace it.
   */
  async isLocked({ uri }: vscode.TextDocument): Promise<boolean> {
    await this.update();
    return this.locked.has(uri.toString());
  }

  /** Whether the active editor shows a source that can be changed. */
  get isOpen(): boolean {
    return this.here !== undefined && !this.locked.has(this.here.uri.toString());
  }

  /** The source in the active editor. */
  private get here(): vscode.TextDocument | undefined {
    const document = vscode.window.activeTextEditor?.document;
    return document && this.session.seenSourceOf(document) ? document : undefined;
  }

  private update(): Promise<void> {
    const document = this.here;
    // Now, not when its turn comes: a key may have changed it by then.
    const key = document?.uri.toString();
    if (
      document &&
      key !== undefined &&
      !document.isDirty &&
      !this.locked.has(key) &&
      this.shouldBeLocked(document)
    )
      this.fresh.add(key);
    // A change that fails must not keep the next ones from being made.
    const next = () =>
      this.changeHere()
        .then(() => this.takeBackOthers())
        .finally(() => this.show());
    this.work = this.work.then(next, next);
    return this.work;
  }

  /** Locks or unlocks the text in the active editor where it is not as it should be. */
  private async changeHere(): Promise<void> {
    const document = this.here;
    if (!document) return;
    const key = document.uri.toString();
    const isLocked = this.locked.has(key);
    const shouldBe = this.shouldBeLocked(document);
    if (shouldBe === isLocked) {
      if (!shouldBe) this.fresh.delete(key);
      return;
    }
    await vscode.commands.executeCommand(shouldBe ? SET_READONLY : RESET_READONLY);
    const active = vscode.window.activeTextEditor?.document;
    if (active !== document) {
      // The command may have been about the text that has come to the front since. Ours is asked about when it is back.
      if (shouldBe && active && !this.session.seenSourceOf(active))
        await vscode.commands.executeCommand(RESET_READONLY);
      return;
    }
    if (!shouldBe) {
      this.locked.delete(key);
      return;
    }
    this.fresh.delete(key);
    if (document.isDirty && !(await this.takeBack(document))) {
      this.unlocked.add(key);
      await vscode.commands.executeCommand(RESET_READONLY);
      return;
    }
    this.locked.add(key);
  }

  /** Texts that a key has changed before they were locked, and that have left the front since: each comes back to be reverted. */
  private async takeBackOthers(): Promise<void> {
    const before = vscode.window.activeTextEditor;
    const changed = vscode.workspace.textDocuments.filter(
      document =>
        document.isDirty && document !== before?.document && this.fresh.has(document.uri.toString()),
    );
    for (const document of changed) {
      await vscode.window.showTextDocument(document);
      await this.changeHere();
      this.fresh.delete(document.uri.toString());
    }
    if (changed.length === 0 || !before) return;
    const { viewColumn, selection } = before;
    await vscode.window.showTextDocument(before.document, { selection, ...(viewColumn && { viewColumn }) });
  }

  /**
   * A key was faster than the lock: the text in the active editor is reverted to the file on disk. If another text has unsaved changes,
   * which would be lost if it came to the front just now, nothing is done and the result is `false`.
   */
  private async takeBack(document: vscode.TextDocument): Promise<boolean> {
    const isWork = (other: vscode.TextDocument) =>
      other.isDirty && other !== document && !this.fresh.has(other.uri.toString());
    if (vscode.workspace.textDocuments.some(isWork)) return false;
    await vscode.commands.executeCommand('workbench.action.files.revert');
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('A key that reached the text before it was locked has been undone.'),
      6000,
    );
    return true;
  }

  private shouldBeLocked(document: vscode.TextDocument): boolean {
    const key = document.uri.toString();
    if (!vscode.workspace.getConfiguration('policyCoder').get('lockTexts', true)) return false;
    return !this.unlocked.has(key) && (this.locked.has(key) || this.fresh.has(key) || !document.isDirty);
  }

  /** A text that changes is no longer locked: VS Code has commands of its own for that, and does not tell. */
  private changed({ uri }: vscode.TextDocument): void {
    const key = uri.toString();
    if (!this.locked.delete(key)) return;
    this.unlocked.add(key);
    this.show();
  }

  private async toggle(): Promise<void> {
    const document = this.here;
    if (!document) return;
    const key = document.uri.toString();
    // Asked, not looked up: it may be about to be locked.
    if (await this.isLocked(document)) this.unlocked.add(key);
    // VS Code does not save what is read-only.
    else if (!document.isDirty || (await document.save())) this.unlocked.delete(key);
    await this.update();
  }

  private show(): void {
    const document = this.here;
    const isOn = vscode.workspace.getConfiguration('policyCoder').get('lockTexts', true);
    const isLocked = document !== undefined && this.locked.has(document.uri.toString());
    if (!document || !(isOn || isLocked)) {
      this.item.hide();
      return;
    }
    const { t } = vscode.l10n;
    const state = isLocked ? t('Read-only') : t('Correcting');
    this.item.text = `${isLocked ? '$(lock)' : '$(unlock)'} ${state}`;
    this.item.tooltip = isLocked
      ? t('The text is read-only while you code. Click to correct it (Ctrl+Alt+E).')
      : t('The text can be changed. Click to save and lock it (Ctrl+Alt+E).');
    this.item.accessibilityInformation = { label: `${state}. ${this.item.tooltip}`, role: 'button' };
    // What is typed now changes the text that all coders share.
    this.item.backgroundColor = isLocked
      ? undefined
      : new vscode.ThemeColor('statusBarItem.warningBackground');
    this.item.show();
  }
}
