import * as vscode from 'vscode';
import {
  type Circumstances,
  type Corpus,
  CorpusBuilder,
  type FileText,
  filesOfTexts,
  nameKey,
  type ProjectListing,
  readProjectFiles,
} from '../../core';
import { inSlices } from './slices';
import type { WorkspaceStore } from './store';

/** What the texts ahead need of the session. */
export interface AheadPort {
  readonly store: WorkspaceStore;
  readonly listing: ProjectListing;
  circumstances(): Circumstances;
  changed(): void;
}

/**
 * The texts that are in sight while their project is still being read: a snapshot of their own files. It is there to be looked at:
 * nothing is counted from it, and nothing is changed by it.
 */
export class TextsAhead implements vscode.Disposable {
  private readonly files = new Map<string, FileText>();
  private readonly builder = new CorpusBuilder();
  /** Goes up with every snapshot that is begun. */
  private turn = 0;
  private isClosed = false;
  private readonly subscription: vscode.Disposable;
  corpus: Corpus | undefined;

  constructor(private readonly port: AheadPort) {
    this.subscription = vscode.window.onDidChangeVisibleTextEditors(() => void this.read());
  }

  /** Reads the texts in sight that are not read yet. Resolves when they can be shown. */
  async read(): Promise<void> {
    const { store, listing } = this.port;
    const inSight = new Set(
      vscode.window.visibleTextEditors
        .map(({ document }) => store.pathOf(document.uri))
        .filter(path => path !== undefined)
        .map(nameKey),
    );
    const texts = listing.paths.filter(path => inSight.has(nameKey(path)) && !this.files.has(path));
    if (texts.length === 0) return;
    const paths = filesOfTexts(listing.paths, texts).filter(path => !this.files.has(path));
    const files = await readProjectFiles(store, { ...listing, paths }, { isCancelled: () => this.isClosed });
    for (const [path, file] of files ?? []) this.files.set(path, file);
    for (const document of vscode.workspace.textDocuments) this.takeUnsaved(document);
    if (!this.isClosed) await this.build();
  }

  /** Builds the snapshot anew, as what it depends on besides the files has changed: what it showed may no longer be seen. */
  async buildAnew(): Promise<void> {
    this.corpus = undefined;
    await this.build();
  }

  private async build(): Promise<void> {
    const turn = ++this.turn;
    const isCancelled = () => this.isClosed || turn !== this.turn;
    const corpus = await inSlices(this.builder.steps(this.files, this.port.circumstances()), {
      isCancelled,
    });
    if (!corpus || isCancelled()) return;
    this.corpus = corpus;
    this.port.changed();
  }

  dispose(): void {
    this.isClosed = true;
    this.corpus = undefined;
    this.subscription.dispose();
  }

  /** What is typed and not saved comes back with the window. */
  private takeUnsaved(document: vscode.TextDocument): void {
    if (!document.isDirty) return;
    const path = this.port.store.pathOf(document.uri);
    const known = path === undefined ? undefined : this.files.get(path);
    if (path !== undefined && known?.kind === 'text')
      this.files.set(path, { ...known, text: document.getText() });
  }
}
