import { type Code, isWithin } from '../codebook/codebook';
import { attributeValue } from '../corpus/attributeKinds';
import type { CodedSource, Corpus } from '../corpus/corpus';
import { countedIn } from '../corpus/counted';
import type { AttributeValue } from '../corpus/settings';
import { groupRows } from '../coverage/groups';

/** What the rows, columns or layers of a cross table are. */
export type AxisKind = 'themes' | 'codes' | 'attribute' | 'coders';

/** One row, column or layer. */
export interface Category {
  /** Path of a code, value of an attribute, or name of a coder (empty: annotations without one). Unique on its axis. */
  readonly key: string;
  readonly name: AttributeValue;
  /** The code itself, without any of its sub-codes. */
  readonly alone?: true;
}

/** The categories of one dimension. Plain JSON. */
export interface CrossAxis {
  readonly kind: AxisKind;
  /** As `parseAxis` reads it: `themes`, `coders`, the path of a code or the name of an attribute. */
  readonly of: string;
  /** Name of the code or attribute; empty for themes and coders. */
  readonly name: string;
  readonly categories: readonly Category[];
  /** Sources without a value of the attribute, which are left out; 0 for other axes. */
  readonly missing: number;
}

/** Prefix that makes a name an attribute even if a theme has the same id. */
const attributePrefix = 'attribute:';

/**
 * The axis that a text names: `themes`, `coders`, the path of a code (its sub-codes), or an attribute, which may be written
 * `attribute:NAME`. `undefined` if the project has nothing of that name.
 */
export function axisOf(corpus: Corpus, text: string): CrossAxis | undefined {
  const { codebook } = corpus;
  if (!text.startsWith(attributePrefix)) {
    if (text === 'themes') return codeAxis('themes', text, '', codebook.themes);
    if (text === 'coders') return coderAxis(corpus);
    const code = codebook.codes.get(text);
    if (code) return codeAxis('codes', text, code.name, code.codes, code);
  }
  const name = text.startsWith(attributePrefix) ? text.slice(attributePrefix.length) : text;
  return attributeAxis(corpus, name);
}

function codeAxis(
  kind: AxisKind,
  of: string,
  name: string,
  codes: readonly Code[],
  itself?: Code,
): CrossAxis {
  const categories: Category[] = codes.map(code => ({ key: code.path, name: code.name }));
  if (itself) {
    const { path: key, name } = itself;
    categories.push(codes.length > 0 ? { key, name, alone: true } : { key, name });
  }
  return { kind, of, name, categories, missing: 0 };
}

function coderAxis({ settings, sources }: Corpus): CrossAxis {
  const found = new Set(
    sources.flatMap(each => countedIn(each).annotations.map(({ annotation }) => coderOf(annotation))),
  );
  const inOrder = [...settings.coders, ...[...found].filter(coder => coder !== '').sort()];
  const coders = [...new Set(inOrder)].filter(coder => found.has(coder));
  if (found.has('')) coders.push('');
  const categories = coders.map(coder => ({ key: coder, name: coder }));
  return { kind: 'coders', of: 'coders', name: '', categories, missing: 0 };
}

function attributeAxis({ sources }: Corpus, name: string): CrossAxis | undefined {
  const groups = groupRows(sources, name);
  const categories = groups.flatMap(({ value }) =>
    value === undefined ? [] : [{ key: String(value), name: value }],
  );
  if (categories.length === 0) return undefined;
  const missing = groups.find(({ value }) => value === undefined)?.rows.length ?? 0;
  return { kind: 'attribute', of: name, name, categories, missing };
}

/** Name of a coder in a comparable form; empty for none. */
export function coderOf({ coder }: { readonly coder?: string }): string {
  return coder?.normalize('NFC') ?? '';
}

/** Whether codes decide what belongs to a category; otherwise it is the source or the coder. */
export function isOfCodes({ kind }: CrossAxis): boolean {
  return kind === 'themes' || kind === 'codes';
}

/** Indices of the categories that some codes belong to, each once. A code belongs to the categories above it. */
export function placesOfCodes({ categories }: CrossAxis, codes: readonly string[]): readonly number[] {
  const places = categories.flatMap(({ key, alone }, i) =>
    !alone && codes.some(code => isWithin(code, key)) ? [i] : [],
  );
  if (places.length > 0) return places;
  return categories.flatMap(({ key, alone }, i) => (alone && codes.includes(key) ? [i] : []));
}

/** For each source, the index of its category on an axis of an attribute; sources without a value are not in it. */
export function placesOfSources(
  { sources }: Corpus,
  { of, categories }: CrossAxis,
): ReadonlyMap<CodedSource, number> {
  const indices = new Map(categories.map(({ key }, i) => [key, i]));
  return new Map(
    groupRows(sources, of).flatMap(({ value, rows }) => {
      const index = value === undefined ? undefined : indices.get(String(value));
      return index === undefined ? [] : rows.map(row => [row, index] as const);
    }),
  );
}

/** Attributes that can be an axis. */
export function axisAttributes({ sources }: Corpus): readonly string[] {
  const names = new Set(sources.flatMap(({ attributes }) => Object.keys(attributes)));
  return [...names].filter(name => sources.some(each => attributeValue(each.attributes, name) !== undefined));
}
