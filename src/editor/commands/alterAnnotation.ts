import * as vscode from 'vscode';
import type { Annotation } from '../../core';
import type { Action } from '../coding/codingHistory';
import { annotationFor, annotationStep, type CommandContext, type Found } from '../coding/context';
import { oneLine, toEditorRange } from '../session/places';
import { askForCodes } from './tagSelection';

/** Removes an annotation; undo brings it back. */
export async function removeAnnotation(context: CommandContext, id?: unknown): Promise<void> {
  const found = await annotationFor(context, id);
  if (!found) return;
  const { annotation } = found.placed;
  const done = await write(
    context,
    found,
    vscode.l10n.t('remove "{0}"', oneLine(annotation.quote, 20)),
    undefined,
  );
  if (!done) return;
  const undo = vscode.l10n.t('Undo');
  const message = vscode.l10n.t('Removed the annotation "{0}".', oneLine(annotation.quote, 30));
  // Not awaited: the message may stay for long.
  void vscode.window.showInformationMessage(message, undo).then(answer => {
    if (answer === undo) void context.coding.undo(done);
  });
}

/** Gives an annotation other codes. */
export async function retag(context: CommandContext, id?: unknown): Promise<void> {
  const found = await annotationFor(context, id);
  if (!found) return;
  const { annotation } = found.placed;
  const codes = await askForCodes(context, annotation, annotation.codes);
  if (!codes || codes.join() === annotation.codes.join()) return;
  const title = vscode.l10n.t('retag "{0}"', oneLine(annotation.quote, 20));
  if (await write(context, found, title, { ...annotation, codes })) await context.recentCodes.use(codes);
}

/** Edits the memo; an empty one is taken away. */
export function editMemo(context: CommandContext, id?: unknown): Promise<void> {
  return editText(context, id, 'memo', {
    prompt: vscode.l10n.t('Memo of this annotation'),
    title: quote => vscode.l10n.t('memo of "{0}"', quote),
  });
}

/** Edits the label, which text columns show; an empty one is taken away. */
export function editLabel(context: CommandContext, id?: unknown): Promise<void> {
  return editText(context, id, 'label', {
    prompt: vscode.l10n.t('Label of this annotation (shown in text columns)'),
    title: quote => vscode.l10n.t('label of "{0}"', quote),
  });
}

async function editText(
  context: CommandContext,
  id: unknown,
  key: 'memo' | 'label',
  words: { readonly prompt: string; readonly title: (quote: string) => string },
): Promise<void> {
  const found = await annotationFor(context, id);
  if (!found) return;
  const { annotation } = found.placed;
  // An input box has one line; a longer text is edited where it is kept.
  if (annotation[key]?.trim().includes('\n')) {
    await openEntry(context, found, key);
    return;
  }
  const text = await vscode.window.showInputBox({
    prompt: words.prompt,
    value: (annotation[key] ?? '').trim(),
    title: oneLine(annotation.quote),
  });
  if (text === undefined || text === (annotation[key] ?? '').trim()) return;
  const { [key]: _, ...rest } = annotation;
  const after: Annotation = text.trim() === '' ? rest : { ...rest, [key]: text };
  await write(context, found, words.title(oneLine(annotation.quote, 20)), after);
}

/** Opens the side file at a field of an annotation. */
async function openEntry({ session }: CommandContext, { coded, placed }: Found, key: string): Promise<void> {
  const side = coded.sideFiles.find(each => each.path === placed.file);
  const index = side?.annotations.findIndex(each => each.id === placed.annotation.id) ?? -1;
  if (!side || index === -1) return;
  const range = toEditorRange(side.yaml.rangeOf(['annotations', index, key]));
  await vscode.window.showTextDocument(session.uriOf(placed.file), { selection: range });
}

function write(
  { coding }: CommandContext,
  found: Found,
  title: string,
  after: Annotation | undefined,
): Promise<Action | undefined> {
  return coding.do(title, [annotationStep(found, found.placed.annotation, after)]);
}
