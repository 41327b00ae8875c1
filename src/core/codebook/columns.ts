import { type Codebook, isWithin } from './codebook';

/** What a column of the table counts: annotations with any of its codes, or with a code below one of them. */
export interface CountedColumn {
  /** Path of a code (a theme is one); of merged themes, their ids joined by `+`. */
  readonly id: string;
  /** Paths of its codes; several where themes are merged. */
  readonly codes: readonly string[];
}

/** The name that merged themes go by: `a+b`. */
export function mergedId(themes: readonly string[]): string {
  return themes.join('+');
}

/**
 * The codes behind the id of a column: the one of that path, or those joined by `+`. `undefined` where the codebook has not
 * all of them. An id may itself hold a `+`: the longest one that is known is taken.
 */
export function codesOf(id: string, { codes }: Pick<Codebook, 'codes'>): readonly string[] | undefined {
  const parts = id.split('+');
  const found: string[] = [];
  for (let from = 0; from < parts.length; ) {
    let to = parts.length;
    while (to > from && !codes.has(parts.slice(from, to).join('+'))) to--;
    if (to === from) return undefined;
    found.push(parts.slice(from, to).join('+'));
    from = to;
  }
  return found;
}

/** Whether a column counts an annotation with these codes; codes that are not in the codebook count nowhere. */
export function counts(column: readonly string[], annotated: readonly string[], codebook: Codebook): boolean {
  return annotated.some(code => codebook.codes.has(code) && column.some(each => isWithin(code, each)));
}
