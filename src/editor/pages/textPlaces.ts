import * as vscode from 'vscode';
import type { Range } from '../../protocol';
import { openSource, type SourcePlaces, toEditorRange } from '../session/places';
import { columnFor } from './column';

/** Shows places of files beside the overview, in the column where text is being read. */
export class TextPlaces implements vscode.Disposable {
  private last = vscode.window.activeTextEditor?.viewColumn;
  private readonly subscription = vscode.window.onDidChangeActiveTextEditor(editor => {
    if (editor?.viewColumn !== undefined) this.last = editor.viewColumn;
  });

  /**
   * Selects a range of a source and brings it to the middle of its editor; `own` is the column of the overview. What
   * cannot be opened is told to the user. `aside`: the overview keeps the focus.
   */
  async show(
    session: SourcePlaces,
    path: string,
    range: Range,
    own: number | undefined,
    aside = false,
  ): Promise<void> {
    try {
      const document = await openSource(session, path);
      const selection = toEditorRange(range);
      const editor = await vscode.window.showTextDocument(document, {
        viewColumn: this.column(document.uri, own) ?? vscode.ViewColumn.Active,
        selection,
        preserveFocus: aside,
      });
      editor.revealRange(selection, vscode.TextEditorRevealType.InCenter);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(vscode.l10n.t('Cannot open {0}: {1}', path, reason));
    }
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private column(uri: vscode.Uri, own: number | undefined): vscode.ViewColumn | undefined {
    const texts = vscode.window.visibleTextEditors.filter(editor => editor.viewColumn !== undefined);
    const wanted = uri.toString();
    const columns = (editors: readonly vscode.TextEditor[]) => editors.map(editor => editor.viewColumn!);
    return columnFor({
      own,
      showing: columns(texts.filter(editor => editor.document.uri.toString() === wanted)),
      // A column that was closed is not opened again.
      last: vscode.window.tabGroups.all.some(group => group.viewColumn === this.last) ? this.last : undefined,
      texts: columns(texts),
    });
  }
}
