import * as vscode from 'vscode';
import {
  type Annotation,
  type CodedSource,
  describe,
  fromSource,
  type Span,
  sideFileFor,
  type Target,
  toSource,
  unitSpan,
} from '../../core';
import { type CommandContext, freshId } from '../coding/context';
import { makeCode } from '../coding/newCode';
import { pickCodes } from '../pick/codePicker';
import { activeSource, offsetOf, oneLine, type SourceEditor } from '../session/places';
import { today } from '../session/today';

/** Tags the selected passage, or the unit at the cursor where nothing is selected, with `code` or with codes the user picks. */
export async function tagSelection(context: CommandContext, code?: unknown): Promise<void> {
  const { session } = context;
  const active = activeSource(session);
  if (!active || !session.corpus) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a source of the project and select a passage first.'),
    );
    return;
  }
  const { coded } = active;
  const target = targetOf(coded, selectedIn(active));
  if (!target) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no text to tag here.'));
    return;
  }
  const codes = typeof code === 'string' ? [code] : await askForCodes(context, target);
  if (!codes) return;
  if (await annotate(context, coded, target, codes)) await context.recentCodes.use(codes);
}

/** Codes a passage of a source; resolves to whether it was done, and where not, the user has been told why. */
export async function annotate(
  context: CommandContext,
  coded: CodedSource,
  target: Target,
  codes: readonly string[],
  more: Pick<Annotation, 'label'> = {},
): Promise<boolean> {
  const coder = await context.coder.current();
  if (!coder) return false;
  const annotation: Annotation = {
    id: freshId(coded),
    codes,
    ...target,
    ...more,
    ...(coder.coder !== undefined && { coder: coder.coder }),
    created: today(),
  };
  const title = vscode.l10n.t('tag "{0}"', oneLine(target.quote, 20));
  const step = {
    source: coded.source.path,
    file: sideFileFor(coded, coder.coder),
    change: { kind: 'annotation', after: annotation } as const,
  };
  return (await context.coding.do(title, [step])) !== undefined;
}

/** Codes for a passage, new ones made on the way; `undefined` when cancelled. */
export async function askForCodes(
  context: CommandContext,
  target: Target,
  current?: readonly string[],
): Promise<readonly string[] | undefined> {
  const { session } = context;
  if (!session.corpus) return undefined;
  const picked = await pickCodes({
    codebook: session.corpus.codebook,
    title: oneLine(target.quote),
    recentCodes: context.recentCodes,
    ...(current && { current }),
  });
  if (!picked) return undefined;
  if (picked.create === undefined) return picked.codes;
  const made = await makeCode(session, context.coding, picked.create);
  return made === undefined ? undefined : [...picked.codes, made];
}

/** The stretch that is selected in a source. */
export function selectedIn({ coded, editor }: SourceEditor): Span {
  return { start: offsetOf(coded, editor.selection.start), end: offsetOf(coded, editor.selection.end) };
}

/**
 * What is tagged where a stretch is selected: the stretch, or the unit at its place where it is empty, or is just a keyword hit.
 * Hits are selected by whatever leads to one, so that all of these tag the same. `undefined` without text.
 */
export function targetOf({ source, analysis }: CodedSource, selected: Span): Target | undefined {
  const isHit = analysis.matches.some(({ start, end }) => start === selected.start && end === selected.end);
  if (selected.end > selected.start && !isHit) return describe(source, analysis.reading, selected);
  const place = fromSource(analysis.reading, selected.start);
  const unit = analysis.units.ends.findIndex(end => place < end);
  if (unit === -1) return undefined;
  const { start, end } = unitSpan(analysis.units, unit);
  return describe(source, analysis.reading, toSource(analysis.reading, start, end));
}
