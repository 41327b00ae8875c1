import { messageOf, type Severity, severityOf } from '../../base/issue';
import type { Translate } from '../../base/l10n';
import type { Code, Codebook, Shape } from '../../codebook/codebook';
import { mergedId } from '../../codebook/columns';
import type { CodedSource, Corpus } from '../../corpus/corpus';
import type { Attributes } from '../../corpus/settings';
import type { Cell, CodeCell, Tally, Total } from '../../coverage/cells';
import { type TextCell, totalsOf } from '../../coverage/coverage';
import { type MergedColumn, mergeThemes, tallyMerged } from '../../coverage/merge';
import { buildNetwork, type OverviewNetwork } from '../../network/network';
import { figuresOf, type SourceFigures } from '../../parts/figures';
import { type Method, type MethodFrame, methodFrame, methodOf } from '../method/method';

export type { OverviewEdge, OverviewGroup, OverviewNetwork, OverviewNode } from '../../network/network';

/**
 * All figures of one corpus, ready to be shown: the one thing that webview, exports and command line draw from.
 * Plain JSON; its schema is schemas/overview.schema.json, and stays stable.
 */
export interface Overview {
  readonly corpus: {
    readonly title: string;
    readonly sources: number;
    /** UTF-16 code units of all sources as counted: decoded, LF line ends. */
    readonly characters: number;
    /** Annotations whose passages are in the text. */
    readonly annotations: number;
    /** Annotations that are kept but not counted, because their passages are ambiguous or gone. */
    readonly unplaced: number;
    /** During blind coding: the coder whose work alone is shown and counted. */
    readonly onlyCoder?: string;
    readonly matches: number;
    /** Keyword hits outside the scope or in tables of contents, left out of every count. */
    readonly outOfScope: number;
    /** Those of them in tables of contents. */
    readonly inContents: number;
    /** Hits of `wholeWord` keywords left out of every count until it is known whether they are whole words. */
    readonly pending: number;
  };
  readonly themes: readonly OverviewTheme[];
  readonly coverage: {
    readonly rows: readonly OverviewRow[];
    readonly totals: readonly Total[];
    /** Themes shown as one column, where that was asked for. */
    readonly merged?: readonly OverviewMerged[];
  };
  readonly network: OverviewNetwork;
  readonly issues: readonly OverviewIssue[];
  readonly method: Method;
}

export interface OverviewTheme {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly shape: Shape;
  readonly color: string;
  readonly kind: 'check' | 'text';
  readonly codes: readonly OverviewCode[];
}

/** A code below a theme. */
export interface OverviewCode {
  /** Its path: ids from the theme down, joined by `/`. */
  readonly id: string;
  readonly name: string;
  readonly codes: readonly OverviewCode[];
}

/** Themes shown as one column. */
export interface OverviewMerged {
  /** Their ids joined by `+`. */
  readonly theme: string;
  readonly themes: readonly string[];
  readonly name: string;
  readonly short: string;
  readonly color: string;
  readonly total: Total;
}

export interface OverviewRow {
  readonly source: string;
  readonly label: string;
  readonly attributes: Attributes;
  /** Characters of the text as it is read, soft line ends seen through. */
  readonly characters: number;
  readonly units: number;
  /** How many of the characters keywords count in: all but what `scope` leaves out, and tables of contents. */
  readonly inScope: number;
  readonly cells: readonly Cell[];
  readonly texts: readonly TextCell[];
  /** Codes below the themes: those of which something is coded, or which a review says are absent. */
  readonly codes: readonly CodeCell[];
  /** One for each merged column, where any was asked for. */
  readonly merged?: readonly Cell[];
}

