import * as vscode from 'vscode';
import { type CodedSource, counts, isPlaced, type Span } from '../../core';
import type { CommandContext } from '../coding/context';
import { activeSource, offsetOf, rangeOf, reveal } from '../session/places';
import type { Session } from '../session/session';
import { pickCode } from './refactorCode';

/** Goes to the next (or previous) annotated passage of the active source that is to be seen, round the end. */
export function stepAnnotation(context: CommandContext, direction: 1 | -1): Promise<void> {
  return step(context, direction, coded =>
    context.codeFilter.placedIn(coded).map(({ anchor }) => anchor.span),
  );
}

/** Goes to the next (or previous) keyword hit of the active source that is to be seen, round the end. */
export function stepKeyword(context: CommandContext, direction: 1 | -1): Promise<void> {
  return step(context, direction, coded =>
    coded.analysis.matches.filter(({ keyword }) => context.codeFilter.showsTheme(keyword.theme)),
  );
}

async function step(
  { session, codeFilter }: CommandContext,
  direction: 1 | -1,
  spansOf: (coded: CodedSource) => readonly Span[],
): Promise<void> {
  const active = activeSource(session);
  if (!active) return;
  const spans = [...spansOf(active.coded)].sort((a, b) => a.start - b.start || a.end - b.end);
  if (spans.length === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('There is nothing to go to in this source.'), 3000);
    return;
  }
  const index = nextIndex(spans, offsetOf(active.coded, active.editor.selection.start), direction);
  vscode.window.setStatusBarMessage([`${index + 1}/${spans.length}`, ...codeFilter.names].join(' · '), 3000);
  await reveal(session, active.coded.source.path, rangeOf(active.coded, spans[index]!));
}

function nextIndex(spans: readonly Span[], from: number, direction: 1 | -1): number {
  if (direction === 1) {
    const next = spans.findIndex(span => span.start > from);
    return next === -1 ? 0 : next;
  }
  const previous = spans.findLastIndex(span => span.start < from);
  return previous === -1 ? spans.length - 1 : previous;
}

/** Finds a code by name, path or pinyin, and shows it in the codebook view, where Enter steps through its passages. */
export async function goToCode(
  context: CommandContext,
  revealCode: (path: string) => Promise<void>,
): Promise<void> {
  const code = await pickCode(context, vscode.l10n.t('Type to find a code (pinyin too)'), () => true);
  if (code !== undefined) await revealCode(code);
}

/** What a line of the codebook view stands for. */
export type PassageTarget =
  | { readonly kind: 'keyword'; readonly term: string }
  | { readonly kind: 'code'; readonly path: string };

/** Goes to the next passage of a keyword or code in the corpus, from the place of the cursor on, round the end. */
export async function nextPassage({ session }: CommandContext, wanted: PassageTarget): Promise<void> {
  const sources = session.corpus?.sources ?? [];
  const places = sources.flatMap((coded, row) =>
    spansOf(coded, wanted, session).map(span => ({ coded, row, span })),
  );
  if (places.length === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('There is no such passage in the corpus.'), 3000);
    return;
  }
  const active = activeSource(session);
  const row = active ? sources.indexOf(active.coded) : -1;
  const from = active ? offsetOf(active.coded, active.editor.selection.start) : -1;
  const next = places.findIndex(place => place.row > row || (place.row === row && place.span.start > from));
  const index = next === -1 ? 0 : next;
  const { coded, span } = places[index]!;
  vscode.window.setStatusBarMessage(`${index + 1}/${places.length} · ${coded.label}`, 5000);
  // The focus stays in the codebook: Enter again is the next passage, F2 renames the code.
  await reveal(session, coded.source.path, rangeOf(coded, span), true);
}

function spansOf(coded: CodedSource, wanted: PassageTarget, { corpus }: Session): readonly Span[] {
  if (wanted.kind === 'keyword')
    return coded.analysis.matches.filter(({ keyword }) => keyword.term === wanted.term);
  return coded.annotations
    .filter(isPlaced)
    .filter(({ annotation }) => corpus && counts([wanted.path], annotation.codes, corpus.codebook))
    .map(({ anchor }) => anchor.span);
}
