import * as vscode from 'vscode';
import {
  type CodeRefactoring,
  digitOf,
  noRecentCodes,
  pathAfter,
  pinCode,
  presentCodes,
  type RecentCodesState,
  renameCodes,
  unpinCode,
  useCodes,
} from '../../core';
import type { Session } from '../session/session';

/** The codes used last and their digit keys, kept for each project of the workspace. */
export class RecentCodes implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly session: Session,
    private readonly memory: vscode.Memento,
  ) {}

  dispose(): void {
    this.changed.dispose();
  }

  /** Codes of the codebook used last, the latest first. */
  get recent(): readonly string[] {
    return this.kept.recent.filter(this.exists);
  }

  /** The code used last of all. */
  get last(): string | undefined {
    return this.recent[0];
  }

  /** The code on a digit key, if it is in the codebook. */
  codeOn(digit: number): string | undefined {
    const code = this.kept.digits[digit - 1] ?? undefined;
    return code !== undefined && this.exists(code) ? code : undefined;
  }

  digitOf(code: string): number | undefined {
    return digitOf(this.kept, code);
  }

  isPinned(code: string): boolean {
    return this.kept.pinned.includes(code);
  }

  /** Codes were used to tag. */
  use(codes: readonly string[]): Promise<void> {
    return this.keep(useCodes(this.kept, codes, this.exists));
  }

  /** Puts a code on a digit key for good. */
  pin(code: string, digit: number): Promise<void> {
    return this.keep(pinCode(this.kept, code, digit));
  }

  unpin(code: string): Promise<void> {
    return this.keep(unpinCode(this.kept, code));
  }

  /** Codes are renamed, moved, merged or deleted, or will be: their keys follow them, and come back when that is undone. */
  follow(refactoring: CodeRefactoring): Promise<void> {
    return this.keep(renameCodes(this.kept, code => pathAfter(code, refactoring)));
  }

  private readonly exists = (code: string): boolean => this.session.corpus?.codebook.codes.has(code) ?? false;

  private get key(): string {
    return `policyCoder.codesAtHand:${this.session.root?.toString() ?? ''}`;
  }

  private get kept(): RecentCodesState {
    // Data stored by an older version may be incomplete.
    const kept = { ...noRecentCodes, ...this.memory.get<Partial<RecentCodesState>>(this.key) };
    return presentCodes(kept, this.exists);
  }

  private async keep(state: RecentCodesState): Promise<void> {
    await this.memory.update(this.key, state);
    this.changed.fire();
  }
}
