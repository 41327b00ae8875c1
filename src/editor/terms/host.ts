import * as vscode from 'vscode';
import {
  type CodedSource,
  type ConcordanceLine,
  type Corpus,
  concordance,
  describeSegmenter,
  findCandidates,
  type WordCutter,
} from '../../core';
import type { ConcordanceOrder, FromTerms, TermsQuery, ToTerms } from '../../protocol';
import { addToTheme } from '../codebook/addToTheme';
import type { CodingHistory } from '../coding/codingHistory';
import { type Handlers, handle, languageMessage } from '../pages/handlers';
import type { TextPlaces } from '../pages/textPlaces';
import type { Session } from '../session/session';
import { inSlices } from '../session/slices';

/** Candidates of one query. */
const most = 100;
/** Lines sent at once; the view asks for more as one scrolls. */
const batch = 300;
/** Pause after a change before the view follows. */
const pause = 250;

/** Answers the view of terms. */
export class TermsHost implements vscode.Disposable {
  /** The snapshot that the view knows of, and its number. */
  private corpus: Corpus | undefined;
  private version = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Goes up with each query for candidates and each cancellation: older work leaves off. */
  private turn = 0;
  private lines: { corpus: Corpus; key: string; value: Promise<readonly ConcordanceLine[]> } | undefined;
  /** The query for candidates that is being worked on. */
  private asked: TermsQuery | undefined;
  private wanted: TermsQuery | undefined;
  private ready = false;
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly view: vscode.WebviewView,
    private readonly session: Session,
    private readonly coding: CodingHistory,
    private readonly words: WordCutter,
    private readonly places: TextPlaces,
  ) {
    this.subscriptions = vscode.Disposable.from(
      view.webview.onDidReceiveMessage((message: FromTerms) => handle(this.handlers, message)),
      session.onDidChangeCorpus(() => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.postProject(), pause);
      }),
      view.onDidChangeVisibility(() => {
        // A hidden page is gone; shown again, it says `ready` again.
        if (!view.visible) this.ready = false;
      }),
    );
  }

  /** Shows something, as soon as the page is there. */
  show(query: TermsQuery): void {
    this.wanted = query;
    if (this.ready) this.postWanted();
  }

  dispose(): void {
    this.turn++;
    clearTimeout(this.timer);
    this.subscriptions.dispose();
  }

  private readonly handlers: Handlers<FromTerms> = {
    ready: () => {
      this.ready = true;
      this.post(languageMessage());
      this.postProject();
      this.postWanted();
    },
    candidates: ({ query }) => this.findCandidates(query),
    lines: ({ term, order, from }) => this.findLines(term, order, from),
    cancel: () => this.cancel(),
    open: async ({ source, range }) => {
      if (this.session.corpus) await this.places.show(this.session, source, range, undefined);
    },
    addKeyword: async ({ term, theme }) => {
      await addToTheme(this.session, this.coding, term, theme);
    },
  };

  private async findCandidates(query: TermsQuery): Promise<void> {
    const { corpus } = this.session;
    const { version } = this;
    if (!corpus || query.of !== 'candidates') return;
    const turn = ++this.turn;
    this.asked = query;
    const isCancelled = () => turn !== this.turn;
    const work = async () => {
      const cut = await this.words.words(corpus, (done, total) => {
        if (isCancelled()) return false;
        const share = Math.floor((100 * done) / Math.max(1, total));
        this.post({ type: 'working', text: vscode.l10n.t('Segmenting words: {0} %', share) });
        return true;
      });
      if (!cut) return undefined;
      this.post({ type: 'working', text: vscode.l10n.t('Ranking terms') });
      const ranked = findCandidates(corpus, cut.words, { ...query, top: most }, (counted, terms) => {
        if (isCancelled()) return;
        this.post({
          type: 'working',
          text: vscode.l10n.t('Counting hits: {0} of {1} terms', counted, terms),
        });
      });
      const answer = await inSlices(ranked, { isCancelled });
      const { engine, version } = cut.info;
      const segmenter = {
        name: `${engine} ${version}`,
        detail: describeSegmenter(cut.info, vscode.l10n.t),
      };
      return answer && { ...answer, segmenter };
    };
    const found = await vscode.window.withProgress({ location: { viewId: 'policyCoder.terms' } }, work);
    // A newer query, and a cancellation, have their own answers.
    if (isCancelled() || !found) return;
    this.asked = undefined;
    this.post({ type: 'candidates', query, ...found, version });
  }

  private cancel(): void {
    this.turn++;
    if (this.asked) {
      this.post({
        type: 'candidates',
        query: this.asked,
        candidates: undefined,
        basis: 0,
        segmenter: undefined,
        version: this.version,
      });
    }
    this.asked = undefined;
  }

  private async findLines(term: string, order: ConcordanceOrder, from: number): Promise<void> {
    const { corpus } = this.session;
    if (!corpus) return;
    const { version } = this;
    const key = `${order} ${term}`;
    if (this.lines?.corpus !== corpus || this.lines.key !== key) {
      const isCancelled = () => this.lines?.key !== key || this.lines.corpus !== corpus;
      const value = inSlices(concordance(corpus, term, order), { isCancelled }).then(lines => lines ?? []);
      this.lines = { corpus, key, value };
    }
    const lines = await this.lines.value;
    if (this.lines?.key !== key) return;
    this.post({
      type: 'lines',
      term,
      order,
      from,
      lines: lines.slice(from, from + batch),
      total: lines.length,
      version,
    });
  }

  private postProject(): void {
    clearTimeout(this.timer);
    const { corpus } = this.session;
    if (!corpus) {
      this.post({ type: 'noProject', why: this.session.whyNothing });
      return;
    }
    if (!this.corpus || !isSame(this.corpus, corpus)) this.version++;
    this.corpus = corpus;
    const { themes, keywords } = corpus.codebook;
    this.post({
      type: 'project',
      themes: themes.map(({ id, name, color }) => ({ id, name, color })),
      keywords: keywords.flatMap(({ term, aliases, theme }) =>
        [term, ...aliases].map(form => [form, theme] as const),
      ),
      version: this.version,
    });
  }

  private postWanted(): void {
    if (this.wanted) this.post({ type: 'show', query: this.wanted });
    this.wanted = undefined;
  }

  private post(message: ToTerms): void {
    if (this.ready) void this.view.webview.postMessage(message);
  }
}

/** Whether two snapshots have the same texts, codebook and coding; one is built again whenever a file is opened. */
function isSame(a: Corpus, b: Corpus): boolean {
  const sameFiles = (x: CodedSource, y: CodedSource) =>
    x.source === y.source &&
    x.sideFiles.length === y.sideFiles.length &&
    x.sideFiles.every((file, i) => file === y.sideFiles[i]);
  return (
    a.codebook === b.codebook &&
    a.settings === b.settings &&
    a.sources.length === b.sources.length &&
    a.sources.every((source, i) => sameFiles(source, b.sources[i]!))
  );
}
