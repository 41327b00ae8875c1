import * as vscode from 'vscode';
import {
  type Annotation,
  type CodedSource,
  describe,
  isPlaced,
  type PlacedAnnotation,
  type Span,
  withTarget,
} from '../../core';
import { annotationItem } from '../coding/annotationItem';
import { annotationFor, annotationStep, type CommandContext, freshId } from '../coding/context';
import { activeSource, offsetOf, oneLine, type SourceEditor } from '../session/places';

/** Gives an annotation the selection as its passage: makes it longer or shorter, or moves it. */
export async function setPassage(context: CommandContext): Promise<void> {
  const active = selected(context);
  if (!active) return;
  const { coded, span } = active;
  const target = describe(coded.source, coded.analysis.reading, span);
  const placed = target && (await pickAnnotation(context, coded, span));
  if (!target || !placed) return;
  const { annotation } = placed;
  await context.coding.do(vscode.l10n.t('passage of "{0}"', oneLine(annotation.quote, 20)), [
    annotationStep({ coded, placed: placed }, annotation, withTarget(annotation, target)),
  ]);
}

/** Makes two annotations of one, with the same codes; the memo stays with the first. */
export async function splitAnnotation(context: CommandContext): Promise<void> {
  const found = await annotationFor(context, undefined);
  const active = activeSource(context.session);
  if (!found || !active || !isPlaced(found.placed)) return;
  const { coded, placed } = found;
  const { source, analysis } = coded;
  const { start, end } = found.placed.anchor.span;
  const at = offsetOf(active.coded, active.editor.selection.active);
  const first = at > start && at < end ? describe(source, analysis.reading, { start, end: at }) : undefined;
  const second = at > start && at < end ? describe(source, analysis.reading, { start: at, end }) : undefined;
  if (!first || !second) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Put the cursor where the passage should be split.'),
    );
    return;
  }
  const { annotation } = placed;
  const { memo: _, ...withoutMemo } = withTarget(annotation, second);
  await context.coding.do(vscode.l10n.t('split "{0}"', oneLine(annotation.quote, 20)), [
    annotationStep({ coded, placed: placed }, annotation, withTarget(annotation, first)),
    annotationStep({ coded, placed: placed }, undefined, { ...withoutMemo, id: freshId(coded) }),
  ]);
}

/** Makes one annotation of those that the selection touches: all codes, memos and labels, from the first to the last. */
export async function mergeAnnotations(context: CommandContext): Promise<void> {
  const active = selected(context);
  if (!active) return;
  const { coded, span } = active;
  const touched = coded.annotations.filter(isPlaced).filter(({ anchor }) => overlap(anchor.span, span));
  // One coder's work only: side files of others are not ours to merge.
  const own = touched.filter(({ file }) => file === touched[0]?.file);
  const [first, ...others] = own;
  if (!first || others.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Select text that touches two or more annotations.'),
    );
    return;
  }
  const whole = {
    start: Math.min(...own.map(({ anchor }) => anchor.span.start)),
    end: Math.max(...own.map(({ anchor }) => anchor.span.end)),
  };
  const target = describe(coded.source, coded.analysis.reading, whole);
  if (!target) return;
  const all = own.map(({ annotation }) => annotation);
  const texts = (key: 'memo' | 'label') => [
    ...new Set(all.map(each => each[key]?.trim()).filter(text => text !== undefined && text !== '')),
  ];
  const [memo, label] = [texts('memo').join('\n'), texts('label').join('；')];
  const merged: Annotation = {
    ...withTarget(first.annotation, target),
    codes: [...new Set(all.flatMap(({ codes }) => codes))],
    ...(memo !== '' && { memo }),
    ...(label !== '' && { label }),
  };
  await context.coding.do(vscode.l10n.t('merge {0} annotations', own.length), [
    ...others.map(placed => annotationStep({ coded, placed: placed }, placed.annotation, undefined)),
    annotationStep({ coded, placed: first }, first.annotation, merged),
  ]);
}

/** The active source and what is selected in it; `undefined`, with a word to the user, when nothing is. */
function selected({ session }: CommandContext): (SourceEditor & { readonly span: Span }) | undefined {
  const active = activeSource(session);
  if (!active || active.editor.selection.isEmpty) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Select the passage first.'));
    return undefined;
  }
  const { start, end } = active.editor.selection;
  return { ...active, span: { start: offsetOf(active.coded, start), end: offsetOf(active.coded, end) } };
}

/** The only annotation that a stretch touches, else one that the user picks: the touched ones come first. */
async function pickAnnotation(
  { session }: CommandContext,
  coded: CodedSource,
  span: Span,
): Promise<PlacedAnnotation | undefined> {
  const isTouched = (placed: PlacedAnnotation) => isPlaced(placed) && overlap(placed.anchor.span, span);
  const touched = coded.annotations.filter(isTouched);
  if (touched.length === 1) return touched[0];
  const others = coded.annotations.filter(placed => !isTouched(placed));
  const picked = await vscode.window.showQuickPick(
    [...touched, ...others].map(placed => annotationItem(placed, session)),
    { placeHolder: vscode.l10n.t('Which annotation gets this passage?'), matchOnDescription: true },
  );
  return picked?.placed;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
