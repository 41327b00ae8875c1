import * as vscode from 'vscode';
import { badgeOf, type Codebook, type CodedSource, type Row, rowOf, sourceAt, staleBadges } from '../../core';
import { isWaiting } from '../coding/waiting';
import type { Session } from '../session/session';

interface Badge {
  readonly text: string;
  readonly tooltip: string;
  readonly waits: boolean;
}

/**
 * A badge for each source in the Explorer, in tabs and in the view of sources: how far it is coded, and whether anything waits. Only the
 * sources that VS Code asks about, which are those it shows, are counted.
 */
export class Badges implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri[] | undefined>();
  readonly onDidChangeFileDecorations = this.changed.event;
  /** By URI: the state of a source that a badge was told of. */
  private readonly told = new Map<string, CodedSource>();
  /** The codebook of what was told; `undefined` where there was no project. */
  private codebook: Codebook | undefined;
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly session: Session) {
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      session.onDidChangeCorpus(() => this.update()),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('policyCoder.badges')) this.changed.fire(undefined);
      }),
      vscode.window.registerFileDecorationProvider(this),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const { corpus } = this.session;
    const coded = this.codedAt(uri);
    const wanted = vscode.workspace.getConfiguration('policyCoder').get('badges', true);
    if (!corpus || !coded || !wanted) return undefined;
    this.told.set(uri.toString(), coded);
    const badge = describe(rowOf(corpus, coded));
    if (!badge) return undefined;
    const color = badge.waits ? new vscode.ThemeColor('list.warningForeground') : undefined;
    return new vscode.FileDecoration(badge.text, badge.tooltip, color);
  }

  private update(): void {
    const codebook = this.session.corpus?.codebook;
    const isOther = codebook !== this.codebook;
    this.codebook = codebook;
    if (isOther) this.told.clear();
    const stale = isOther ? 'all' : staleBadges(this.told, uri => this.codedAt(vscode.Uri.parse(uri, true)));
    if (stale === 'all') this.changed.fire(undefined);
    else if (stale.length > 0) this.changed.fire(stale.map(uri => vscode.Uri.parse(uri, true)));
  }

  /** The source at a URI; a text that the sources are compared with is none. */
  private codedAt(uri: vscode.Uri): CodedSource | undefined {
    const path = this.session.pathOf(uri);
    const coded = path !== undefined && this.session.corpus && sourceAt(this.session.corpus, path);
    return coded && coded !== this.session.corpus?.reference ? coded : undefined;
  }
}

/** The badge of a source, with what it means; `undefined` where nothing is done. */
function describe({ coded, cells }: Row): Badge | undefined {
  const count = (state: string) => cells.filter(cell => cell.state === state).length;
  const left = count('unreviewed');
  const waiting = coded.annotations.filter(isWaiting).length;
  const { t } = vscode.l10n;
  const [unread] = coded.unread;
  if (unread !== undefined) return { text: '!', tooltip: t('Cannot be read: {0}', unread), waits: true };
  const text = badgeOf({ themes: cells.length, decided: cells.length - left, waiting });
  if (text === undefined) return undefined;
  const themes = t('Themes: {0} coded, {1} absent, {2} unreviewed', count('coded'), count('absent'), left);
  const waits =
    waiting === 1 ? t('1 annotation waits for review') : t('{0} annotations wait for review', waiting);
  return { text, tooltip: waiting > 0 ? `${waits} · ${themes}` : themes, waits: waiting > 0 };
}
