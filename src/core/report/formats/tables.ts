/** A table for people, ready to be set in a terminal or in Markdown: words and figures as text, a note below the title. */
export interface TextTable {
  readonly title: string;
  readonly notes: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A probability of a test: three decimals, and never 0. */
export function formatP(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

/** A share as per cent with one decimal. */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** A measure that may not be defined. */
export function formatFigure(value: number | null, digits = 2): string {
  return value === null ? '·' : value.toFixed(digits);
}

/** A title as a name that every file system takes. */
export function fileName(title: string): string {
  return (
    title
      .replace(/[^\p{L}\p{N}_-]+/gu, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 60) || '_'
  );
}
