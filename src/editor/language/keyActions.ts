import * as vscode from 'vscode';
import { registerReplacements } from './replacements';
import type { LanguageSession } from './session';

/** Quick fixes for keys of the project's YAML files that are not known, but likely misspelt. */
export function registerKeyActions(session: LanguageSession): vscode.Disposable {
  return registerReplacements(session, 'misspelt-key', ([written = '', meant = ''], document, place) =>
    document.getText(place) === written
      ? { title: vscode.l10n.t('Write "{0}" instead of "{1}"', meant, written), text: meant }
      : undefined,
  );
}
