import * as vscode from 'vscode';
import { badgeOf, buildCoverage, type Row } from '../../core';
import { isWaiting } from '../review/waiting';
import type { Session } from '../session';

/** VS Code drops what goes beyond in one event; then all are asked for anew. */
const mostAtOnce = 250;

interface Badge {
  readonly text: string;
  readonly tooltip: string;
  readonly waits: boolean;
}

/** A badge for each source, in the Explorer, the tabs and the view of sources: how far it is coded, and whether anything waits. */
export class Badges implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri[] | undefined>();
  readonly onDidChangeFileDecorations = this.changed.event;
  /** By URI. */
  private badges: ReadonlyMap<string, Badge> = new Map();
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly session: Session) {
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      session.onDidChangeCorpus(() => this.update()),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('policyCoder.badges')) this.update();
      }),
      vscode.window.registerFileDecorationProvider(this),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const badge = this.badges.get(uri.toString());
    if (!badge) return undefined;
    const color = badge.waits ? new vscode.ThemeColor('list.warningForeground') : undefined;
    return new vscode.FileDecoration(badge.text, badge.tooltip, color);
  }

  private update(): void {
    const { corpus } = this.session;
    const wanted = vscode.workspace.getConfiguration('policyCoder').get('badges', true);
    const now = new Map<string, Badge>();
    for (const row of corpus && wanted ? buildCoverage(corpus).rows : []) {
      const badge = describe(row);
      if (badge) now.set(this.session.uriOf(row.coded.source.path).toString(), badge);
    }
    const before = this.badges;
    this.badges = now;
    const differing = [...new Set([...before.keys(), ...now.keys()])].filter(
      uri => before.get(uri)?.tooltip !== now.get(uri)?.tooltip,
    );
    if (differing.length === 0) return;
    this.changed.fire(
      differing.length > mostAtOnce ? undefined : differing.map(uri => vscode.Uri.parse(uri, true)),
    );
  }
}

/** The badge of a source, with what it means; `undefined` where nothing is done. */
function describe({ coded, cells }: Row): Badge | undefined {
  const count = (state: string) => cells.filter(cell => cell.state === state).length;
  const left = count('unreviewed');
  const waiting = coded.annotations.filter(isWaiting).length;
  const text = badgeOf({ themes: cells.length, decided: cells.length - left, waiting });
  if (text === undefined) return undefined;
  const { t } = vscode.l10n;
  const themes = t('Themes: {0} coded, {1} absent, {2} unreviewed', count('coded'), count('absent'), left);
  const waits =
    waiting === 1 ? t('1 annotation waits for review') : t('{0} annotations wait for review', waiting);
  return { text, tooltip: waiting > 0 ? `${waits} · ${themes}` : themes, waits: waiting > 0 };
}
