import * as vscode from 'vscode';
import {
  type Circumstances,
  type CodedSource,
  type Corpus,
  CorpusBuilder,
  type CountedCoders,
  codebookFile,
  type Followed,
  normalizeText,
  type ProjectFiles,
  type ProjectListing,
  sourceAt,
  type Words,
} from '../../core';
import { type Progress, ReadingProgress } from './progress';
import { chooseProject, offerToTryAgain } from './projects';
import { ProjectTexts } from './projectTexts';
import { SeenTexts } from './seenTexts';
import { inSlices } from './slices';
import { type LocalDisk, WorkspaceStore } from './store';
import { TextsAhead } from './textsAhead';

/** Pause after the last keystroke before the corpus follows. */
const typingPause = 120;

/** A snapshot that takes longer is announced, because the figures shown meanwhile are old. */
const noticeable = 300;

/**
 * The one mutable cell of the extension: the project that is open, its files as they stand in the editors or else on
 * disk, and the snapshot built from them. Everything else draws from the snapshot and listens for the next one.
 */
export class Session implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly reading = new ReadingProgress();
  private readonly seen = new SeenTexts();
  private readonly sighted = new vscode.EventEmitter<void>();
  private readonly fellBehind = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[] = [
    this.changed,
    this.reading,
    this.sighted,
    this.fellBehind,
  ];
  private texts: ProjectTexts | undefined;
  /** All files are read: from then on, snapshots can be built. */
  private isRead = false;
  private ahead: TextsAhead | undefined;
  /** Reuses what it built last; created for the first snapshot, and again for another project. */
  private builder: CorpusBuilder | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private opened = 0;
  /** Number of running tasks that write files that belong together. */
  private writing = 0;
  /** Incremented with every snapshot that is begun. */
  private built = 0;
  /** A snapshot is being built in slices. */
  private building = false;
  private notice: ReturnType<typeof setTimeout> | undefined;
  /** Fires when there is a new snapshot, or none any more. */
  readonly onDidChangeCorpus = this.changed.event;
  readonly onDidProgress = this.reading.onDidChange;
  /** Fires when more of the texts in sight can be shown, while the rest of the project is still being read. */
  readonly onDidReadAhead = this.sighted.event;
  /** Fires when figures are being computed again and that takes a while; the next snapshot ends it. */
  readonly onDidFallBehind = this.fellBehind.event;

  /** `undefined` without a project, and until it is read for the first time. */
  corpus: Corpus | undefined;
  /** Words that a segmenter has cut; `undefined` until some are needed. */
  words: Words | undefined;
  /** While one codes blind: the coder whose work alone is shown. */
  private onlyCoder: string | undefined;
  /** Whose coding counts, instead of what corpus.yaml says. */
  private counted: CountedCoders | undefined;
  /** By source: where its passages are, as edits moved them that are not in its side files. */
  followed: ReadonlyMap<string, Followed> = new Map();
  /** The user has cancelled the reading of this project. */
  isStopped = false;

  /** `memory` keeps, per workspace, which of several projects is open. */
  constructor(
    private readonly disk: LocalDisk | undefined,
    private readonly memory: vscode.Memento,
  ) {
    const codebooks = vscode.workspace.createFileSystemWatcher(`**/${codebookFile}`);
    this.subscriptions.push(
      codebooks,
      codebooks.onDidCreate(() => (this.store ? undefined : this.open())),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.open()),
      vscode.workspace.onDidChangeTextDocument(event => this.texts?.follow(event.document)),
      vscode.workspace.onDidSaveTextDocument(document => this.texts?.follow(document)),
      vscode.workspace.onDidCloseTextDocument(document => this.texts?.follow(document)),
    );
  }

  /** The files that the snapshot was built from; empty without a project. */
  get projectFiles(): ProjectFiles {
    return this.texts?.files ?? new Map();
  }

  /** How far reading is, while the project is being read. */
  get progress(): Progress | undefined {
    return this.reading.now;
  }

  /** Why there is no snapshot of a project that there is. */
  get whyNothing(): 'reading' | 'stopped' | undefined {
    return this.progress ? 'reading' : this.isStopped ? 'stopped' : undefined;
  }

  /** The open project; `undefined` where no folder contains a codebook.yaml. */
  get store(): WorkspaceStore | undefined {
    return this.texts?.store;
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
    const texts = new ProjectTexts(new WorkspaceStore(root, this.disk), {
      changed: () => this.schedule(),
      ended: () => void this.open(),
    });
    this.texts = texts;
    this.reading.report('reading', 0, 0);
    try {
      await texts.load(listing => this.readAhead(texts, listing), {
        isCancelled: () => turn !== this.opened,
        onProgress: (done, total) => {
          if (turn === this.opened) this.reading.report('reading', done, total);
        },
      });
    } catch (error) {
      if (turn !== this.opened) return;
      this.close();
      this.changed.fire();
      void offerToTryAgain(root, error).then(again => (again ? this.open() : undefined));
      return;
    }
    if (turn !== this.opened) return;
    this.isRead = true;
    // A change in the meantime starts another one.
    do await this.buildInSlices();
    while (turn === this.opened && !this.corpus);
  }

  /** Gives up reading: the project is not there until it is opened again. Texts in sight keep their marks. */
  cancelReading(): void {
    if (!this.texts || this.corpus || this.isStopped) return;
    this.opened++;
    this.built++;
    this.building = false;
    this.isRead = false;
    this.reading.end();
    this.isStopped = true;
    this.changed.fire();
  }

  /** Reads the texts in sight before all others. */
  private async readAhead(texts: ProjectTexts, listing: ProjectListing): Promise<void> {
    if (texts !== this.texts) return;
    this.ahead = new TextsAhead({
      store: texts.store,
      listing,
      circumstances: () => this.circumstances,
      changed: () => this.sighted.fire(),
    });
    await this.ahead.read();
  }

  /** The source an editor shows; `undefined` for anything else. */
  sourceOf(document: vscode.TextDocument): CodedSource | undefined {
    const path = this.pathOf(document.uri);
    return path === undefined || !this.corpus ? undefined : sourceAt(this.corpus, path);
  }

  /**
   * The snapshot that what is seen in a text is drawn from. While the project is being read, it holds the texts in sight alone, so
   * nothing may be counted from it, nor changed.
   */
  get seenCorpus(): Corpus | undefined {
    return this.corpus ?? this.ahead?.corpus;
  }

  /** As `sourceOf`, in the snapshot that what is seen is drawn from. */
  seenSourceOf(document: vscode.TextDocument): CodedSource | undefined {
    const path = this.pathOf(document.uri);
    return path === undefined || !this.seenCorpus ? undefined : sourceAt(this.seenCorpus, path);
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

  /** Takes in what has just been written, without waiting for the file watcher. */
  wrote(path: string, text: string): void {
    this.texts?.wrote(path, text);
    this.build();
  }

  /** Reads files of the project again, whether or not the file watcher tells of them: what comes and goes at once, it does not. */
  async readAgain(paths: readonly string[]): Promise<void> {
    await this.texts?.readAgain(paths);
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
    else void this.ahead?.buildAnew();
  }

  /** Says whose coding counts; `undefined`: whose corpus.yaml says. */
  count(counted: CountedCoders | undefined): void {
    this.counted = counted;
    if (this.corpus) this.build();
  }

  /** Brings the snapshot up to date now, if keystrokes are still waiting. */
  flush(): void {
    // The first snapshot takes its time, and there is nothing that one could do without it.
    if (this.corpus && (this.timer !== undefined || this.building)) this.build();
  }

  dispose(): void {
    this.close();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private close(): void {
    this.texts?.dispose();
    this.texts = undefined;
    this.begin();
    this.endNotice();
    this.building = false;
    this.isRead = false;
    this.isStopped = false;
    this.ahead?.dispose();
    this.ahead = undefined;
    this.corpus = undefined;
    this.seen.forget();
    this.reading.end();
    this.builder = undefined;
    this.counted = undefined;
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.buildInSlices(), typingPause);
  }

  /** Builds a snapshot now. */
  private build(): void {
    if (this.writing > 0 || !this.isRead) return;
    this.begin();
    this.builder ??= new CorpusBuilder();
    this.publish(this.builder.build(this.projectFiles, this.circumstances));
  }

  /** Builds a snapshot in slices; stops when another one is begun. */
  private async buildInSlices(): Promise<void> {
    // Figures of a part of the files would be taken for those of the whole.
    if (this.writing > 0 || !this.isRead) return;
    const turn = this.begin();
    this.building = true;
    if (this.corpus) this.notice ??= setTimeout(() => this.fellBehind.fire(), noticeable);
    const isCancelled = () => turn !== this.built;
    this.builder ??= new CorpusBuilder();
    const searched = (done: number, total: number) => {
      if (!this.corpus && !isCancelled()) this.reading.report('searching', done, total);
    };
    const steps = this.builder.steps(this.projectFiles, this.circumstances, searched);
    const corpus = await inSlices(steps, { isCancelled });
    if (corpus && !isCancelled()) this.publish(corpus);
  }

  private begin(): number {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.texts?.takeTyped();
    return ++this.built;
  }

  /** What a snapshot that is begun now depends on besides the files. */
  private get circumstances(): Circumstances {
    const { words, followed, onlyCoder, counted } = this;
    // Kept as it is now: passages move on while a snapshot is being built.
    const now = new Map([...followed].map(([path, { text, places }]) => [path, { text, places }]));
    return { words, followed: now, onlyCoder, counted, earlierTexts: this.seen.all };
  }

  private endNotice(): void {
    clearTimeout(this.notice);
    this.notice = undefined;
  }

  private publish(corpus: Corpus): void {
    this.building = false;
    this.endNotice();
    this.reading.end();
    this.corpus = corpus;
    this.ahead?.dispose();
    this.ahead = undefined;
    this.seen.take(corpus);
    this.texts?.declare(corpus.settings);
    this.changed.fire();
  }
}
