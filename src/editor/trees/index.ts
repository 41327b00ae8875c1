import * as vscode from 'vscode';
import type { CommandContext } from '../coding/context';
import { AnnotationsTree } from './annotationsTree';
import { CodebookTree, codePath } from './codebookTree';
import { codeDrop, passageDrag } from './dragging';
import { showProgress } from './progress';
import { SourcesTree } from './sourcesTree';

/** The three views of the side bar. */
export interface Trees extends vscode.Disposable {
  /** The codebook view. */
  readonly codebook: Pick<vscode.TreeView<unknown>, 'message'>;
  /** Path of the code that is selected in the codebook view. */
  selectedCode(): string | undefined;
  /** Selects a code in the codebook view, and shows it there. */
  revealCode(path: string): Promise<void>;
}

/** The three views of the side bar: codebook, annotations of the active source, sources. */
export function registerTrees(commands: CommandContext): Trees {
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
    dragAndDropController: codeDrop(commands),
  });
  const all = vscode.Disposable.from(
    codebook,
    codebookView,
    annotations,
    sources,
    annotationsView,
    annotations.onDidChangeTreeData(() => {
      annotationsView.description = annotations.label ?? '';
      const only = codeFilter.code && session.corpus?.codebook.codes.get(codeFilter.code)?.name;
      annotationsView.message = only ? vscode.l10n.t('Only "{0}" is shown.', only) : '';
    }),
    vscode.window.createTreeView('policyCoder.sources', { treeDataProvider: sources }),
    showProgress(session),
  );
  return {
    codebook: codebookView,
    dispose: () => all.dispose(),
    selectedCode: () => codebookView.selection.map(codePath).find(path => path !== undefined),
    revealCode: async path => {
      const item = codebook.itemOf(path);
      if (item) await codebookView.reveal(item, { select: true, focus: true, expand: true });
    },
  };
}
