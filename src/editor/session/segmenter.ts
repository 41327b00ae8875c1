import * as vscode from 'vscode';
import {
  addWords,
  describeTrouble,
  type Segmentation,
  type Segmenter,
  type SegmenterEngine,
  type SegmenterTrouble,
  sameTerms,
  segmenterEngines,
  termsOf,
} from '../../core';
import type { Session } from './session';

/** Makes a segmenter; nothing is loaded before it is asked. */
export type MakeSegmenter = (options: {
  readonly engine: SegmenterEngine | undefined;
  readonly userDictionary: vscode.Uri | undefined;
  readonly onTrouble: (trouble: SegmenterTrouble) => void;
}) => Segmenter;

/** Pause before words are cut again with the terms of a codebook that is being typed: engines start again for that. */
const termsPause = 500;

/**
 * The segmenter of the editor's settings. Cuts the sentences that the snapshot wants to know the words of, and whatever
 * else it is asked for; tells the user when an engine fails.
 */
export class EditorSegmenter implements Segmenter, vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private segmenter: Segmenter | undefined;
  /** The settings that it was made for. */
  private madeFor = '';
  private log: vscode.LogOutputChannel | undefined;
  private asking = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private disposed = false;

  constructor(
    private readonly session: Session,
    private readonly make: MakeSegmenter,
  ) {
    this.subscriptions = [
      session.onDidChangeCorpus(() => this.follow()),
      vscode.workspace.onDidChangeConfiguration(event => {
        const ours = ['policyCoder.segmenter', 'policyCoder.userDictionary'];
        if (ours.some(setting => event.affectsConfiguration(setting))) this.startAnew();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.startAnew()),
    ];
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
    this.segmenter?.dispose();
    this.log?.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** As the port says; an engine that the user's settings replace on the way is followed by the new one. */
  async cut(texts: readonly string[], terms: readonly string[]): Promise<Segmentation | undefined> {
    while (!this.disposed) {
      const answer = await this.serving().cut(texts, terms);
      if (answer) return answer;
    }
    return undefined;
  }

  private serving(): Segmenter {
    if (!this.segmenter) {
      const settings = segmenterSettings(this.session.root);
      this.madeFor = JSON.stringify(settings);
      this.segmenter = this.make({ ...settings, onTrouble: trouble => this.tell(trouble) });
    }
    return this.segmenter;
  }

  private follow(): void {
    const { corpus, words } = this.session;
    clearTimeout(this.timer);
    // Another project may have a dictionary of its own.
    if (this.segmenter && this.madeFor !== JSON.stringify(segmenterSettings(this.session.root)))
      this.startAnew();
    if (!corpus || corpus.wanted.length === 0) return;
    const pause = words && !sameTerms(words.terms, termsOf(corpus)) ? termsPause : 0;
    this.timer = setTimeout(() => this.ask(), pause);
  }

  private async ask(): Promise<void> {
    const { corpus } = this.session;
    if (this.asking || this.disposed || !corpus || corpus.wanted.length === 0) return;
    this.asking = true;
    const terms = termsOf(corpus);
    const answer = await this.serving().cut(corpus.wanted, terms);
    this.asking = false;
    if (this.disposed) return;
    // No answer means that the settings have changed in the meantime.
    if (!answer) this.follow();
    else this.session.useWords(addWords(this.session.words, terms, corpus.wanted, answer));
  }

  private startAnew(): void {
    this.segmenter?.dispose();
    this.segmenter = undefined;
    this.session.useWords(undefined);
  }

  private async tell(trouble: SegmenterTrouble): Promise<void> {
    const message = describeTrouble(trouble, vscode.l10n.t);
    this.log ??= vscode.window.createOutputChannel(vscode.l10n.t('Policy Coder'), { log: true });
    this.log.warn(message, trouble.reason, trouble.detail);
    const show = vscode.l10n.t('Show Log');
    if ((await vscode.window.showWarningMessage(message, show)) === show) this.log.show();
  }
}

/** What the user's settings say. While the workspace is not trusted, nothing native runs and no path of it is followed. */
export function segmenterSettings(root: vscode.Uri | undefined): {
  engine: SegmenterEngine | undefined;
  userDictionary: vscode.Uri | undefined;
} {
  const settings = vscode.workspace.getConfiguration('policyCoder');
  const name = settings.get<string>('segmenter');
  const engine = segmenterEngines.find(each => each === name);
  const isNative = engine === undefined || engine === 'nodejieba';
  if (!vscode.workspace.isTrusted)
    return { engine: isNative ? 'jieba-wasm' : engine, userDictionary: undefined };
  return { engine, userDictionary: placeOf(settings.get<string>('userDictionary', '').trim(), root) };
}

/** Place of a path in the settings: absolute on the machine that the project is on, else within the project. */
function placeOf(path: string, root: vscode.Uri | undefined): vscode.Uri | undefined {
  if (path === '') return undefined;
  if (!/^(?:[A-Za-z]:)?[\\/]/.test(path) && root) return vscode.Uri.joinPath(root, path);
  const file = vscode.Uri.file(path);
  return root ? file.with({ scheme: root.scheme, authority: root.authority }) : file;
}
