import * as vscode from 'vscode';
import {
  type CodedSource,
  formatShare,
  fromSource,
  isPlaced,
  type SharedPassage,
  type Span,
  toSource,
  unitSpan,
} from '../../core';
import { annotationFor, type CommandContext } from '../coding/context';
import { activeSource, annotationsAt, offsetOf, oneLine, rangeOf, reveal } from '../session/places';
import type { ComparisonDocuments } from './comparisonDocuments';
import type { PassageFinder } from './finder';
import { type PlaceItem, pickPlace } from './placePicker';

interface SharedItem extends PlaceItem {
  readonly shared: SharedPassage;
}

/**
 * Lists the texts that say a passage nearly word for word: that of an annotation (by id), what is selected, the annotation
 * at the cursor, or the sentence there.
 */
export async function showSharedPassages(
  context: CommandContext,
  finder: PassageFinder,
  documents: ComparisonDocuments,
  id: unknown,
): Promise<void> {
  const { session } = context;
  const place = await placeOf(context, id);
  const { corpus } = session;
  if (!place || !corpus) return;
  const { coded, span } = place;
  const found = await finder.shared(corpus, coded, span);
  if (!found) return;
  const text = oneLine(coded.source.text.slice(span.start, span.end), 40);
  if (found.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No other text contains "{0}" nearly word for word.', text),
    );
    return;
  }
  const picked = await pickPlace<SharedItem>(session, {
    title:
      found.length === 1
        ? vscode.l10n.t('1 text contains half of "{0}" or more', text)
        : vscode.l10n.t('{0} texts contain half of "{1}" or more', found.length, text),
    placeholder: vscode.l10n.t('Enter: go there; arrows: preview in the text; Esc: back'),
    items: found.map(itemOf),
    onButton: ({ shared }) =>
      documents.showPassages(shared, { coded, span, text: coded.source.text.slice(span.start, span.end) }),
  });
  const there = picked?.place ?? place;
  await reveal(session, there.coded.source.path, rangeOf(there.coded, there.span));
}

function itemOf(shared: SharedPassage): SharedItem {
  const { coded, span, share, text } = shared;
  const { line } = coded.source.lines.position(span.start);
  return {
    label: `${coded.label} · ${formatShare(share)}`,
    description: `${coded.source.path}:${line}`,
    detail: oneLine(text, 300),
    place: { coded, span },
    shared,
    buttons: [{ iconPath: new vscode.ThemeIcon('diff'), tooltip: vscode.l10n.t('Show side by side') }],
  };
}

async function placeOf(
  context: CommandContext,
  id: unknown,
): Promise<{ readonly coded: CodedSource; readonly span: Span } | undefined> {
  if (typeof id === 'string') {
    const found = await annotationFor(context, id);
    return found && isPlaced(found.placed)
      ? { coded: found.coded, span: found.placed.anchor.span }
      : undefined;
  }
  const active = activeSource(context.session);
  if (!active) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a source of the project and select a passage first.'),
    );
    return undefined;
  }
  const { coded, editor } = active;
  const { selection } = editor;
  const [start, end] = [offsetOf(coded, selection.start), offsetOf(coded, selection.end)];
  if (start < end) return { coded, span: { start, end } };
  const annotation = annotationsAt(coded, start).find(isPlaced);
  return { coded, span: annotation ? annotation.anchor.span : unitAt(coded, start) };
}

/** The unit that a place lies in. */
function unitAt({ analysis: { reading, units } }: CodedSource, offset: number): Span {
  const place = fromSource(reading, offset);
  const index = units.ends.findIndex(end => place < end);
  if (index === -1) return { start: offset, end: offset };
  const { start, end } = unitSpan(units, index);
  return toSource(reading, start, end);
}
