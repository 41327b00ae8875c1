import * as vscode from 'vscode';
import type { CommandContext } from '../coding/context';
import type { AnnotationItem } from '../coding/items';
import { waitingKey } from '../coding/waiting';
import { AnchorReview } from './review';
import { ReviewTree } from './tree';

/** *Review Anchors*: the view of what waits for a person, and the commands that decide. */
export function registerReview(context: CommandContext): vscode.Disposable {
  const review = new AnchorReview(context);
  const commands: Readonly<Record<string, (argument?: unknown) => Promise<void>>> = {
    'policyCoder.reviewAnchors': item => review.open(isItem(item) ? waitingKey(item) : undefined),
    'policyCoder.review.open': key => review.open(key),
    'policyCoder.review.accept': () => review.accept(),
    'policyCoder.review.nextCandidate': () => review.nextCandidate(),
    'policyCoder.review.reselect': () => review.reselect(),
    'policyCoder.review.setAside': () => review.setAside(),
    'policyCoder.review.skip': () => review.skip(),
    'policyCoder.review.cancelReselect': async () => review.disarm(),
  };
  return vscode.Disposable.from(
    new ReviewTree(context.session),
    review,
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
}

/** A row of the view of annotations. */
function isItem(argument: unknown): argument is AnnotationItem {
  return typeof argument === 'object' && argument !== null && 'placed' in argument;
}
