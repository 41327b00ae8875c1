import * as vscode from 'vscode';

/** Milliseconds between two reports. */
const pause = 100;

/** How far the reading of a project is: files are read, then their texts are searched for keywords and passages. */
export interface Progress {
  readonly phase: 'reading' | 'searching';
  readonly done: number;
  readonly total: number;
}

/** Tells how far the reading of a project is, not more often than one can see. */
export class ReadingProgress implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private told = 0;
  /** `undefined` while nothing is read. */
  now: Progress | undefined;

  report(phase: Progress['phase'], done: number, total: number): void {
    this.now = { phase, done, total };
    const time = performance.now();
    if (done < total && time - this.told < pause) return;
    this.told = time;
    this.changed.fire();
  }

  end(): void {
    this.now = undefined;
  }

  dispose(): void {
    this.changed.dispose();
  }
}
