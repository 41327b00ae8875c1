import * as vscode from 'vscode';
import type { Session } from '../session';
import { AnnotationsTree } from './annotationsTree';
import { CodebookTree, codePath } from './codebookTree';
import { showProgress } from './progress';
import { SourcesTree } from './sourcesTree';

/** The three views of the side bar. */
export interface Trees extends vscode.Disposable {
  /** The codebook view. */
  readonly codebook: Pick<vscode.TreeView<unknown>, 'message'>;
  /** Path of the code that is selected in the codebook view. */
  selectedCode(): string | undefined;
}

/** The three views of the side bar: codebook, annotations of the active source, sources. */
export function registerTrees(session: Session): Trees {
  const codebook = new CodebookTree(session);
  const annotations = new AnnotationsTree(session);
  const sources = new SourcesTree(session);
  const annotationsView = vscode.window.createTreeView('policyCoder.annotations', {
    treeDataProvider: annotations,
    canSelectMany: true,
  });
  const codebookView = vscode.window.createTreeView('policyCoder.codebook', {
    treeDataProvider: codebook,
    showCollapseAll: true,
  });
  const all = vscode.Disposable.from(
    codebook,
    codebookView,
    annotations,
    sources,
    annotationsView,
    annotations.onDidChangeTreeData(() => {
      annotationsView.description = annotations.label ?? '';
    }),
    vscode.window.createTreeView('policyCoder.sources', { treeDataProvider: sources }),
    showProgress(session),
  );
  return {
    codebook: codebookView,
    dispose: () => all.dispose(),
    selectedCode: () => codebookView.selection.map(codePath).find(path => path !== undefined),
  };
}
