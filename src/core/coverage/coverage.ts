import { type Codebook, type Theme, themeOf } from '../codebook/codebook';
import { type CodedSource, type Corpus, isPlaced } from '../corpus/corpus';

/**
 * State of a cell on the basis of coding: a passage is coded with the theme or one of its sub-codes; or a person
 * looked for it and found nothing; or nobody has said anything yet.
 */
export type CellState = 'coded' | 'absent' | 'unreviewed';

/** What one source says on one theme. */
export interface Cell {
  readonly theme: string;
  /** Annotations with the theme or a sub-code whose passages are in the text. */
  readonly annotations: number;
  /** Keyword matches of the theme. */
  readonly matches: number;
  readonly state: CellState;
}

/** A cell of a text column: the labels of its annotations in order of place. */
export interface TextCell {
  readonly theme: string;
  readonly labels: readonly string[];
}

export interface Row {
  readonly coded: CodedSource;
  /** One for each theme of kind `check`, in the codebook's order. */
  readonly cells: readonly Cell[];
  /** One for each theme of kind `text`. */
  readonly texts: readonly TextCell[];
}

/** Sums of one column. */
export interface Total {
  readonly theme: string;
  /** Sources whose cell is in that state. */
  readonly coded: number;
  readonly absent: number;
  readonly unreviewed: number;
  /** Sources with at least one keyword match. */
  readonly withMatches: number;
  readonly annotations: number;
  readonly matches: number;
}

/** The table: sources x themes. */
export interface Coverage {
  readonly rows: readonly Row[];
  readonly totals: readonly Total[];
}

export function buildCoverage(corpus: Corpus): Coverage {
  const checks = corpus.codebook.themes.filter(theme => theme.kind === 'check');
  const textThemes = corpus.codebook.themes.filter(theme => theme.kind === 'text');
  const rows = corpus.sources.map(coded => buildRow(coded, checks, textThemes, corpus));
  return { rows, totals: checks.map((theme, i) => sum(theme.id, rows, i)) };
}

function buildRow(
  coded: CodedSource,
  checks: readonly Theme[],
  textThemes: readonly Theme[],
  { codebook }: Corpus,
): Row {
  const annotations = new Map<string, number>();
  const labels = new Map<string, string[]>();
  for (const placed of coded.annotations) {
    if (!isPlaced(placed)) continue;
    const { codes, label, quote } = placed.annotation;
    for (const theme of themesOf(codes, codebook)) {
      annotations.set(theme, (annotations.get(theme) ?? 0) + 1);
      labels.set(theme, [...(labels.get(theme) ?? []), label ?? quote]);
    }
  }
  const matches = new Map<string, number>();
  for (const { keyword } of coded.analysis.matches)
    matches.set(keyword.theme, (matches.get(keyword.theme) ?? 0) + 1);
  const absent = new Set(coded.reviews.filter(review => review.absent).map(review => review.code));
  return {
    coded,
    cells: checks.map(({ id }) => ({
      theme: id,
      annotations: annotations.get(id) ?? 0,
      matches: matches.get(id) ?? 0,
      state: annotations.has(id) ? 'coded' : absent.has(id) ? 'absent' : 'unreviewed',
    })),
    texts: textThemes.map(({ id }) => ({ theme: id, labels: labels.get(id) ?? [] })),
  };
}

/**
 * The themes an annotation counts for: those of its codes that are in the codebook. Two codes of one theme make it
 * one annotation of that theme.
 */
export function themesOf(codes: readonly string[], codebook: Codebook): ReadonlySet<string> {
  return new Set(codes.filter(code => codebook.codes.has(code)).map(themeOf));
}

function sum(theme: string, rows: readonly Row[], column: number): Total {
  const cells = rows.map(row => row.cells[column]!);
  const count = (test: (cell: Cell) => boolean) => cells.filter(test).length;
  return {
    theme,
    coded: count(cell => cell.state === 'coded'),
    absent: count(cell => cell.state === 'absent'),
    unreviewed: count(cell => cell.state === 'unreviewed'),
    withMatches: count(cell => cell.matches > 0),
    annotations: cells.reduce((total, cell) => total + cell.annotations, 0),
    matches: cells.reduce((total, cell) => total + cell.matches, 0),
  };
}
