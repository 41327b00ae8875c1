import * as vscode from 'vscode';
import {
  type FileText,
  isSuggestionFile,
  type ModelSuggestions,
  type ProjectFiles,
  suggestionsOf,
} from '../../core';
import type { Session } from '../session/session';

/** The files with suggestions of the open project. They are read when somebody first asks for them, and followed from then on. */
export class ModelFiles implements vscode.Disposable {
  private files: ProjectFiles | undefined;
  private turn = 0;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watcher = vscode.workspace.createFileSystemWatcher('**/*.suggestions.yaml');
  private readonly subscriptions: vscode.Disposable;
  readonly onDidChange = this.changed.event;

  constructor(private readonly session: Session) {
    // As long as nobody has asked, nothing is read.
    const reread = () => {
      if (this.turn > 0) void this.read();
    };
    this.subscriptions = vscode.Disposable.from(
      this.watcher,
      this.watcher.onDidChange(reread),
      this.watcher.onDidCreate(reread),
      this.watcher.onDidDelete(reread),
      this.changed,
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /** The suggestions for the snapshot; none until they are read. */
  get now(): ModelSuggestions {
    const { corpus } = this.session;
    if (!this.files) void this.read();
    return corpus && this.files ? suggestionsOf(corpus, this.files) : { all: [], unread: [] };
  }

  /** The text of a file of suggestions, as it was read. */
  textOf(path: string): string | undefined {
    const file = this.files?.get(path);
    return file?.kind === 'text' ? file.text : undefined;
  }

  async read(): Promise<void> {
    const { store } = this.session;
    const turn = ++this.turn;
    if (!store) return;
    const files = new Map<string, FileText>();
    for (const path of (await store.list()).filter(isSuggestionFile)) files.set(path, await store.read(path));
    if (turn !== this.turn) return;
    this.files = files;
    this.changed.fire();
  }
}
