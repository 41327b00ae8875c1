import type { Corpus } from '../corpus/corpus';
import type { YamlPath } from '../yaml/parse';
import { keyMeanings, type Meaning, valueMeanings } from './meanings';
import { type CompletionPlace, placeAt } from './place';
import { writeScalar } from './scalars';
import { allows, type CompletionSchema, descriptionOf, schemasAt, type YamlKind } from './schema';

/** One thing that can be put in at a place. */
export interface Suggestion {
  readonly label: string;
  /** `key` and `value` come from the schema, the others name something of the project. */
  readonly kind: 'key' | 'value' | Meaning['kind'];
  /** What to put in instead of the token, as a snippet: `$0` is where the cursor goes, `\` escapes. */
  readonly snippet: string;
  /** Description in the schema: an English template. */
  readonly description?: string;
  /** The thing of the project that it names. */
  readonly meaning?: Meaning;
  /** There is something to choose from where the cursor then is. */
  readonly goesOn: boolean;
}

/** What can be put in at an offset, in the order of the schema and the project. */
export interface Suggestions {
  readonly place: CompletionPlace;
  readonly suggestions: readonly Suggestion[];
}

/** A YAML file of the project as it stands in an editor. */
export interface YamlContext {
  readonly kind: YamlKind;
  /** Project-relative. */
  readonly path: string;
  /** With LF line ends. */
  readonly text: string;
  /** `undefined` until the project is read: then only the schema speaks. */
  readonly corpus: Corpus | undefined;
}

/** Suggests keys, allowed values, and names of codes, sources and the like; `undefined` where there is no place for any. */
export function suggestAt(file: YamlContext, offset: number): Suggestions | undefined {
  const place = placeAt(file.text, offset);
  if (!place) return undefined;
  const { role, path, column, style } = place;
  const holders = schemasAt(file.kind, path);
  const found: Suggestion[] = [];
  if (role !== 'value') found.push(...keys(file, path, { column, style, colon: role === 'key' }));
  if (role !== 'key') found.push(...values(file, path, place.token.quoted));
  // A list that is not begun yet: on a separate line, or right after its key.
  if (role !== 'key' && style === 'block') {
    for (const list of holders.filter(each => each.items)) {
      if (role === 'word') found.push(...items(file, [...path, 0], column));
      else if (isPlainList(list)) found.push(...values(file, [...path, 0], false).map(inBrackets));
    }
    if (role === 'word') found.push(...keysBelowDash(file, place, offset));
  }
  const taken = new Set(place.siblings);
  return { place, suggestions: found.filter(({ label }) => !taken.has(label)) };
}

interface KeyStyle {
  /** Column of the key. */
  readonly column: number;
  readonly style: CompletionPlace['style'];
  /** The key's colon is there already. */
  readonly colon: boolean;
}

function keys(file: YamlContext, path: YamlPath, style: KeyStyle): readonly Suggestion[] {
  const known = schemasAt(file.kind, path).flatMap(({ properties }) => Object.keys(properties ?? {}));
  const named = file.corpus ? keyMeanings(file.kind, path, file.corpus) : [];
  return [
    ...known.map((name): Suggestion => {
      const description = descriptionOf(file.kind, path, name);
      return {
        label: name,
        kind: 'key',
        ...keySnippet(file, [...path, name], style),
        ...(description && { description }),
      };
    }),
    ...named.map((meaning): Suggestion => {
      const snippet = keySnippet(file, [...path, meaning.text], style);
      return { label: meaning.text, kind: meaning.kind, meaning, ...snippet };
    }),
  ];
}

/** A key with the beginning of its value. */
function keySnippet(
  file: YamlContext,
  path: YamlPath,
  style: KeyStyle,
): Pick<Suggestion, 'snippet' | 'goesOn'> {
  const name = escapeSnippet(writeScalar(String(path.at(-1))));
  const rules = schemasAt(file.kind, path);
  const list = rules.find(each => each.items);
  if (style.colon) return { snippet: name, goesOn: false };
  if (list && (isPlainList(list) || style.style === 'flow')) {
    return { snippet: `${name}: [$0]`, goesOn: values(file, [...path, 0], false).length > 0 };
  }
  const indent = `\n${' '.repeat(style.column + 2)}`;
  if (list) return { snippet: `${name}:${indent}- $0`, goesOn: true };
  if (rules.some(each => allows(each, 'object'))) {
    const inline = style.style === 'flow' || rules.some(isPlainMap);
    return { snippet: inline ? `${name}: { $0 }` : `${name}:${indent}$0`, goesOn: true };
  }
  return { snippet: `${name}: $0`, goesOn: values(file, path, false).length > 0 };
}

function values(file: YamlContext, path: YamlPath, quoted: boolean): readonly Suggestion[] {
  const allowed = schemasAt(file.kind, path).flatMap(each => [
    ...(each.enum ?? []),
    ...(each.const === undefined ? [] : [each.const]),
    ...(allows(each, 'boolean') && !allows(each, 'string') ? [true, false] : []),
  ]);
  const named = file.corpus ? valueMeanings(file.kind, path, file.corpus, file.path) : [];
  const write = (text: string) =>
    escapeSnippet(quoted ? JSON.stringify(text).slice(1, -1) : writeScalar(text));
  return [
    ...allowed.map(
      (value): Suggestion => ({ label: String(value), kind: 'value', snippet: String(value), goesOn: false }),
    ),
    ...named.map((meaning): Suggestion => {
      return {
        label: meaning.text,
        kind: meaning.kind,
        snippet: write(meaning.text),
        meaning,
        goesOn: false,
      };
    }),
  ];
}

/** The first item of a list, with its dash: a value, or the first key of a mapping. */
function items(file: YamlContext, path: YamlPath, column: number): readonly Suggestion[] {
  const first = keys(file, path, { column: column + 2, style: 'block', colon: false }).slice(0, 1);
  return [...values(file, path, false), ...first].map(each => ({
    ...each,
    label: `- ${each.label}`,
    snippet: `- ${each.snippet}`,
  }));
}

/** Enter after the first key of an item leaves the cursor below the dash: the other keys belong two columns further on. */
function keysBelowDash(
  file: YamlContext,
  { path, token }: CompletionPlace,
  offset: number,
): readonly Suggestion[] {
  const { text } = file;
  const within = placeAt(`${text.slice(0, token.start)}  ${text.slice(token.start)}`, offset + 2);
  if (within?.path.length !== path.length + 1 || within.path.at(-1) !== 0) return [];
  return keys(file, within.path, { column: within.column, style: 'block', colon: false })
    .filter(({ label }) => !within.siblings.includes(label))
    .map(each => ({ ...each, snippet: `  ${each.snippet}` }));
}

function inBrackets(value: Suggestion): Suggestion {
  return { ...value, snippet: `[${value.snippet}$0]` };
}

/** A list of texts, such as the codes of an annotation, is written on one line; so are coders, of whom few are mappings. */
function isPlainList({ items }: CompletionSchema): boolean {
  return items?.type === 'string' || items?.anyOf?.some(({ pattern }) => pattern !== undefined) === true;
}

/** A mapping of names to scalars, such as the attributes of a source, is written on one line. */
function isPlainMap({ additionalProperties }: CompletionSchema): boolean {
  return additionalProperties !== undefined && allows(additionalProperties, 'string');
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
