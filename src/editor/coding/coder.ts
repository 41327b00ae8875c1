import * as vscode from 'vscode';
import { corpusFile, isBlindUntilDone } from '../../core';
import { exists } from '../session/files';
import type { Session } from '../session/session';

const coderKey = 'policyCoder.coder';
const blindKey = 'policyCoder.blind';

/** Who codes in this workspace, and whether the work of the others is shown. */
export class Coder implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when another codes, or the work of the others is hidden or shown. */
  readonly onDidChange = this.changed.event;
  private readonly subscription: vscode.Disposable;

  /** `memory` keeps the choice per workspace. */
  constructor(
    private readonly session: Session,
    private readonly memory: vscode.Memento,
  ) {
    this.subscription = vscode.Disposable.from(
      session.onDidChangeCorpus(() => this.update()),
      session.onDidReadAhead(() => this.update()),
    );
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, this.changed).dispose();
  }

  /**
   * Who is coding. `{ coder: undefined }` in a project that names no coders; `undefined` when the user has to choose
   * and does not.
   */
  async current(): Promise<{ readonly coder: string | undefined } | undefined> {
    if (this.coders.length === 0) return { coder: undefined };
    const coder = this.known ?? (await this.choose());
    return coder === undefined ? undefined : { coder };
  }

  /** Lets the user say who is coding from now on. */
  async switch(): Promise<void> {
    if (this.coders.length > 0) await this.choose();
    else if (this.session.corpus) await this.tellHow();
  }

  /** Where coders are named; leads there if there is such a file. */
  private async tellHow(): Promise<void> {
    await this.leadToSettings(
      vscode.l10n.t(
        'corpus.yaml lists no coders. Add, for example, "coders: [a, b]"; each coder then has separate side files.',
      ),
    );
  }

  /** Says what stands, or is to stand, in corpus.yaml, and opens that file on request. */
  private async leadToSettings(message: string): Promise<void> {
    const uri = this.session.uriOf(corpusFile);
    const open = vscode.l10n.t('Open');
    const picked = await vscode.window.showInformationMessage(
      message,
      ...((await exists(uri)) ? [open] : []),
    );
    if (picked === open) await vscode.window.showTextDocument(uri);
  }

  /** Hides the work of the others, or shows it again. */
  async toggleBlind(): Promise<void> {
    const current = await this.current();
    if (!current) return;
    if (current.coder === undefined) {
      await this.switch();
      return;
    }
    if (this.isBlindForSample) {
      void this.leadToSettings(
        vscode.l10n.t(
          'You code the reliability sample blind until all have read it for all themes. The view Sources shows who has what to do. If somebody has left the team, remove the name from "coders" in corpus.yaml.',
        ),
      );
      return;
    }
    await this.memory.update(blindKey, !this.isBlind);
    this.update();
  }

  /** Whether the project names its coders. */
  get isNamed(): boolean {
    return this.coders.length > 0;
  }

  /** Who is coding; `undefined` where the project names no coders, or nobody has said yet. */
  get now(): string | undefined {
    return this.known;
  }

  /** Whether nobody has said yet who is coding. */
  get mustChoose(): boolean {
    return this.isNamed && this.known === undefined;
  }

  /** Who is coding, with an icon, for the status bar. */
  get label(): string {
    const name = this.known ?? vscode.l10n.t('who is coding?');
    return this.hidesOthers ? `$(eye-closed) ${name}` : `$(person) ${name}`;
  }

  /** What the label says, in words. */
  get meaning(): string {
    const name = this.known ?? vscode.l10n.t('who is coding?');
    if (this.isBlindForSample)
      return vscode.l10n.t('{0}, coding blind until all have finished the reliability sample', name);
    return this.hidesOthers
      ? vscode.l10n.t('{0}, coding blind: the work of others is hidden', name)
      : vscode.l10n.t('coder: {0}', name);
  }

  private get hidesOthers(): boolean {
    return this.known !== undefined && (this.isBlind || this.isBlindForSample);
  }

  /** Whether who codes now codes the reliability sample, and somebody has not finished it. */
  private get isBlindForSample(): boolean {
    const { known } = this;
    const { corpus } = this.session;
    const { reliability } = corpus?.settings ?? {};
    if (!corpus || !reliability || known === undefined) return false;
    const { coders } = reliability;
    const isTheirs =
      coders.length === 0 || coders.some(each => each.normalize('NFC') === known.normalize('NFC'));
    return isTheirs && isBlindUntilDone(corpus);
  }

  private get coders(): readonly string[] {
    return this.session.seenCorpus?.settings.coders ?? [];
  }

  private get known(): string | undefined {
    const known = this.memory.get<string>(coderKey);
    return known !== undefined && this.coders.includes(known) ? known : undefined;
  }

  private get isBlind(): boolean {
    return this.memory.get(blindKey, false);
  }

  private async choose(): Promise<string | undefined> {
    const coder = await vscode.window.showQuickPick([...this.coders], {
      placeHolder: vscode.l10n.t('Who is coding? Each coder has separate side files.'),
    });
    if (coder === undefined) return undefined;
    await this.memory.update(coderKey, coder);
    this.update();
    return coder;
  }

  private update(): void {
    if (this.session.corpus) this.session.showOnly(this.hidesOthers ? this.known : undefined);
    this.changed.fire();
  }
}
