import * as vscode from 'vscode';
import {
  createMatcher,
  describeVerdict,
  explainHits,
  fromSource,
  sameTerms,
  termsOf,
  toSource,
  whyOutside,
} from '../../core';
import type { CommandContext } from '../coding/context';
import { activeSource, offsetOf, rangeOf, reveal } from '../session/places';

/** Says of every keyword at the cursor why it counts there, or why not; picking one selects its place. */
export async function explainHit({ session }: CommandContext): Promise<void> {
  const active = activeSource(session);
  const { corpus } = session;
  if (!active || !corpus) return;
  const { coded, editor } = active;
  const { reading, outOfScope } = coded.analysis;
  const at = fromSource(reading, offsetOf(coded, editor.selection.active));
  const matcher = createMatcher(corpus.codebook, corpus.settings.matching);
  // Words that were cut with other terms cannot be used.
  const words = session.words && sameTerms(session.words.terms, termsOf(corpus)) ? session.words : undefined;
  const hits = explainHits(matcher, reading, at, words);
  if (hits.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no keyword at the cursor.'));
    return;
  }
  const picked = await vscode.window.showQuickPick(
    hits.map(hit => {
      const { keyword, text } = hit.form;
      const left = outOfScope.find(match => match.readingStart === hit.start && match.keyword === keyword);
      return {
        label: `${hit.verdict.is === 'counted' && !left ? '$(check)' : '$(circle-slash)'} ${text}`,
        description: corpus.codebook.codes.get(keyword.theme)?.name ?? keyword.theme,
        detail: left
          ? describeVerdict(hit.form, { is: whyOutside(left, coded.analysis) }, vscode.l10n.t)
          : describeVerdict(hit.form, hit.verdict, vscode.l10n.t),
        hit,
      };
    }),
    { title: vscode.l10n.t('Why this counts, or why not'), matchOnDetail: true },
  );
  if (!picked) return;
  const span = toSource(reading, picked.hit.start, picked.hit.end);
  await reveal(session, coded.source.path, rangeOf(coded, span));
}
