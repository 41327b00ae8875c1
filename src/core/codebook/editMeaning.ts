import { asFields, asList, asText, canonical, type Fields } from '../base/values';
import { parseYaml } from '../yaml/parse';
import { commentsOf, propertiesOf } from '../yaml/tokens';
import type { Codebook } from './codebook';
import { type CodebookEdit, indexOfKeyword, termOf } from './codebookEdit';
import { codebookFile, parseCodebook } from './parse';

/** What the file is to say after an edit, as a plain value; `undefined` where there is nothing to edit, or it makes no sense. */
export function meantBy(value: unknown, edit: CodebookEdit): unknown {
  const fresh = edit.kind === 'addKeywords' ? edit.terms : edit.kind === 'renameKeyword' ? [edit.to] : [];
  if (fresh.some(term => term === '' || term.trim() !== term)) return undefined;
  switch (edit.kind) {
    case 'title':
      return edit.title.trim() === '' ? undefined : { ...asFields(value), title: edit.title };
    case 'fields':
      return atCode(value, edit.code, code => {
        const set = Object.entries(edit.fields).filter(([, field]) => field !== undefined);
        const kept = Object.entries(code).filter(([key]) => !(key in edit.fields));
        return Object.fromEntries([...kept, ...set]);
      });
    case 'order':
      return inSiblings(value, edit.code, (list, index) => {
        const id = edit.onto.slice(edit.onto.lastIndexOf('/') + 1);
        const to = list.findIndex(each => idOf(each) === id);
        return to === -1 || parent(edit.onto) !== parent(edit.code) ? undefined : reordered(list, index, to);
      });
    case 'newCode': {
      const { parent: above, id, name, keywords = [] } = edit;
      const entry = { id, name, ...(keywords.length > 0 && { keywords }) };
      if (above === undefined)
        return { ...asFields(value), themes: [...asList(asFields(value).themes), entry] };
      return atCode(value, above, code => ({ ...code, codes: [...asList(code.codes), entry] }));
    }
    case 'addKeywords':
      return withKeywords(value, edit.theme, list => [...list, ...edit.terms]);
    case 'renameKeyword':
      return withKeywords(value, edit.theme, list => {
        const index = indexOfKeyword(value, edit.theme, edit.term);
        const old = list[index];
        if (index === -1) return undefined;
        return list.with(index, typeof old === 'object' ? { ...asFields(old), term: edit.to } : edit.to);
      });
    case 'removeKeywords': {
      const gone = indexes(value, edit.theme, edit.terms);
      return gone && withKeywords(value, edit.theme, list => list.filter((_, i) => !gone.includes(i)));
    }
    case 'moveKeywords':
      return keywordsMoved(value, edit);
  }
}

/**
 * Whether a text after an edit says what was meant, and keeps every comment, anchor and tag that did not go with what was removed.
 * A keyword must be one more (or less) in what the codebook is read as: a term that is empty or taken already is none.
 */
export function saysWhatIsMeant(before: string, after: string, meant: unknown, edit: CodebookEdit): boolean {
  const { value } = parseYaml(codebookFile, after, {});
  if (value === undefined || canonical(plain(value)) !== canonical(plain(meant))) return false;
  const [old, now] = [parseCodebook(before).codebook, parseCodebook(after).codebook];
  const more = { addKeywords: 1, removeKeywords: -1 }[edit.kind as string] ?? 0;
  const added =
    'terms' in edit ? more * edit.terms.length : 'keywords' in edit ? (edit.keywords?.length ?? 0) : 0;
  if (!old || !now || now.keywords.length !== old.keywords.length + added) return false;
  // A term that is another form of a keyword would take it away from there.
  if (more >= 0 && formsOf(now) !== formsOf(old) + added) return false;
  if (now.codes.size !== old.codes.size + (edit.kind === 'newCode' ? 1 : 0)) return false;
  if (edit.kind === 'removeKeywords') return true;
  const comments = commentsOf(after);
  const [was, is] = [propertiesOf(before), propertiesOf(after)].map(each => [...each].sort().join('\n'));
  return [...commentsOf(before)].every(each => comments.has(each)) && was === is;
}

function formsOf({ keywords }: Codebook): number {
  return keywords.reduce((sum, { aliases }) => sum + 1 + aliases.length, 0);
}

function keywordsMoved(value: unknown, edit: Extract<CodebookEdit, { kind: 'moveKeywords' }>): unknown {
  const { theme, terms, to, onto } = edit;
  const gone = indexes(value, theme, terms);
  if (!gone) return undefined;
  const entries = gone.map(index => keywordsAt(value, theme)[index]);
  if (theme === to && terms.length === 1) {
    return withKeywords(value, theme, list => {
      const place = onto === undefined ? list.length - 1 : indexOfKeyword(value, to, onto);
      return place === -1 ? undefined : reordered(list, gone[0]!, place);
    });
  }
  const rest = withKeywords(value, theme, list => list.filter((_, i) => !gone.includes(i)));
  return withKeywords(rest, to, list => {
    const place = onto === undefined ? list.length : list.findIndex(each => termOf(each) === onto);
    return place === -1 ? undefined : list.toSpliced(place, 0, ...entries);
  });
}

function indexes(value: unknown, theme: string, terms: readonly string[]): readonly number[] | undefined {
  const found = terms.map(term => indexOfKeyword(value, theme, term));
  return found.length === 0 || found.includes(-1) ? undefined : found;
}

function keywordsAt(value: unknown, theme: string): readonly unknown[] {
  const found = asList(asFields(value).themes).find(each => idOf(each) === theme);
  return asList(asFields(found).keywords);
}

function withKeywords(
  value: unknown,
  theme: string,
  change: (list: readonly unknown[]) => readonly unknown[] | undefined,
): unknown {
  return theme.includes('/')
    ? undefined
    : atCode(value, theme, code => {
        const keywords = change(asList(code.keywords));
        return keywords && { ...code, keywords };
      });
}

/** The file with one code changed. */
function atCode(value: unknown, path: string, change: (code: Fields) => Fields | undefined): unknown {
  return inSiblings(value, path, (list, index) => {
    const changed = change(asFields(list[index]));
    return changed && list.with(index, changed);
  });
}

/** The file with the list changed that a code is in. */
function inSiblings(
  value: unknown,
  path: string,
  change: (list: readonly unknown[], index: number) => readonly unknown[] | undefined,
): unknown {
  const inside = (holder: unknown, ids: readonly string[], key: string): unknown => {
    const list = asList(asFields(holder)[key]);
    const [id, ...below] = ids;
    const index = list.findIndex(each => idOf(each) === id);
    if (index === -1) return undefined;
    const inner = below.length === 0 ? undefined : inside(list[index], below, 'codes');
    if (below.length > 0 && inner === undefined) return undefined;
    const changed = below.length === 0 ? change(list, index) : list.with(index, inner);
    return changed && { ...asFields(holder), [key]: changed };
  };
  return inside(value, path.split('/'), 'themes');
}

/** A list without entries says the same as none. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const isEmpty = (key: string, field: unknown) =>
    ['keywords', 'codes'].includes(key) && (field === null || (Array.isArray(field) && field.length === 0));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, field]) => !isEmpty(key, field))
      .map(([key, field]) => [key, plain(field)]),
  );
}

function reordered(list: readonly unknown[], from: number, to: number): readonly unknown[] {
  const order = [...list];
  order.splice(to, 0, ...order.splice(from, 1));
  return order;
}

function idOf(entry: unknown): string | undefined {
  return asText(asFields(entry).id);
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