export interface OverviewIssue {
  readonly code: string;
  readonly severity: Severity;
  readonly source: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Themes to show as one column: a list of ids for each. */
export type MergedThemes = readonly (readonly string[])[];

/** A source, as a row of the table: what was kept of it, and what it is called. */
export interface FiguresRow extends SourceFigures {
  readonly label: string;
  readonly attributes: Attributes;
  /** One for each merged column. */
  readonly merged: readonly Tally[];
}

/** What an overview is made from: a corpus of which only figures are left. */
export interface CorpusFigures extends MethodFrame, Pick<Corpus, 'onlyCoder' | 'issues'> {
  readonly sources: readonly FiguresRow[];
}

/**
 * Computes all figures of a corpus, with messages in the translator's language. `network` is passed if it is known already, to save time.
 */
export function buildOverview(
  corpus: Corpus,
  t: Translate,
  merge: MergedThemes = [],
  network: OverviewNetwork = buildNetwork(corpus),
): Overview {
  const { codebook, onlyCoder, issues } = corpus;
  const merged = mergeable(merge, codebook);
  const sources = corpus.sources.map(coded => rowOfSource(coded, codebook, merged));
  return overviewOf({ ...methodFrame(corpus), onlyCoder, issues, sources }, t, merged, network);
}

/** What an overview needs of one source; `merged` are possible merges. */
export function rowOfSource(coded: CodedSource, codebook: Codebook, merged: MergedThemes): FiguresRow {
  const { label, attributes } = coded;
  return { ...figuresOf(coded, codebook), label, attributes, merged: tallyMerged(coded, codebook, merged) };
}

/** All figures of what was kept of a corpus. */
export function overviewOf(
  figures: CorpusFigures,
  t: Translate,
  merge: MergedThemes,
  network: OverviewNetwork,
): Overview {
  const { codebook, sources, onlyCoder } = figures;
  const merged = mergeThemes(
    sources,
    merge,
    sources.map(each => each.merged),
  );
  const sum = (of: (source: FiguresRow) => number) => sources.reduce((total, each) => total + of(each), 0);
  return {
    corpus: {
      title: codebook.title,
      sources: sources.length,
      characters: sum(each => each.length),
      annotations: sum(each => each.annotations),
      ...(onlyCoder !== undefined && { onlyCoder }),
      unplaced: sum(each => each.unplaced),
      matches: sum(each => each.matches),
      outOfScope: sum(each => each.outOfScope),
      inContents: sum(each => each.inContents),
      pending: sum(each => each.pending),
    },
    themes: codebook.themes.map(({ id, name, short, shape, color, kind, codes }) => ({
      id,
      name,
      short,
      shape,
      color,
      kind,
      codes: codes.map(codeOf),
    })),
    coverage: {
      rows: sources.map((row, i) =>
        rowOf(
          row,
          merged.map(({ cells }) => cells[i]!),
        ),
      ),
      totals: totalsOf(codebook, sources),
      ...(merged.length > 0 && { merged: merged.map(column => describeMerged(column, codebook)) }),
    },
    network,
    issues: listIssues(figures, t),
    method: methodOf(figures, sources),
  };
}

/** The issues of a corpus, in the translator's language. */
export function listIssues(corpus: Pick<Corpus, 'issues'>, t: Translate): readonly OverviewIssue[] {
  return corpus.issues.map(each => ({
    code: each.code,
    severity: severityOf(each),
    source: each.source,
    line: each.range.line,
    column: each.range.column,
    message: messageOf(each, t),
  }));
}

/** The merges that are possible with this codebook: each has two or more themes with marks, and no theme is in two of them. */
export function mergeable(merge: MergedThemes, { themes }: Codebook): MergedThemes {
  const free = new Set(themes.filter(({ kind }) => kind === 'check').map(({ id }) => id));
  return merge.map(ids => ids.filter(id => free.delete(id))).filter(ids => ids.length > 1);
}

function describeMerged(
  { theme, themes, total }: MergedColumn,
  { codes, themes: all }: Codebook,
): OverviewMerged {
  const merged = all.filter(({ id }) => themes.includes(id));
  return {
    theme,
    themes,
    name: themes.map(id => codes.get(id)!.name).join(' + '),
    short: mergedId(themes.map(id => merged.find(each => each.id === id)!.short)),
    color: merged[0]!.color,
    total,
  };
}

function codeOf({ path, name, codes }: Code): OverviewCode {
  return { id: path, name, codes: codes.map(codeOf) };
}

/** The last rows, by their counts: an unchanged row stays the same object. */
const known = new WeakMap<readonly Cell[], OverviewRow>();

function rowOf(
  { path, label, attributes, cells, texts, codes, characters, units, inScope }: FiguresRow,
  merged: readonly Cell[],
): OverviewRow {
  const row: OverviewRow = {
    source: path,
    label,
    attributes,
    characters,
    units,
    inScope,
    cells,
    texts,
    codes,
    ...(merged.length > 0 && { merged }),
  };
  const before = known.get(cells);
  if (before && saysTheSame(before, row)) return before;
  known.set(cells, row);
  return row;
}

/** Whether two rows with the same counts are equal in everything else. */
function saysTheSame(a: OverviewRow, b: OverviewRow): boolean {
  return (
    a.source === b.source &&
    sameFields(a.attributes, b.attributes) &&
    a.merged?.length === b.merged?.length &&
    (a.merged ?? []).every((cell, i) => sameFields(cell, b.merged![i]!))
  );
}

function sameFields(a: object, b: object): boolean {
  if (a === b) return true;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([name, value], i) => right[i]![0] === name && right[i]![1] === value)
  );
}
