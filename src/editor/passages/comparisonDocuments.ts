import * as vscode from 'vscode';
import {
  type CodedSource,
  type DistinctiveSentence,
  type ReferenceComparison,
  type SharedPassage,
  type Span,
  writeComparisonText,
} from '../../core';
import { rangeOf } from '../session/places';
import type { Session } from '../session/session';

const comparisonScheme = 'policy-coder-comparison';

/** A passage that stands in a text. */
interface Passage {
  readonly coded: CodedSource;
  readonly span: Span;
  readonly text: string;
}

/** One side of what is compared: its text, and the place that each of its lines (from 0) is taken from. */
interface Side {
  readonly label: string;
  readonly text: string;
  readonly places: ReadonlyMap<number, Omit<Passage, 'text'>>;
}

/**
 * Passages side by side in VS Code's own diff editor. "Go to Definition" (F12, Ctrl+click) leads from a line to its place
 * in the text.
 */
export class ComparisonDocuments
  implements vscode.TextDocumentContentProvider, vscode.DefinitionProvider, vscode.Disposable
{
  private readonly sides = new Map<string, Side>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly session: Session) {
    this.subscription = vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(comparisonScheme, this),
      vscode.languages.registerDefinitionProvider({ scheme: comparisonScheme }, this),
      // Not when a document is closed: that is also how a change of language is told.
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) {
          if (!(input instanceof vscode.TabInputTextDiff)) continue;
          for (const uri of [input.original, input.modified]) this.sides.delete(uri.toString());
        }
      }),
    );
  }

  dispose(): void {
    this.subscription.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.sides.get(uri.toString())?.text ?? '';
  }

  provideDefinition({ uri }: vscode.TextDocument, { line }: vscode.Position): vscode.Location | undefined {
    const place = this.sides.get(uri.toString())?.places.get(line);
    return (
      place &&
      new vscode.Location(this.session.uriOf(place.coded.source.path), rangeOf(place.coded, place.span))
    );
  }

  /** Shows a source beside the reference. */
  async showComparison(comparison: ReferenceComparison): Promise<void> {
    const { reference, source } = comparison;
    const text = writeComparisonText(comparison, vscode.l10n.t);
    const placesOf = (coded: CodedSource, lines: ReadonlyMap<number, { readonly span: Span }>) =>
      new Map([...lines].map(([line, { span }]) => [line, { coded, span }]));
    await this.show(
      {
        label: reference.label,
        text: text.reference,
        places: placesOf(reference, text.referenceLines),
      },
      { label: source.label, text: text.source, places: placesOf(source, text.sourceLines) },
    );
  }

  /** Shows a sentence beside what comes nearest to it elsewhere; the list that it was asked from keeps the focus. */
  async showNearest(coded: CodedSource, sentence: DistinctiveSentence): Promise<void> {
    if (sentence.nearest) await this.showPassages(sentence.nearest, { coded, ...sentence });
  }

  /** Shows a passage beside one that shares its words. */
  async showPassages(left: Passage | SharedPassage, right: Passage): Promise<void> {
    const side = ({ coded, span, text }: Passage): Side => ({
      label: coded.label,
      text: `${text.replace(/\s*\n\s*/g, ' ')}\n`,
      places: new Map([[0, { coded, span }]]),
    });
    await this.show(side(left), side(right), true);
  }

  private async show(left: Side, right: Side, preserveFocus = false): Promise<void> {
    const title = `${left.label} ↔ ${right.label}`;
    const [before, after] = [this.put('left', left, title), this.put('right', right, title)];
    for (const uri of [before, after]) {
      // Made to wrap and look like plans.
      const document = await vscode.workspace.openTextDocument(uri);
      if (document.languageId !== 'policy-text')
        await vscode.languages.setTextDocumentLanguage(document, 'policy-text');
    }
    await vscode.commands.executeCommand('vscode.diff', before, after, title, {
      preserveFocus,
      preview: true,
    });
  }

  private put(side: 'left' | 'right', content: Side, title: string): vscode.Uri {
    const uri = vscode.Uri.from({
      scheme: comparisonScheme,
      path: `/${title}/${content.label}`,
      query: side,
    });
    this.sides.set(uri.toString(), content);
    this.changed.fire(uri);
    return uri;
  }
}
