import * as vscode from 'vscode';
import type { Cell } from '../../core';

/** What is known of a theme in a source: its passages, that it is absent, that nobody has looked yet, or that nobody can know. */
export function describeCell({ state, annotations, matches }: Cell): string {
  const { t } = vscode.l10n;
  if (state === 'coded') return annotations === 1 ? t('1 passage') : t('{0} passages', annotations);
  if (state === 'absent') return t('absent');
  if (state === 'unknown') return t('unknown: a file cannot be read');
  return matches === 1
    ? t('not reviewed yet · 1 keyword hit')
    : t('not reviewed yet · {0} keyword hits', matches);
}
