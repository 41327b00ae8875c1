import * as vscode from 'vscode';
import { isPlaced, rowOf } from '../../core';
import type { CommandContext } from '../coding/context';
import { waitingIn } from '../coding/waiting';
import { codersIn } from '../session/coders';

/** A likely next action, with its command. */
interface Step extends vscode.QuickPickItem {
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/** What there is to say of the source in the active editor. */
interface Here {
  readonly path: string;
  readonly annotations: number;
  readonly unreviewed: number;
}

/**
 * The one item in the status bar: who codes, how many annotations the source has and how many of its themes nobody has
 * looked for; and the code or coder that alone is shown. A click offers what may be done next.
 */
export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'policyCoder.status',
    vscode.StatusBarAlignment.Left,
    -10,
  );
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly context: CommandContext) {
    const { session, coder, codeFilter } = context;
    this.item.name = vscode.l10n.t('Policy Coder');
    this.item.command = 'policyCoder.nextSteps';
    const update = () => this.update();
    this.subscriptions = vscode.Disposable.from(
      this.item,
      session.onDidChangeCorpus(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      coder.onDidChange(update),
      codeFilter.onDidChange(update),
      vscode.commands.registerCommand('policyCoder.nextSteps', () => this.ask()),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private get here(): Here | undefined {
    const { session } = this.context;
    const { corpus } = session;
    const editor = vscode.window.activeTextEditor;
    const coded = editor && session.sourceOf(editor.document);
    if (!corpus || !coded) return undefined;
    return {
      path: coded.source.path,
      annotations: coded.annotations.filter(isPlaced).length,
      // What the sources are compared with is no row of the table.
      unreviewed:
        coded === corpus.reference
          ? 0
          : rowOf(corpus, coded).cells.filter(({ state }) => state === 'unreviewed').length,
    };
  }

  private update(): void {
    const { session, coder, codeFilter } = this.context;
    const { corpus } = session;
    const { here } = this;
    const { meaning: only, names } = codeFilter;
    const parts: readonly (readonly [text: string, meaning: string] | undefined)[] = [
      only === undefined ? undefined : [`$(filter-filled) ${names.join(' · ')}`, only],
      coder.isNamed ? [coder.label, coder.meaning] : undefined,
      here && [
        `$(tag) ${here.annotations}`,
        vscode.l10n.t('annotations of this source: {0}', here.annotations),
      ],
      here && [
        `$(circle-large-outline) ${here.unreviewed}`,
        vscode.l10n.t('unreviewed themes: {0}', here.unreviewed),
      ],
    ];
    const shown = parts.filter(part => part !== undefined);
    if (!corpus || shown.length === 0) {
      this.item.hide();
      return;
    }
    const meaning = shown.map(([, each]) => each);
    this.item.text = shown.map(([text]) => text).join('  ');
    this.item.tooltip = [...meaning, vscode.l10n.t('Click to see what to do next.')].join('\n');
    this.item.accessibilityInformation = { label: meaning.join(', '), role: 'button' };
    // Nobody should mistake a part for the whole.
    this.item.backgroundColor =
      only === undefined ? undefined : new vscode.ThemeColor('statusBarItem.warningBackground');
    this.item.show();
  }

  private async ask(): Promise<void> {
    const step = await vscode.window.showQuickPick(this.steps(), {
      placeHolder: vscode.l10n.t('What next?'),
      matchOnDescription: true,
    });
    if (step) await vscode.commands.executeCommand(step.command, ...(step.arguments ?? []));
  }

  /** The actions that make sense now, the most urgent first. */
  private steps(): readonly Step[] {
    const { session, coder, codeFilter, lock } = this.context;
    const { here } = this;
    const { t } = vscode.l10n;
    const waiting = waitingIn(session.corpus).length;
    const step = (label: string, command: string, description = '', ...args: readonly unknown[]): Step => ({
      label,
      description,
      command: `policyCoder.${command}`,
      arguments: args,
    });
    return [
      ...(codeFilter.meaning === undefined
        ? []
        : [step(t('$(clear-all) Show everything again'), 'showAllCodes')]),
      ...(coder.mustChoose ? [step(t('$(person) Choose who is coding'), 'switchCoder')] : []),
      ...(waiting > 0 ? [step(t('$(references) Review anchors'), 'reviewAnchors', String(waiting))] : []),
      ...(here
        ? [
            step(t('$(tag) Tag the passage at the cursor'), 'tagSelection', 'Ctrl+Alt+M'),
            step(t('$(debug-step-over) Tag, and go to the next untagged hit'), 'tagAndNext', 'Ctrl+Alt+Y'),
            step(t('$(arrow-right) Next untagged hit'), 'nextUntagged', 'Ctrl+Alt+Shift+Y'),
            ...(here.unreviewed > 0
              ? [
                  step(
                    t('$(checklist) Review a theme of this source'),
                    'review',
                    String(here.unreviewed),
                    here.path,
                  ),
                  step(t('$(pass) I have read this source for all themes'), 'readSource', '', here.path),
                ]
              : []),
          ]
        : []),
      ...(here
        ? [
            step(
              lock.isOpen ? t('$(lock) Lock this text') : t('$(unlock) Correct this text'),
              'toggleLock',
              'Ctrl+Alt+E',
            ),
          ]
        : []),
      step(t('$(search) Go to a code'), 'goToCode'),
      ...(codeFilter.code === undefined
        ? [step(t('$(filter) Show only one code'), 'showOnlyCode', 'Ctrl+Alt+U')]
        : []),
      ...(session.corpus && codersIn(session.corpus).length > 1 && codeFilter.coder === undefined
        ? [step(t('$(filter) Show only one coder'), 'showOnlyCoder')]
        : []),
      step(t('$(comment-discussion) Memos as comments: on or off'), 'toggleMemoMode'),
      ...(coder.isNamed && !coder.mustChoose
        ? [
            step(t('$(person) Switch coder'), 'switchCoder'),
            step(t('$(eye-closed) Blind coding: on or off'), 'toggleBlind'),
            step(t('$(git-compare) Settle disagreements'), 'settleDisagreements'),
          ]
        : []),
      step(t('$(graph) Open the overview'), 'openOverview'),
    ];
  }
}
