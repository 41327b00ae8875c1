import * as vscode from 'vscode';
import { type Change, type CodingDiff, invert, isPlaced, resolve, sourceAt, summarizeDiff } from '../../core';
import type { CodingHistory } from '../coding/codingHistory';
import { oneLine, rangeOf, reveal } from '../session/places';
import { isSelection } from '../session/selection';
import type { Session } from '../session/session';
import { type ChangeItem, ChangesTree } from './changesTree';
import { VersionComparison } from './comparison';
import { type OpenVersions, onDidCommit } from './versions';

export type { OpenVersions } from './versions';

const viewId = 'policyCoder.changes';

/**
 * The view of what changed in the coding since a commit, and its commands. `open` is `undefined` where no git can be run:
 * then the commands say so.
 */
export function registerChanges(
  session: Session,
  coding: CodingHistory,
  open: OpenVersions | undefined,
): vscode.Disposable {
  const comparison = new VersionComparison(session, open);
  const view = vscode.window.createTreeView(viewId, { treeDataProvider: new ChangesTree(comparison) });
  const told = new Promise<vscode.Disposable>(resolve => {
    // Git is looked for when the view is first used, not before.
    const first = comparison.onDidChange(() => {
      first.dispose();
      resolve(onDidCommit(() => void attempt(() => comparison.refresh())));
    });
  });
  return vscode.Disposable.from(
    comparison,
    view,
    { dispose: () => void told.then(each => each.dispose()) },
    comparison.onDidChange(() => describe(view, comparison)),
    view.onDidChangeVisibility(() => describe(view, comparison)),
    vscode.commands.registerCommand('policyCoder.reviewChanges', (ref?: unknown) =>
      review(view, comparison, typeof ref === 'string' ? ref : 'HEAD'),
    ),
    vscode.commands.registerCommand('policyCoder.compareWith', () => compareWith(view, comparison)),
    vscode.commands.registerCommand('policyCoder.refreshChanges', () => attempt(() => comparison.refresh())),
    vscode.commands.registerCommand('policyCoder.showChange', (item: ChangeItem) => show(session, item)),
    vscode.commands.registerCommand('policyCoder.revertChange', async (argument: unknown) => {
      const item = isSelection(argument) ? view.selection[0] : (argument as ChangeItem);
      if (item) await revert(coding, item);
    }),
  );
}

/** Shows what changed since a commit; resolves to it, or to nothing when the user has been told why not. */
async function review(
  view: vscode.TreeView<ChangeItem>,
  comparison: VersionComparison,
  ref: string,
): Promise<CodingDiff | undefined> {
  if (!(await attempt(() => comparison.with(ref)))) return undefined;
  await vscode.commands.executeCommand(`${viewId}.focus`);
  const [first] = comparison.diff?.sources ?? [];
  if (!first && view.visible) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('The coding is the same as in {0}.', ref), 5000);
  }
  return comparison.diff;
}

async function compareWith(view: vscode.TreeView<ChangeItem>, comparison: VersionComparison): Promise<void> {
  let ref: string | undefined;
  await attempt(async () => {
    const versions = await comparison.list();
    const picked = await vscode.window.showQuickPick(
      versions.map(({ ref, title, date }) => ({ label: ref, description: `${title} · ${date}` })),
      { placeHolder: vscode.l10n.t('Compare the coding with which version?'), matchOnDescription: true },
    );
    ref = picked?.label;
  });
  if (ref !== undefined) await review(view, comparison, ref);
}

function describe(view: vscode.TreeView<ChangeItem>, comparison: VersionComparison): void {
  if (!view.visible) return;
  const { ref, diff } = comparison;
  view.description = diff ? vscode.l10n.t('since {0}', ref) : '';
  view.message = diff ? summarizeDiff(diff, vscode.l10n.t) : '';
}

/** Goes to the passage of a change; where it is not in the text for certain, to its source. */
async function show(session: Session, item: ChangeItem): Promise<unknown> {
  if (!('source' in item) || typeof item.source !== 'string') return undefined;
  const coded = session.corpus && sourceAt(session.corpus, item.source);
  if (!coded) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('"{0}" is not a source of the project.', item.source),
    );
    return undefined;
  }
  if (item.kind !== 'annotation') return reveal(session, item.source);
  const { after, before, id, file } = item.diff;
  const placed = coded.annotations.find(each => each.file === file && each.annotation.id === id);
  if (after && placed && isPlaced(placed)) {
    return reveal(session, item.source, rangeOf(coded, placed.anchor.span));
  }
  const anchor = before && resolve(coded.source, coded.analysis.reading, before);
  const span = anchor && 'span' in anchor ? anchor.span : undefined;
  return reveal(session, item.source, span && rangeOf(coded, span));
}

/** Reverts one change, as a step of coding that can itself be undone. */
async function revert(coding: CodingHistory, item: ChangeItem): Promise<void> {
  if (item.kind !== 'annotation' && item.kind !== 'review') return;
  const { source, diff } = item;
  const change: Change =
    item.kind === 'annotation'
      ? invert({ kind: 'annotation', ...sidesOf(item.diff) })
      : invert({ kind: 'review', ...sidesOf(item.diff) });
  const name = item.kind === 'annotation' ? item.diff.after?.quote : item.diff.after?.code;
  const former = item.kind === 'annotation' ? item.diff.before?.quote : item.diff.before?.code;
  const title = vscode.l10n.t('revert "{0}"', oneLine(name ?? former ?? '', 20));
  await coding.do(title, [{ source, file: diff.file, change }]);
}

function sidesOf<T>({ before, after }: { readonly before?: T; readonly after?: T }) {
  return { ...(before && { before }), ...(after && { after }) };
}

/** Does something with git; tells the user where it fails. Resolves to whether it did not. */
async function attempt(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('git says: {0}', reason));
    return false;
  }
}
