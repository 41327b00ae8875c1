import * as vscode from 'vscode';
import { createSource, findHeadings, type Heading } from '../../core';
import { planTextLanguage } from './planText';

/** Headings of plan texts in Outline, breadcrumbs, sticky scroll and folding. */
export function registerOutline(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      planTextLanguage,
      { provideDocumentSymbols: document => nest(document, headingsOf(document)) },
      { label: vscode.l10n.t('Headings') },
    ),
    vscode.languages.registerFoldingRangeProvider(planTextLanguage, {
      provideFoldingRanges: document => headingsOf(document).flatMap(heading => fold(document, heading)),
    }),
  );
}

function headingsOf(document: vscode.TextDocument): readonly Heading[] {
  return findHeadings(createSource(document.uri.path, document.getText()));
}

/** The tree of the headings: one belongs to the nearest one before it that is of a higher level. */
function nest(document: vscode.TextDocument, headings: readonly Heading[]): vscode.DocumentSymbol[] {
  const top: vscode.DocumentSymbol[] = [];
  const open: { level: number; symbol: vscode.DocumentSymbol }[] = [];
  for (const heading of headings) {
    const line = document.lineAt(heading.line - 1).range;
    const all = new vscode.Range(line.start, document.lineAt(heading.endLine - 1).range.end);
    // The kind that Markdown gives its headings.
    const symbol = new vscode.DocumentSymbol(heading.title, '', vscode.SymbolKind.String, all, line);
    while (open.length > 0 && open.at(-1)!.level >= heading.level) open.pop();
    (open.at(-1)?.symbol.children ?? top).push(symbol);
    open.push({ level: heading.level, symbol });
  }
  return top;
}

/** Folds what a heading governs, but for the blank lines before the next one. */
function fold(document: vscode.TextDocument, heading: Heading): vscode.FoldingRange[] {
  const start = heading.line - 1;
  let end = heading.endLine - 1;
  while (end > start && document.lineAt(end).isEmptyOrWhitespace) end--;
  return end > start ? [new vscode.FoldingRange(start, end)] : [];
}
