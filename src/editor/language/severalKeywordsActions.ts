import * as vscode from 'vscode';
import { keywordEntries, severalKeywords } from '../../core';
import { registerReplacements } from './replacements';
import type { LanguageSession } from './session';

/** Quick fixes for keywords of the codebook that seem to be several. */
export function registerSeveralKeywordsActions(session: LanguageSession): vscode.Disposable {
  return registerReplacements(session, 'several-keywords', ([written = ''], document, place) => {
    const keywords = severalKeywords(written);
    if (!keywords || !document.getText(place).includes(written)) return undefined;
    const before = document.lineAt(place.start).text.slice(0, place.start.character);
    return {
      title: vscode.l10n.t('Split into {0} keywords', keywords.length),
      text: keywordEntries(keywords, before),
    };
  });
}
