import { asFields, asList, asText } from '../base/values';

/** What codebook.yaml says of a code, beside its id, its sub-codes and its keywords; `undefined` takes a field away. */
export interface CodeFields {
  readonly name?: string;
  readonly short?: string | undefined;
  readonly shape?: string | undefined;
  readonly color?: string | undefined;
  readonly kind?: string | undefined;
  readonly definition?: string | undefined;
  readonly include?: string | undefined;
  readonly exclude?: string | undefined;
}

/** A change of the codebook that no coding hangs on. Codes are given by their paths. */
export type CodebookEdit =
  /** What the study is called. */
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'fields'; readonly code: string; readonly fields: CodeFields }
  /** A code takes the place of one of its siblings; those between them move up or down. */
  | { readonly kind: 'order'; readonly code: string; readonly onto: string }
  /** A code below `parent`, or a theme; a theme may bring keywords. */
  | {
      readonly kind: 'newCode';
      readonly parent: string | undefined;
      readonly id: string;
      readonly name: string;
      readonly keywords?: readonly string[];
    }
  | { readonly kind: 'addKeywords'; readonly theme: string; readonly terms: readonly string[] }
  /** Another term for a keyword; its other forms and contexts stay. */
  | { readonly kind: 'renameKeyword'; readonly theme: string; readonly term: string; readonly to: string }
  | { readonly kind: 'removeKeywords'; readonly theme: string; readonly terms: readonly string[] }
  /** Keywords go to the end of a theme, or to the place of one of its keywords. */
  | {
      readonly kind: 'moveKeywords';
      readonly theme: string;
      readonly terms: readonly string[];
      readonly to: string;
      readonly onto?: string;
    };

/** The place of a keyword in its theme's list; -1 where it has none. */
export function indexOfKeyword(value: unknown, theme: string, term: string): number {
  const found = asList(asFields(value).themes).find(each => asText(asFields(each).id) === theme);
  return asList(asFields(found).keywords).findIndex(each => termOf(each) === term);
}

/** The term of an entry of a list of keywords. */
export function termOf(entry: unknown): string | undefined {
  const isBare = typeof entry !== 'object' || entry === null;
  return asText(isBare ? entry : asFields(entry).term)?.trim();
}
