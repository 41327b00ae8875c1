import type { Range } from '../base/issue';

/** Shape of a theme's nodes in the network. */
export type Shape = 'circle' | 'square' | 'triangle' | 'pentagon' | 'ring' | 'hexagon' | 'diamond' | 'star';
export const shapes: readonly Shape[] = [
  'circle',
  'square',
  'triangle',
  'pentagon',
  'ring',
  'hexagon',
  'diamond',
  'star',
];

/** What a passage can be tagged with: a node of the code tree. */
export interface Code {
  /** Ids from the theme down, joined by `/`; what side files refer to. */
  readonly path: string;
  readonly id: string;
  readonly name: string;
  readonly definition?: string;
  readonly include?: string;
  readonly exclude?: string;
  /** Passages that show what is meant, as whoever wrote the codebook chose them; never those that people have coded. */
  readonly examples?: readonly string[];
  /** `#rrggbb`. A theme always has one; that of another code is for programs it came from or goes to. */
  readonly color?: string;
  readonly codes: readonly Code[];
  /** Where codebook.yaml defines it. */
  readonly range: Range;
}

/** A top-level code: a column of the coverage table. */
export interface Theme extends Code {
  /** Narrow heading; the name where the codebook gives none. */
  readonly short: string;
  readonly shape: Shape;
  /** `#rrggbb`. */
  readonly color: string;
  /** `text`: its column shows the labels of its annotations instead of a check mark. */
  readonly kind: 'check' | 'text';
  readonly keywords: readonly Keyword[];
}

/** A theme's term. Terms are unique over the codebook. */
export interface Keyword {
  readonly term: string;
  /** Id of its theme. */
  readonly theme: string;
  /** Other forms, counted as the term. */
  readonly aliases: readonly string[];
  /** Searched for instead of the term, as a regular expression in the syntax of RE2; the term is its name. */
  readonly regex?: string;
  /** Contexts in which a hit does not count. */
  readonly except: readonly string[];
  /** Whether a hit counts only where it is a word, or several words, of its sentence. */
  readonly wholeWord: boolean;
  readonly range: Range;
}

/** What to look for. */
export interface Codebook {
  readonly title: string;
  readonly themes: readonly Theme[];
  /** All keywords in the order of the file. */
  readonly keywords: readonly Keyword[];
  /** Every code by its path, themes included. */
  readonly codes: ReadonlyMap<string, Code>;
}

export const emptyCodebook: Codebook = { title: '', themes: [], keywords: [], codes: new Map() };

/** Id of the theme a code path belongs to. */
export function themeOf(codePath: string): string {
  const slash = codePath.indexOf('/');
  return slash === -1 ? codePath : codePath.slice(0, slash);
}

/** The paths of a code and of those above it, theme first. */
export function pathsDownTo(codePath: string): readonly string[] {
  const ids = codePath.split('/');
  return ids.map((_, i) => ids.slice(0, i + 1).join('/'));
}

/** Whether a code is `code` itself or one below it. */
export function isWithin(path: string, code: string): boolean {
  return path === code || path.startsWith(`${code}/`);
}
