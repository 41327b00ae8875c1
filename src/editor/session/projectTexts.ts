import * as vscode from 'vscode';
import {
  belongsToProject,
  codebookFile,
  corpusFile,
  declarationsIn,
  type Encoding,
  encodingOf,
  type FileText,
  isSideFile,
  listProject,
  type ProjectFiles,
  type ProjectListing,
  type ReadingPort,
  readProjectFiles,
  type Settings,
} from '../../core';
import { encodingOfEditor } from './encodingNames';
import type { WorkspaceStore } from './store';

/** What holds without a corpus.yaml. */
const undeclared = { encodings: new Map(), attributesFile: undefined };

/** Receives what is read. */
export interface TextsPort {
  /** A file has another text, or none any more. */
  changed(): void;
  /** The codebook is gone. */
  ended(): void;
}

/** The files of one project, as they stand in the editors or else on disk. */
export class ProjectTexts implements vscode.Disposable {
  private texts = new Map<string, FileText>();
  /** Documents changed by typing since the last snapshot. */
  private readonly typed = new Map<string, vscode.TextDocument>();
  /** By path, how often it has been read or forgotten: of two readings that overlap, only the later one counts. */
  private readonly turns = new Map<string, number>();
  /** What files are read with. */
  private declared: Pick<Settings, 'encodings' | 'attributesFile'> = undeclared;
  private readonly watcher: vscode.Disposable;
  private isClosed = false;

  constructor(
    readonly store: WorkspaceStore,
    private readonly port: TextsPort,
  ) {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(store.root, '**/*'));
    this.watcher = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(uri => this.reread(uri)),
      watcher.onDidCreate(uri => this.takeIn(uri)),
      watcher.onDidDelete(uri => this.forget(uri)),
    );
  }

  get files(): ProjectFiles {
    return this.texts;
  }

  /** Reads them all, and first of all those that `ahead` reads from the list of files by itself; not if it is cancelled. */
  async load(ahead: (listing: ProjectListing) => Promise<void>, port: ReadingPort): Promise<void> {
    const listing = await listProject(this.store);
    if (this.isClosed) return;
    await ahead(listing);
    const files = await readProjectFiles(this.store, listing, port);
    if (this.isClosed || !files) return;
    // What changed while we were reading is newer.
    this.texts = new Map([...files, ...this.texts]);
    for (const document of vscode.workspace.textDocuments) this.takeIfDirty(document);
    const corpusText = files.get(corpusFile);
    this.declared = corpusText ? declarationsIn(corpusText) : undeclared;
  }

  /** Takes over what has just been written. */
  wrote(path: string, text: string): void {
    this.nextTurn(path);
    this.texts.set(path, { kind: 'text', text, encoding: 'utf-8' });
  }

  async readAgain(paths: readonly string[]): Promise<void> {
    await Promise.all(paths.map(path => this.reread(this.store.uriOf(path))));
  }

  /** Follows an editor: its text while it has unsaved changes, the file on disk otherwise. */
  follow(document: vscode.TextDocument): void {
    if (!this.takeIfDirty(document)) void this.reread(document.uri);
  }

  /** Takes over what has been typed up to now. */
  takeTyped(): void {
    for (const [path, document] of this.typed) {
      // One that has been saved or reverted in the meantime shows what is on disk.
      if (document.isClosed) continue;
      const known = this.texts.get(path);
      const encoding =
        encodingOfEditor(document.encoding) ?? (known?.kind === 'text' ? known.encoding : 'utf-8');
      this.texts.set(path, { kind: 'text', text: document.getText(), encoding });
    }
    this.typed.clear();
  }

  /** Reads again what corpus.yaml now says is to be read otherwise: in another encoding, or as the file of attributes. */
  declare(now: Settings): void {
    const { store, declared } = this;
    this.declared = now;
    const { encodings, attributesFile } = now;
    if (attributesFile !== undefined && attributesFile !== declared.attributesFile)
      void this.reread(store.uriOf(attributesFile));
    if (encodings === declared.encodings) return;
    for (const path of this.texts.keys()) {
      if (encodingOf(path, encodings) !== encodingOf(path, declared.encodings))
        void this.reread(store.uriOf(path));
    }
  }

  dispose(): void {
    this.isClosed = true;
    this.watcher.dispose();
  }

  /** A folder that is moved in, or comes with a checkout, is told as one event. */
  private async takeIn(uri: vscode.Uri): Promise<void> {
    const path = this.store.pathOf(uri);
    if (path === undefined) return;
    const paths = this.belongs(path) ? [path] : await this.store.listBelow(path);
    if (!this.isClosed) await this.readAgain(paths);
  }

  private async reread(uri: vscode.Uri): Promise<void> {
    const { store } = this;
    const path = store.pathOf(uri);
    if (path === undefined || !this.belongs(path)) return;
    const turn = this.nextTurn(path);
    const file = await store.read(path, this.encodingFor(path));
    if (this.isClosed || turn !== this.turns.get(path)) return;
    // Whatever has been typed, also while we were reading, is newer.
    if (vscode.workspace.textDocuments.some(each => each.isDirty && store.pathOf(each.uri) === path)) return;
    if (file.kind === 'missing') this.texts.delete(path);
    else this.texts.set(path, file);
    this.port.changed();
  }

  private forget(uri: vscode.Uri): void {
    const path = this.store.pathOf(uri);
    if (path === undefined) return;
    if (path === codebookFile) {
      this.port.ended();
      return;
    }
    // A deleted folder is told as one event.
    for (const known of new Set([...this.texts.keys(), ...this.turns.keys()])) {
      if (known === path || known.startsWith(`${path}/`)) {
        this.nextTurn(known);
        this.texts.delete(known);
      }
    }
    this.port.changed();
  }

  private nextTurn(path: string): number {
    const turn = (this.turns.get(path) ?? 0) + 1;
    this.turns.set(path, turn);
    return turn;
  }

  private takeIfDirty(document: vscode.TextDocument): boolean {
    const path = this.store.pathOf(document.uri);
    if (path === undefined || !document.isDirty || document.isClosed || !this.belongs(path)) return false;
    // A side file that is edited by hand counts once it is saved: half a typed line is not yet a statement.
    if (isSideFile(path)) return true;
    // Its text is taken after the pause: reading a long text takes time, and a keystroke must not.
    this.typed.set(path, document);
    this.port.changed();
    return true;
  }

  private encodingFor(path: string): Encoding | undefined {
    return encodingOf(path, this.declared.encodings);
  }

  private belongs(path: string): boolean {
    return belongsToProject(path, this.declared.attributesFile);
  }
}
