import { renderEntry, renderField } from '../yaml/render';
import { idOf } from './codePlace';
import { listedKeywords } from './severalKeywords';

/** A theme of a new codebook. */
export interface DraftTheme {
  readonly id: string;
  readonly name: string;
  readonly keywords: readonly string[];
}

/**
 * Parses a typed or pasted list of themes: one per line, or several separated by `;`, optionally with keywords after a
 * colon: `利用服务: 查档, 一网通办`. Punctuation may be Chinese. Numbers and dashes before names are removed.
 */
export function draftThemes(list: string): readonly DraftTheme[] {
  const themes = new Map<string, DraftTheme>();
  // A keyword belongs to one theme only: the one that names it first.
  const taken = new Set<string>();
  for (const line of list.split(/[\r\n;；]+/)) {
    const [, head = '', rest = ''] = /^([^:：]*)[:：]?(.*)$/s.exec(line) ?? [];
    const name = head.replace(/^\s*(?:[-*•·]|\d{1,3}[.、．)）])\s*/, '').trim();
    if (name === '') continue;
    const known = themes.get(name);
    const keywords = listedKeywords(rest).filter(keyword => !taken.has(keyword) && taken.add(keyword));
    const id = known?.id ?? freeId(name, [...themes.values()]);
    themes.set(name, { id, name, keywords: [...(known?.keywords ?? []), ...keywords] });
  }
  return [...themes.values()];
}

function freeId(name: string, themes: readonly DraftTheme[]): string {
  const id = idOf(name);
  const taken = new Set(themes.map(theme => theme.id));
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
  return free;
}

/** Themes as entries of the list `themes` in codebook.yaml, indented. */
export function renderThemes(themes: readonly DraftTheme[]): string {
  return themes.map(theme => renderTheme(theme).replace(/^(?=.)/gm, '  ')).join('\n');
}

/** A theme as an entry of the list `themes`, from its dash on. */
export function renderTheme({ id, name, keywords }: DraftTheme): string {
  const entry = renderEntry({ id, name });
  // A list with one keyword per line is easier to continue.
  const list =
    keywords.length === 0
      ? '  keywords: []\n'
      : `  keywords:\n${keywords.map(keyword => renderEntry(keyword).replace(/^/gm, '    ').trimEnd()).join('\n')}\n`;
  return entry + list;
}

/** The line of codebook.yaml with its title. */
export function renderTitle(title: string): string {
  return renderField('title', title);
}
