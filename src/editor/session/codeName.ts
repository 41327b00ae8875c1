import * as vscode from 'vscode';
import { type Corpus, themeOf } from '../../core';

/** `Theme › Sub-code`; the bare path of a code that is not in the codebook. */
export function codeName(path: string, corpus: Corpus): string {
  const { codes } = corpus.codebook;
  const code = codes.get(path);
  if (!code) return vscode.l10n.t('{0} (not in the codebook)', path);
  const theme = themeOf(path);
  return theme === path ? code.name : `${codes.get(theme)?.name ?? theme} › ${code.name}`;
}
