import * as vscode from 'vscode';
import { type DrawingTrouble, inchesOf, withDensity } from '../../core';
import type { ToWebview } from '../../protocol';

type Draw = Extract<ToWebview, { type: 'draw' }>;

/** A page that can draw. */
export interface Painter {
  readonly visible: boolean;
  draw(picture: Draw): void;
}

/** Time limit for a page, in milliseconds; a picture of two columns at 600 dpi takes a second. */
const patience = 30_000;

/**
 * Draws PNG in a page of the overview, since a browser draws any SVG with the fonts of the computer, and the program that the
 * command line draws with is too large for the package. Opens the overview where no page is in sight.
 */
export class Painters {
  private readonly painters = new Set<Painter>();
  private readonly waiting = new Map<number, (png: Uint8Array | undefined) => void>();
  private readonly cameIntoSight = new vscode.EventEmitter<void>();
  private number = 0;

  /** Adds a page until the returned Disposable is disposed. */
  add(painter: Painter): vscode.Disposable {
    this.painters.add(painter);
    return new vscode.Disposable(() => this.painters.delete(painter));
  }

  /** A page says that it can take messages. */
  ready(): void {
    this.cameIntoSight.fire();
  }

  answer(picture: number, png: Uint8Array | undefined): void {
    this.waiting.get(picture)?.(png);
  }

  async drawPng(svg: string, dpi: number): Promise<Uint8Array | DrawingTrouble> {
    const painter = this.inSight ?? (await this.open());
    if (!painter) return { trouble: 'no-page' };
    const inches = inchesOf(svg);
    const picture = ++this.number;
    const size = { width: Math.round(inches.width * dpi), height: Math.round(inches.height * dpi) };
    const png = await withinTime<Uint8Array | undefined>(patience, done => {
      this.waiting.set(picture, done);
      painter.draw({ type: 'draw', picture, svg, ...size });
    });
    this.waiting.delete(picture);
    return png ? withDensity(png, dpi) : { trouble: 'no-page' };
  }

  private get inSight(): Painter | undefined {
    return [...this.painters].find(({ visible }) => visible);
  }

  private async open(): Promise<Painter | undefined> {
    let listener: vscode.Disposable | undefined;
    await withinTime<void>(patience, done => {
      listener = this.cameIntoSight.event(() => done());
      void vscode.commands.executeCommand('policyCoder.openOverview');
    });
    listener?.dispose();
    return this.inSight;
  }
}

/** The result of the task that `begin` starts; `undefined` if it takes longer than `milliseconds`. */
function withinTime<T>(
  milliseconds: number,
  begin: (done: (value: T) => void) => void,
): Promise<T | undefined> {
  return new Promise(resolve => {
    const end = setTimeout(() => resolve(undefined), milliseconds);
    begin(value => {
      clearTimeout(end);
      resolve(value);
    });
  });
}
