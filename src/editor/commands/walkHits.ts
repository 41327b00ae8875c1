import * as vscode from 'vscode';
import { isTagged, type Match, type Span, themeOf, unitAround, untaggedHits } from '../../core';
import type { CommandContext } from '../coding/context';
import { activeSource, rangeOf, reveal, type SourceEditor } from '../session/places';
import { annotate, selectedIn, targetOf } from './tagSelection';

/**
 * Tags the selection, or the unit at the cursor where nothing or just a keyword hit is selected, and goes to the next hit of
 * the theme that is not tagged yet. Tags with the code used last if it is of the theme of a hit here, else with that
 * theme; without a hit, with the code used last. What is tagged so already is skipped.
 */
export async function tagAndNext(context: CommandContext): Promise<void> {
  const here = hereIn(context);
  if (!here) return;
  const { active, passage, code } = here;
  const { coded } = active;
  if (!isTagged(coded, passage, code)) {
    const target = targetOf(coded, passage);
    if (!target) return;
    if (!(await annotate(context, coded, target, [code]))) return;
    await context.recentCodes.use([code]);
  }
  await goOn(context, coded.source.path, passage.end, themeOf(code));
}

/** Goes to the next hit that is not tagged yet, of the theme `tagAndNext` would tag with, and tags nothing. */
export async function nextUntagged(context: CommandContext): Promise<void> {
  const here = hereIn(context);
  if (here) await goOn(context, here.active.coded.source.path, here.passage.end, themeOf(here.code));
}

/** What would be tagged here, and with what; `undefined`, with a word to the user, where that cannot be said. */
function hereIn(
  context: CommandContext,
): { readonly active: SourceEditor; readonly passage: Span; readonly code: string } | undefined {
  const active = activeSource(context.session);
  if (!active) return undefined;
  const { coded } = active;
  const selected = selectedIn(active);
  const hits = coded.analysis.matches.filter(
    ({ start, end }) => start <= selected.end && selected.start <= end,
  );
  const { last } = context.recentCodes;
  const isOfLast = last !== undefined && hits.some(({ keyword }) => keyword.theme === themeOf(last));
  const code = isOfLast ? last : (hits[0]?.keyword.theme ?? last);
  if (code === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Put the cursor on a keyword hit, or tag a passage first, to choose the code.'),
    );
    return undefined;
  }
  const target = targetOf(coded, selected);
  return { active, passage: target?.at ? coded.source.lines.span(target.at) : selected, code };
}

/** Shows the next hit after a place, in this source or those that follow, round the end, with its unit selected. */
async function goOn(
  { session, lock }: CommandContext,
  path: string,
  from: number,
  theme: string,
): Promise<void> {
  const sources = session.corpus?.sources ?? [];
  const places = sources.flatMap((coded, row) =>
    untaggedHits(coded, theme).map(match => ({ coded, row, match })),
  );
  const name = session.corpus?.codebook.codes.get(theme)?.name ?? theme;
  const row = sources.findIndex(({ source }) => source.path === path);
  const isBehind = (place: { readonly row: number; readonly match: Match }) =>
    place.row > row || (place.row === row && place.match.start >= from);
  const next = places.find(isBehind) ?? places[0];
  if (!next) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Every keyword hit of "{0}" is tagged.', name), 6000);
    return;
  }
  vscode.window.setStatusBarMessage(
    vscode.l10n.t('{0} · keyword hits not tagged yet: {1}', name, places.length),
    6000,
  );
  const { start } = rangeOf(next.coded, next.match);
  const editor = await reveal(session, next.coded.source.path, new vscode.Range(start, start));
  // Elsewhere the next key would replace what is selected. At a cursor the same unit is tagged.
  if (!(await lock.isLocked(editor.document))) return;
  const unit = rangeOf(next.coded, unitAround(next.coded, next.match));
  editor.selection = new vscode.Selection(unit.start, unit.end);
}
