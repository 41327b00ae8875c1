import * as vscode from 'vscode';
import { allTexts, type CodedSource, type Corpus, listGaps } from '../../core';
import { activeSource } from '../session/places';
import type { Session } from '../session/session';

/** A stretch of a source that is asked about, and for which codes. */
export interface Asked {
  readonly coded: CodedSource;
  /** In offsets of the source; `undefined`: all of it. */
  readonly span?: { readonly start: number; readonly end: number };
  readonly codes: readonly string[];
}

interface Scope extends vscode.QuickPickItem {
  readonly asked: () => Promise<readonly Asked[]>;
}

/** Asks what a model is to read: the selection, the section, the source, or the gaps of a theme. `undefined` if the user leaves off. */
export async function chooseScope(session: Session, corpus: Corpus): Promise<readonly Asked[] | undefined> {
  const { t } = vscode.l10n;
  const active = activeSource(session);
  const scopes: Scope[] = [];
  const all = corpus.codebook.themes.map(({ id }) => id);
  if (active) {
    const { coded, editor } = active;
    const { source, analysis } = coded;
    const offset = (position: vscode.Position) =>
      source.lines.offset(position.line + 1, position.character + 1);
    const [start, end] = [offset(editor.selection.start), offset(editor.selection.end)];
    const one = (span?: Asked['span']) => async () => [{ coded, codes: all, ...(span && { span }) }];
    if (end > start) scopes.push({ label: t('The selection'), asked: one({ start, end }) });
    const section = analysis.headings.filter(each => each.start <= start && start < each.end).at(-1);
    if (section) scopes.push({ label: t('The section'), description: section.title, asked: one(section) });
    scopes.push({ label: t('The source'), description: coded.label, asked: one() });
  }
  scopes.push({
    label: t('All gaps of a theme'),
    description: t('sources in which nobody has looked for it'),
    asked: () => gapsOf(corpus),
  });
  const picked = await vscode.window.showQuickPick(scopes, { title: t('What is the model to read?') });
  return picked?.asked();
}

async function gapsOf(corpus: Corpus): Promise<readonly Asked[]> {
  const gaps = listGaps(corpus);
  const themes = corpus.codebook.themes.flatMap(({ id, name }) => {
    const count = gaps.filter(({ theme }) => theme === id).length;
    return count === 0 ? [] : [{ label: name, description: String(count), id }];
  });
  const picked = await vscode.window.showQuickPick(themes, {
    title: vscode.l10n.t('The gaps of which theme?'),
  });
  if (!picked) return [];
  const open = new Set(gaps.filter(({ theme }) => theme === picked.id).map(({ source }) => source));
  return allTexts(corpus)
    .filter(({ source }) => open.has(source.path))
    .map(coded => ({ coded, codes: [picked.id] }));
}
