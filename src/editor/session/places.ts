import * as vscode from 'vscode';
import {
  type CodedSource,
  type Corpus,
  isPlaced,
  type PlacedAnnotation,
  type Range,
  type Span,
  sourceAt,
} from '../../core';
import { editorEncoding } from './encodingNames';
import type { Session } from './session';

/** A range of the engine (1-based) as one of the editor (0-based). */
export function toEditorRange(range: Range): vscode.Range {
  return new vscode.Range(range.line - 1, range.column - 1, range.endLine - 1, range.endColumn - 1);
}

/** A range of the editor (0-based) as one of the engine (1-based). */
export function toEngineRange({ start, end }: vscode.Range): Range {
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A stretch of a source as a range of its editor. */
export function rangeOf(coded: CodedSource, span: Span): vscode.Range {
  return toEditorRange(coded.source.lines.range(span));
}

/** A place in an editor as an offset in its source. */
export function offsetOf(coded: CodedSource, position: vscode.Position): number {
  return coded.source.lines.offset(position.line + 1, position.character + 1);
}

/** An editor that shows a source as the snapshot knows it. */
export interface SourceEditor {
  readonly editor: vscode.TextEditor;
  readonly coded: CodedSource;
}

/** The active editor, if it shows a source whose text is the snapshot's. Keystrokes still waiting are taken in first. */
export function activeSource(session: Session): SourceEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  session.flush();
  const coded = session.sourceOf(editor.document);
  return coded && session.isCurrent(editor.document, coded) ? { editor, coded } : undefined;
}

/** Annotations of a source whose passages contain a place, the shortest first. */
export function annotationsAt(coded: CodedSource, offset: number): readonly PlacedAnnotation[] {
  const length = ({ anchor }: PlacedAnnotation) =>
    'span' in anchor ? anchor.span.end - anchor.span.start : 0;
  return coded.annotations
    .filter(
      placed => isPlaced(placed) && placed.anchor.span.start <= offset && offset <= placed.anchor.span.end,
    )
    .sort((a, b) => length(a) - length(b));
}

/**
 * Opens a source in the encoding it was read in, so that its lines and columns are those of the corpus. A document that
 * is open already is left as it is.
 */
export async function openSource(session: SourcePlaces, path: string): Promise<vscode.TextDocument> {
  const uri = session.uriOf(path);
  const encoding = session.corpus && sourceAt(session.corpus, path)?.encoding;
  const open = vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString());
  if (open || encoding === undefined || encoding === 'utf-8') return vscode.workspace.openTextDocument(uri);
  return vscode.workspace.openTextDocument(uri, { encoding: editorEncoding(encoding) });
}

/** What opening a source needs of the session. */
export interface SourcePlaces {
  readonly corpus: Corpus | undefined;
  uriOf(path: string): vscode.Uri;
}

/** Shows a place of a source in the active column, selected and in the middle; a list that leads there may keep the focus. */
export async function reveal(
  session: SourcePlaces,
  path: string,
  range?: vscode.Range,
  preserveFocus = false,
): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(await openSource(session, path), {
    preserveFocus,
    ...(range && { selection: range }),
  });
  if (range) editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}

/** A quote as one short line. */
export function oneLine(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
