import * as vscode from 'vscode';
import { progressInShort } from '../agreement/sample';
import type { CommandContext } from '../coding/context';
import type { AnnotationItem, CodebookItem, TextItem } from '../coding/items';
import type { RefactoringPreview } from '../coding/refactoring';
import { AnnotationsTree } from './annotationsTree';
import { CodebookTree, codePath, kindOf } from './codebookTree';
import { documentDrop } from './documentDrop';
import { codebookDrag, passageDrag } from './dragging';
import { showProgress } from './progress';
import { SourcesTree } from './sourcesTree';

/** The three views of the side bar. */
export interface Trees extends vscode.Disposable {
  /** The codebook view. */
  readonly codebook: Pick<vscode.TreeView<unknown>, 'message'>;
  /** The row that is selected in the codebook view. */
  selected(): CodebookItem | undefined;
  /** Path of the code that is selected there. */
  selectedCode(): string | undefined;
  /** The rows that are selected in the view of annotations. */
  selectedAnnotations(): readonly AnnotationItem[];
  /** The texts that are selected in the view of sources. */
  selectedTexts(): readonly TextItem[];
  /** Selects a code in the codebook view, and shows it there. */
  revealCode(path: string): Promise<void>;
}

/** The three views of the side bar: codebook, annotations of the active source, sources. */
export function registerTrees(commands: CommandContext, preview: RefactoringPreview): Trees {
  const { session, codeFilter, recentCodes } = commands;
  const codebook = new CodebookTree(session, codeFilter, recentCodes);
  const annotations = new AnnotationsTree(session, codeFilter);
  const sources = new SourcesTree(session);
  const annotationsView = vscode.window.createTreeView('policyCoder.annotations', {
    treeDataProvider: annotations,
    canSelectMany: true,
    dragAndDropController: passageDrag,
  });
  const codebookView = vscode.window.createTreeView('policyCoder.codebook', {
    treeDataProvider: codebook,
    showCollapseAll: true,
    canSelectMany: true,
    dragAndDropController: codebookDrag(commands, preview),
  });
  const sourcesView = vscode.window.createTreeView('policyCoder.sources', {
    treeDataProvider: sources,
    canSelectMany: true,
    dragAndDropController: documentDrop,
  });
  // Keys in the view do what applies to the row.
  const tellRow = () =>
    vscode.commands.executeCommand(
      'setContext',
      'policyCoder.codebookRow',
      codebookView.selection[0] && kindOf(codebookView.selection[0]),
    );
  const all = vscode.Disposable.from(
    codebook,
    codebookView,
    annotations,
    sources,
    codebookView.onDidChangeSelection(tellRow),
    annotationsView,
    annotations.onDidChangeTreeData(() => {
      annotationsView.description = annotations.label ?? '';
      annotationsView.message = codeFilter.meaning ?? '';
    }),
    sourcesView,
    sources.onDidChangeTreeData(() => {
      sourcesView.description = session.corpus ? progressInShort(session.corpus) : '';
    }),
    showProgress(session),
  );
  return {
    codebook: codebookView,
    dispose: () => all.dispose(),
    selected: () => codebookView.selection[0],
    selectedCode: () => codebookView.selection.map(codePath).find(path => path !== undefined),
    selectedAnnotations: () => annotationsView.selection,
    selectedTexts: () => sourcesView.selection,
    revealCode: async path => {
      const item = codebook.itemOf(path);
      if (item) await codebookView.reveal(item, { select: true, focus: true, expand: true });
    },
  };
}
