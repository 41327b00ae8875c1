import * as vscode from 'vscode';
import { type Corpus, type PlacedAnnotation, themeOf } from '../../core';
import type { CodeFilter } from '../coding/codeFilter';
import { codeName } from '../session/codeName';
import { coderAmongSeveral } from '../session/coders';
import { oneLine, rangeOf } from '../session/places';
import type { Session } from '../session/session';

/**
 * The short headings of a passage's themes after it, so that no theme is told by its colour alone, and its coder where
 * several code. Inlay hints, because
 * VS Code reckons with them when it wraps a line, which it does not with the text of a decoration.
 */
export class InlineCodes implements vscode.InlayHintsProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeInlayHints = this.changed.event;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly session: Session,
    private readonly codeFilter: CodeFilter,
  ) {
    this.subscriptions = [
      this.changed,
      session.onDidChangeCorpus(() => this.changed.fire()),
      session.onDidReadAhead(() => this.changed.fire()),
      codeFilter.onDidChange(() => this.changed.fire()),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('policyCoder.inlineCodes')) this.changed.fire();
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  provideInlayHints(document: vscode.TextDocument, visible: vscode.Range): vscode.InlayHint[] {
    const corpus = this.session.seenCorpus;
    const coded = this.session.seenSourceOf(document);
    const wanted = vscode.workspace.getConfiguration('policyCoder').get('inlineCodes', true);
    if (!wanted || !corpus || !coded || !this.session.isCurrent(document, coded)) return [];
    return this.codeFilter.placedIn(coded).flatMap(placed => {
      const { end } = rangeOf(coded, placed.anchor.span);
      return visible.contains(end) ? [hint(placed, end, corpus)] : [];
    });
  }
}

/**
 * A heading of letters would look like words of the text, so it gets a sign that texts do not contain; ① and the like are signs already.
 */
function chip(short: string): string {
  return /\p{L}/u.test(short) ? `#${short}` : short;
}

function hint({ annotation }: PlacedAnnotation, at: vscode.Position, corpus: Corpus): vscode.InlayHint {
  const ids = new Set(annotation.codes.map(themeOf));
  const themes = corpus.codebook.themes.filter(theme => ids.has(theme.id));
  // A code that is not in the codebook is shown as such, not hidden.
  const label = themes.map(theme => chip(oneLine(theme.short, 8))).join(' ') || '?';
  const coder = coderAmongSeveral(annotation, corpus);
  const made = new vscode.InlayHint(at, coder === undefined ? label : `${label} · ${oneLine(coder, 8)}`);
  made.tooltip = [annotation.codes.map(code => codeName(code, corpus)).join('；'), annotation.coder]
    .filter(part => part !== undefined)
    .join(' · ');
  made.paddingLeft = true;
  return made;
}
