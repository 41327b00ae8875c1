import * as vscode from 'vscode';
import {
  type CodedSource,
  isPlaced,
  isWithin,
  type Placed,
  type PlacedAnnotation,
  themeOf,
} from '../../core';
import { codersIn } from '../session/coders';
import type { Session } from '../session/session';

/**
 * The one code, and the one coder, whose annotations are shown while all others are hidden in editors and in the view of
 * annotations; nothing is counted otherwise. It is not kept when the window closes: who comes back another day must not
 * take a part for the whole.
 */
export class CodeFilter implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private only: string | undefined;
  private onlyBy: string | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly session: Session) {
    this.subscription = session.onDidChangeCorpus(() => {
      const { corpus } = session;
      // A code that was renamed or deleted, or a coder who is gone, would leave the editors empty.
      if (this.only !== undefined && !corpus?.codebook.codes.has(this.only)) this.show(undefined);
      if (this.onlyBy !== undefined && !(corpus && codersIn(corpus).includes(this.onlyBy)))
        this.showCoder(undefined);
    });
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, this.changed).dispose();
  }

  /** Path of the code that alone is shown; `undefined` when all are. */
  get code(): string | undefined {
    return this.only;
  }

  /** The coder whose work alone is shown; `undefined` when that of all is. */
  get coder(): string | undefined {
    return this.onlyBy;
  }

  /** Names of what alone is shown; none when all is. */
  get names(): readonly string[] {
    const { only, onlyBy } = this;
    const code = only === undefined ? undefined : this.session.corpus?.codebook.codes.get(only)?.name;
    return [code, onlyBy].filter(name => name !== undefined);
  }

  /** What alone is shown, in a sentence; `undefined` when all is. */
  get meaning(): string | undefined {
    const { names } = this;
    return names.length === 0 ? undefined : vscode.l10n.t('Only "{0}" is shown.', names.join(' · '));
  }

  /** Shows only a code with those below it; all codes where `undefined`. */
  show(code: string | undefined): void {
    if (code === this.only) return;
    this.only = code;
    this.tell();
  }

  /** Shows only the work of a coder; that of all where `undefined`. */
  showCoder(coder: string | undefined): void {
    if (coder === this.onlyBy) return;
    this.onlyBy = coder;
    this.tell();
  }

  showAll(): void {
    if (this.only === undefined && this.onlyBy === undefined) return;
    this.only = undefined;
    this.onlyBy = undefined;
    this.tell();
  }

  private tell(): void {
    const isOn = this.only !== undefined || this.onlyBy !== undefined;
    void vscode.commands.executeCommand('setContext', 'policyCoder.focused', isOn);
    this.changed.fire();
  }

  /** Whether an annotation is to be seen. */
  shows({ annotation }: PlacedAnnotation): boolean {
    const { only, onlyBy } = this;
    return (
      (only === undefined || annotation.codes.some(code => isWithin(code, only))) &&
      (onlyBy === undefined || annotation.coder === onlyBy)
    );
  }

  /** Whether keywords of a theme are to be seen: a sub-code is looked for by those of its theme. */
  showsTheme(theme: string): boolean {
    return this.only === undefined || themeOf(this.only) === theme;
  }

  /** The theme an annotation is drawn as: that of the code shown alone, else of its first code. */
  themeOf({ annotation }: PlacedAnnotation): string {
    return themeOf(this.only ?? annotation.codes[0] ?? '');
  }

  /** Annotations of a source that have a place and are to be seen. */
  placedIn(coded: CodedSource): readonly (PlacedAnnotation & { readonly anchor: Placed })[] {
    return coded.annotations.filter(isPlaced).filter(placed => this.shows(placed));
  }
}
