import * as vscode from 'vscode';
import {
  type CodedSource,
  isPlaced,
  isWithin,
  type Placed,
  type PlacedAnnotation,
  themeOf,
} from '../../core';
import type { Session } from '../session/session';

/**
 * The one code that is shown while all others are hidden in editors and in the view of annotations; nothing is counted
 * otherwise. It is not kept when the window closes: who comes back another day must not take a part for the whole.
 */
export class CodeFilter implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private only: string | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(session: Session) {
    this.subscription = session.onDidChangeCorpus(() => {
      // A code that was renamed or deleted would leave the editors empty.
      if (this.only !== undefined && !session.corpus?.codebook.codes.has(this.only)) this.show(undefined);
    });
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, this.changed).dispose();
  }

  /** Path of the code that alone is shown; `undefined` when all are. */
  get code(): string | undefined {
    return this.only;
  }

  /** Shows only a code with those below it; all codes where `undefined`. */
  show(code: string | undefined): void {
    if (code === this.only) return;
    this.only = code;
    void vscode.commands.executeCommand('setContext', 'policyCoder.focused', code !== undefined);
    this.changed.fire();
  }

  /** Whether an annotation is to be seen. */
  shows({ annotation }: PlacedAnnotation): boolean {
    const { only } = this;
    return only === undefined || annotation.codes.some(code => isWithin(code, only));
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
