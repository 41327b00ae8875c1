import * as vscode from 'vscode';
import {
  type Code,
  type CodebookEdit,
  type Corpus,
  findPassages,
  type Keyword,
  palette,
  parentOf,
  shapes,
} from '../../core';
import type { CodeForm, CodeFormValues } from '../../protocol';
import { isTheme } from './codes';

/** How many passages stand beside the form. */
const mostExamples = 30;

/** What the form of a code shows. */
export function formOf(corpus: Corpus, code: Code): CodeForm {
  const { codebook } = corpus;
  const above: string[] = [];
  for (let path = parentOf(code.path); path !== undefined; path = parentOf(path)) {
    above.unshift(codebook.codes.get(path)?.name ?? path);
  }
  const passages = findPassages(corpus, { of: 'cell', basis: 'coded', theme: code.path });
  return {
    path: code.path,
    above,
    values: valuesOf(code),
    notes: Object.fromEntries(isTheme(code) ? code.keywords.map(each => [each.term, noteOf(each)]) : []),
    palette,
    shapes,
    examples: passages.slice(0, mostExamples),
    passages: passages.length,
  };
}

/** What else the codebook says of a keyword, which the form leaves as it is. */
function noteOf({ aliases, regex, except, wholeWord }: Keyword): string {
  const { t } = vscode.l10n;
  return [
    ...(aliases.length > 0 ? [t('also: {0}', aliases.join('、'))] : []),
    ...(except.length > 0 ? [t('not in: {0}', except.join('、'))] : []),
    ...(wholeWord ? [t('whole words')] : []),
    ...(regex === undefined ? [] : [t('regular expression: {0}', regex)]),
  ].join(' · ');
}

export function valuesOf(code: Code): CodeFormValues {
  const text = (value: string | undefined) => value?.trim() ?? '';
  return {
    name: code.name,
    definition: text(code.definition),
    include: text(code.include),
    exclude: text(code.exclude),
    ...(isTheme(code) && {
      theme: {
        short: code.short === code.name ? '' : code.short,
        color: code.color,
        shape: code.shape,
        keywords: code.keywords.map(({ term }) => ({ was: term, term })),
      },
    }),
  };
}

/** What has to change in the codebook for a code to say what was typed; only what is another text is touched. */
export function editsOf(code: Code, typed: CodeFormValues): readonly CodebookEdit[] {
  const old = valuesOf(code);
  const fields: Record<string, string | undefined> = {};
  const compare = (key: string, before: string, now: string) => {
    if (before !== now) fields[key] = now === '' ? undefined : now;
  };
  for (const key of ['name', 'definition', 'include', 'exclude'] as const) compare(key, old[key], typed[key]);
  if (old.theme && typed.theme) {
    for (const key of ['short', 'color', 'shape'] as const) compare(key, old.theme[key], typed.theme[key]);
  }
  return [
    ...(Object.keys(fields).length > 0 ? [{ kind: 'fields', code: code.path, fields } as const] : []),
    ...keywordEdits(code, typed.theme?.keywords ?? []),
  ];
}

function keywordEdits(
  code: Code,
  typed: NonNullable<CodeFormValues['theme']>['keywords'],
): readonly CodebookEdit[] {
  if (!isTheme(code)) return [];
  const theme = code.id;
  const kept = new Set(typed.map(({ was }) => was));
  const gone = code.keywords.map(({ term }) => term).filter(term => !kept.has(term));
  const renamed = typed.flatMap(({ was, term }) =>
    was === undefined || was === term ? [] : [{ kind: 'renameKeyword', theme, term: was, to: term } as const],
  );
  const terms = typed.filter(({ was }) => was === undefined).map(({ term }) => term);
  return [
    ...(gone.length > 0 ? [{ kind: 'removeKeywords', theme, terms: gone } as const] : []),
    ...renamed,
    ...(terms.length > 0 ? [{ kind: 'addKeywords', theme, terms } as const] : []),
  ];
}

/** Terms that the codebook does not have yet. */
export function newTermsOf(code: Code, typed: CodeFormValues): readonly string[] {
  const own = new Set(isTheme(code) ? code.keywords.map(({ term }) => term) : []);
  return (typed.theme?.keywords ?? []).map(({ term }) => term).filter(term => !own.has(term));
}

/** A term that stands there twice. */
export function repeatedTerm({ theme }: CodeFormValues): string | undefined {
  const terms = (theme?.keywords ?? []).map(({ term }) => term);
  return terms.find((term, i) => terms.indexOf(term) !== i);
}
