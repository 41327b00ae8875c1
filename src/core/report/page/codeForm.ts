import type { Translate } from '../../base/l10n';
import { type Code, type Keyword, type Shape, shapes, type Theme } from '../../codebook/codebook';
import type { CodebookEdit } from '../../codebook/codebookEdit';
import { palette } from '../../codebook/palette';
import type { Corpus } from '../../corpus/corpus';
import { parentOf } from '../../refactoring/refactoring';
import { findPassages, type Passage } from '../evidence/passages';

/** The texts in a form; an empty one means that the code has none. */
export interface CodeFormValues {
  readonly name: string;
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  /** Of themes only. */
  readonly theme?: {
    readonly short: string;
    /** `#rrggbb`. */
    readonly color: string;
    readonly shape: string;
    /** `was`: the term in the codebook; a keyword that is new has none. */
    readonly keywords: readonly { readonly was?: string; readonly term: string }[];
  };
}

/** A code as its form shows it. */
export interface CodeForm {
  readonly path: string;
  /** Names of the codes above it. */
  readonly above: readonly string[];
  readonly values: CodeFormValues;
  /** Of keywords: what else the codebook says of them, such as other forms. */
  readonly notes: Readonly<Record<string, string>>;
  readonly palette: readonly string[];
  readonly shapes: readonly Shape[];
  /** The first of the passages that are coded with it, and how many there are. */
  readonly examples: readonly Passage[];
  readonly passages: number;
}

/** How many passages stand beside the form. */
const mostExamples = 30;

/** What the form of a code shows. */
export function codeForm(corpus: Corpus, code: Code, t: Translate): CodeForm {
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
    notes: Object.fromEntries(isTheme(code) ? code.keywords.map(each => [each.term, noteOf(each, t)]) : []),
    palette,
    shapes,
    examples: passages.slice(0, mostExamples),
    passages: passages.length,
  };
}

/** What else the codebook says of a keyword, which the form leaves as it is. */
function noteOf({ aliases, regex, except, wholeWord }: Keyword, t: Translate): string {
  return [
    ...(aliases.length > 0 ? [t('also: {0}', aliases.join('、'))] : []),
    ...(except.length > 0 ? [t('not in: {0}', except.join('、'))] : []),
    ...(wholeWord ? [t('whole words')] : []),
    ...(regex === undefined ? [] : [t('regular expression: {0}', regex)]),
  ].join(' · ');
}

function valuesOf(code: Code): CodeFormValues {
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

/** The edits of the codebook that make a code say what was typed; only changed texts are touched. */
export function codeFormEdits(code: Code, typed: CodeFormValues): readonly CodebookEdit[] {
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
export function newTermsIn(code: Code, typed: CodeFormValues): readonly string[] {
  const own = new Set(isTheme(code) ? code.keywords.map(({ term }) => term) : []);
  return (typed.theme?.keywords ?? []).map(({ term }) => term).filter(term => !own.has(term));
}

/** A term that stands there twice. */
export function repeatedTerm({ theme }: CodeFormValues): string | undefined {
  const terms = (theme?.keywords ?? []).map(({ term }) => term);
  return terms.find((term, i) => terms.indexOf(term) !== i);
}

/** Themes have keywords. */
function isTheme(code: Code): code is Theme {
  return 'keywords' in code;
}
