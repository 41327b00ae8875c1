import * as vscode from 'vscode';
import {
  belongsToProject,
  type Circumstances,
  type CodedSource,
  type Corpus,
  CorpusBuilder,
  codebookFile,
  corpusFile,
  declarationsIn,
  type Encoding,
  encodingOf,
  type FileText,
  type Followed,
  isSideFile,
  loadProject,
  normalizeText,
  type ProjectFiles,
  type Settings,
  sourceAt,
  type Words,
} from '../../core';
import { encodingOfEditor } from './encodingNames';
import { chooseProject, nameOfProject } from './projects';
import { inSlices } from './slices';
import { type LocalDisk, WorkspaceStore } from './store';

/** What holds without a corpus.yaml. */
const undeclared = { encodings: new Map(), attributesFile: undefined };

/** Pause after the last keystroke before the corpus follows. */
const typingPause = 120;

/**
 * The one mutable cell of the extension: the project that is open, its files as they stand in the editors or else on
 * disk, and the snapshot built from them. Everything else draws from the snapshot and listens for the next one.
 */
export class Session implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly progressed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[] = [this.changed, this.progressed];
  private projectWatcher: vscode.Disposable | undefined;
  /** Knows what it built last; made for the first snapshot, and anew for another project. */
  private builder: CorpusBuilder | undefined;
  private files = new Map<string, FileText>();
  /** Documents that were typed into since the last snapshot. */
  private readonly typed = new Map<string, vscode.TextDocument>();
  /** By path, how often it has been read or forgotten: of two readings that overlap, only the later one counts. */
  private readonly turns = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private opened = 0;
  /** How many are writing files that belong together. */
  private writing = 0;
  /** Goes up with every snapshot that is begun. */
  private built = 0;
  /** A snapshot is being built in slices. */
  private building = false;
  /** What the files of the snapshot were read with. */
  private declared: Pick<Settings, 'encodings' | 'attributesFile'> = undeclared;

  /** Fires when there is a new snapshot, or none any more. */
  readonly onDidChangeCorpus = this.changed.event;
  readonly onDidProgress = this.progressed.event;

  /** The open project; `undefined` where no folder holds a codebook.yaml. */
  store: WorkspaceStore | undefined;
  /** `undefined` without a project, and until it is read for the first time. */
  corpus: Corpus | undefined;
  /** Words that a segmenter has cut; `undefined` until some are needed. */
  words: Words | undefined;
  /** While one codes blind: the coder whose work alone is shown. */
  private onlyCoder: string | undefined;
  /** By source: where its passages are, as edits moved them that are not in its side files. */
  followed: ReadonlyMap<string, Followed> = new Map();
  /** Files read so far, while the project is being read. */
  progress: { readonly done: number; readonly total: number } | undefined;

  /** `memory` keeps, per workspace, which of several projects is open. */
  constructor(
    private readonly disk: LocalDisk | undefined,
    private readonly memory: vscode.Memento,
  ) {
    const codebooks = vscode.workspace.createFileSystemWatcher(`**/${codebookFile}`);
    this.subscriptions.push(
      codebooks,
      codebooks.onDidCreate(() => this.openIfNone()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.open()),
      vscode.workspace.onDidChangeTextDocument(event => this.follow(event.document)),
      vscode.workspace.onDidSaveTextDocument(document => this.follow(document)),
      vscode.workspace.onDidCloseTextDocument(document => this.follow(document)),
    );
  }

  /** The files that the snapshot was built from; empty without a project. */
  get projectFiles(): ProjectFiles {
    return this.files;
  }

  get root(): vscode.Uri | undefined {
    return this.store?.root;
  }

  /** Finds the project of the workspace and reads it. Resolves when the first snapshot is there. */
  async open(): Promise<void> {
    const turn = ++this.opened;
    const root = await chooseProject(this.memory);
    if (turn !== this.opened) return;
    this.close();
    if (!root) {
      this.changed.fire();
      return;
    }
    const store = new WorkspaceStore(root, this.disk);
    this.store = store;
    this.projectWatcher = this.watch(store);
    let files: ProjectFiles;
    try {
      files = await loadProject(store, (done, total) => {
        if (turn !== this.opened) return;
        this.progress = { done, total };
        this.progressed.fire();
      });
    } catch (error) {
      if (turn !== this.opened) return;
      this.close();
      this.changed.fire();
      void this.offerToTryAgain(root, error);
      return;
    }
    if (turn !== this.opened) return;
    // What changed while we were reading is newer.
    this.files = new Map([...files, ...this.files]);
    for (const document of vscode.workspace.textDocuments) this.takeIfDirty(document);
    const corpusText = files.get(corpusFile);
    this.declared = corpusText ? declarationsIn(corpusText) : undeclared;
    // What changes meanwhile begins another one.
    do await this.buildInSlices();
    while (turn === this.opened && !this.corpus);
  }

  /** A folder that cannot be read is not the same as no project. */
  private async offerToTryAgain(root: vscode.Uri, error: unknown): Promise<void> {
    const again = vscode.l10n.t('Try Again');
    const reason = error instanceof Error ? error.message : String(error);
    const answer = await vscode.window.showErrorMessage(
      vscode.l10n.t('The project in "{0}" cannot be read: {1}', nameOfProject(root), reason),
      again,
    );
    if (answer === again) await this.open();
  }

  /** The source an editor shows; `undefined` for anything else. */
  sourceOf(document: vscode.TextDocument): CodedSource | undefined {
    const path = this.pathOf(document.uri);
    return path === undefined || !this.corpus ? undefined : sourceAt(this.corpus, path);
  }

  /** Whether a document shows the very text the snapshot was built from, so that positions agree. */
  isCurrent(document: vscode.TextDocument, coded: CodedSource): boolean {
    return normalizeText(document.getText()) === coded.source.text;
  }

  pathOf(uri: vscode.Uri): string | undefined {
    return this.store?.pathOf(uri);
  }

  /** Place of a project-relative path. Throws without a project. */
  uriOf(path: string): vscode.Uri {
    if (!this.store) throw new Error('No project is open');
    return this.store.uriOf(path);
  }

  /** Takes over what has just been written, without waiting for the file watcher. */
  wrote(path: string, text: string): void {
    this.nextTurn(path);
    this.files.set(path, { kind: 'text', text, encoding: 'utf-8' });
    this.build();
  }

  /** Reads files of the project again, whether or not the file watcher tells of them: what comes and goes at once, it does not. */
  async readAgain(paths: readonly string[]): Promise<void> {
    const { store } = this;
    if (store) await Promise.all(paths.map(path => this.reread(store, store.uriOf(path))));
  }

  /** Does work that writes several files; there is no snapshot of a state in between. */
  async together<T>(work: () => Promise<T>): Promise<T> {
    this.writing++;
    try {
      return await work();
    } finally {
      this.writing--;
      if (this.writing === 0 && this.corpus) this.build();
    }
  }

  /** Takes over words that a segmenter has cut; `undefined` forgets those it had. */
  useWords(words: Words | undefined): void {
    this.words = words;
    if (this.corpus) this.build();
  }

  /** Shows and counts only the work of one coder; of all where `undefined`. */
  showOnly(coder: string | undefined): void {
    if (this.onlyCoder === coder) return;
    this.onlyCoder = coder;
    if (this.corpus) this.build();
  }

  /** Brings the snapshot up to date now, if keystrokes are still waiting. */
  flush(): void {
    if (this.timer !== undefined || this.building) this.build();
  }

  dispose(): void {
    this.close();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private close(): void {
    this.projectWatcher?.dispose();
    clearTimeout(this.timer);
    this.timer = undefined;
    this.built++;
    this.building = false;
    this.store = undefined;
    this.corpus = undefined;
    this.progress = undefined;
    this.files = new Map();
    this.typed.clear();
    this.builder = undefined;
  }

  private openIfNone(): void {
    if (!this.store) void this.open();
  }

  private watch(store: WorkspaceStore): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(store.root, '**/*'));
    const reread = (uri: vscode.Uri) => this.reread(store, uri);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(reread),
      watcher.onDidCreate(uri => this.takeIn(store, uri)),
      watcher.onDidDelete(uri => this.forget(store, uri)),
    );
  }

  /** A folder that is moved in, or comes with a checkout, is told as one event. */
  private async takeIn(store: WorkspaceStore, uri: vscode.Uri): Promise<void> {
    const path = store.pathOf(uri);
    if (path === undefined) return;
    const paths = this.belongs(path) ? [path] : await store.listBelow(path);
    if (store === this.store) await this.readAgain(paths);
  }

  private async reread(store: WorkspaceStore, uri: vscode.Uri): Promise<void> {
    const path = store.pathOf(uri);
    if (path === undefined || !this.belongs(path)) return;
    const turn = this.nextTurn(path);
    const file = await store.read(path, this.declaredFor(path));
    if (store !== this.store || turn !== this.turns.get(path)) return;
    // Whatever has been typed, also while we were reading, is newer.
    if (vscode.workspace.textDocuments.some(each => each.isDirty && store.pathOf(each.uri) === path)) return;
    if (file.kind === 'missing') this.files.delete(path);
    else this.files.set(path, file);
    this.schedule();
  }

  private forget(store: WorkspaceStore, uri: vscode.Uri): void {
    const path = store.pathOf(uri);
    if (path === undefined) return;
    if (path === codebookFile) {
      void this.open();
      return;
    }
    // A deleted folder is told as one event.
    for (const known of new Set([...this.files.keys(), ...this.turns.keys()])) {
      if (known === path || known.startsWith(`${path}/`)) {
        this.nextTurn(known);
        this.files.delete(known);
      }
    }
    this.schedule();
  }

  private nextTurn(path: string): number {
    const turn = (this.turns.get(path) ?? 0) + 1;
    this.turns.set(path, turn);
    return turn;
  }

  /** Follows an editor: its text while it has unsaved changes, the file on disk otherwise. */
  private follow(document: vscode.TextDocument): void {
    const { store } = this;
    if (!store || this.takeIfDirty(document)) return;
    void this.reread(store, document.uri);
  }

  private takeIfDirty(document: vscode.TextDocument): boolean {
    const path = this.pathOf(document.uri);
    if (path === undefined || !document.isDirty || document.isClosed || !this.belongs(path)) return false;
    // A side file being edited by hand counts when it is saved: half a line typed is not yet what someone says.
    if (isSideFile(path)) return true;
    // Its text is taken when the pause is over: a long text takes its time, a keystroke must not.
    this.typed.set(path, document);
    this.schedule();
    return true;
  }

  private takeTyped(): void {
    for (const [path, document] of this.typed) {
      // One that has been saved or reverted meanwhile shows what is on disk.
      if (document.isClosed) continue;
      const known = this.files.get(path);
      const encoding =
        encodingOfEditor(document.encoding) ?? (known?.kind === 'text' ? known.encoding : 'utf-8');
      this.files.set(path, { kind: 'text', text: document.getText(), encoding });
    }
    this.typed.clear();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.buildInSlices(), typingPause);
  }

  /** Builds a snapshot now. */
  private build(): void {
    if (this.writing > 0) return;
    this.begin();
    this.builder ??= new CorpusBuilder();
    this.publish(this.builder.build(this.files, this.circumstances));
  }

  /** Builds a snapshot without keeping anybody waiting; it is left off when another is begun. */
  private async buildInSlices(): Promise<void> {
    if (this.writing > 0) return;
    const turn = this.begin();
    this.building = true;
    const isCancelled = () => turn !== this.built;
    this.builder ??= new CorpusBuilder();
    const corpus = await inSlices(this.builder.steps(this.files, this.circumstances), { isCancelled });
    if (corpus && !isCancelled()) this.publish(corpus);
  }

  private begin(): number {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.takeTyped();
    return ++this.built;
  }

  /** What a snapshot that is begun now depends on besides the files. */
  private get circumstances(): Circumstances {
    const { words, followed, onlyCoder } = this;
    // Kept as it is now: passages move on while a snapshot is being built.
    const now = [...followed].map(([path, { text, places }]) => [path, { text, places }] as const);
    return { words, followed: new Map(now), onlyCoder };
  }

  private publish(corpus: Corpus): void {
    this.building = false;
    this.progress = undefined;
    this.corpus = corpus;
    this.rereadOtherwiseDeclared();
    this.changed.fire();
  }

  private declaredFor(path: string): Encoding | undefined {
    return encodingOf(path, this.corpus?.settings.encodings ?? new Map());
  }

  private belongs(path: string): boolean {
    return belongsToProject(path, (this.corpus?.settings ?? this.declared).attributesFile);
  }

  /** Reads again what corpus.yaml now says is to be read otherwise: in another encoding, or as the file of attributes. */
  private rereadOtherwiseDeclared(): void {
    const { store, corpus, declared } = this;
    const now = corpus?.settings ?? declared;
    this.declared = now;
    if (!store) return;
    const { encodings, attributesFile } = now;
    if (attributesFile !== undefined && attributesFile !== declared.attributesFile)
      void this.reread(store, store.uriOf(attributesFile));
    if (encodings === declared.encodings) return;
    for (const path of this.files.keys()) {
      if (encodingOf(path, encodings) !== encodingOf(path, declared.encodings))
        void this.reread(store, store.uriOf(path));
    }
  }
}
