import type { Shape } from '../codebook/codebook';
import { type Corpus, isPlaced } from '../corpus/corpus';
import type { AttributeValue } from '../corpus/settings';
import { buildCoverage, type CellState, type TextCell, type Total } from '../coverage/coverage';
import { messageOf, type Severity, severityOf } from '../issue';
import type { Translate } from '../l10n';
import { buildNetwork, type OverviewNetwork } from '../network/network';
import { describeMethod, type Method } from './method';

export type { OverviewEdge, OverviewGroup, OverviewNetwork, OverviewNode } from '../network/network';

/**
 * All figures of one corpus, ready to be shown: the one thing that webview, exports and command line draw from.
 * Plain JSON; its schema is schemas/overview.schema.json, and stays stable.
 */
export interface Overview {
  readonly corpus: {
    readonly title: string;
    readonly sources: number;
    /** UTF-16 units of all sources as counted: decoded, LF line ends. */
    readonly characters: number;
    /** Annotations whose passages are in the text. */
    readonly annotations: number;
    /** Annotations that are kept but not counted, because their passages are ambiguous or gone. */
    readonly unplaced: number;
    /** Whose work alone is shown and counted, while one codes blind. */
    readonly onlyCoder?: string;
    readonly matches: number;
    /** Keyword hits outside the scope, left out of every count. */
    readonly outOfScope: number;
    /** Hits of `wholeWord` keywords left out of every count until it is known whether they are whole words. */
    readonly pending: number;
  };
  readonly themes: readonly OverviewTheme[];
  readonly coverage: { readonly rows: readonly OverviewRow[]; readonly totals: readonly Total[] };
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
}

export interface OverviewRow {
  readonly source: string;
  readonly label: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly cells: readonly {
    readonly theme: string;
    readonly annotations: number;
    readonly matches: number;
    readonly state: CellState;
  }[];
  readonly texts: readonly TextCell[];
}

export interface OverviewIssue {
  readonly code: string;
  readonly severity: Severity;
  readonly source: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Works out all figures of a corpus. Messages are in the translator's language. */
export function buildOverview(corpus: Corpus, t: Translate): Overview {
  const { codebook, sources } = corpus;
  const coverage = buildCoverage(corpus);
  const sum = (of: (source: (typeof sources)[number]) => number) =>
    sources.reduce((total, each) => total + of(each), 0);
  return {
    corpus: {
      title: codebook.title,
      sources: sources.length,
      characters: sum(each => each.source.text.length),
      annotations: sum(each => each.annotations.filter(isPlaced).length),
      ...(corpus.onlyCoder !== undefined && { onlyCoder: corpus.onlyCoder }),
      unplaced: sum(each => each.annotations.filter(placed => !isPlaced(placed)).length),
      matches: sum(each => each.analysis.matches.length),
      outOfScope: sum(each => each.analysis.outOfScope.length),
      pending: sum(each => each.analysis.pending.length),
    },
    themes: codebook.themes.map(({ id, name, short, shape, color, kind }) => ({
      id,
      name,
      short,
      shape,
      color,
      kind,
    })),
    coverage: {
      rows: coverage.rows.map(({ coded, cells, texts }) => ({
        source: coded.source.path,
        label: coded.label,
        attributes: coded.attributes,
        cells,
        texts,
      })),
      totals: coverage.totals,
    },
    network: buildNetwork(corpus),
    issues: listIssues(corpus, t),
    method: describeMethod(corpus),
  };
}

/** What is wrong with a corpus, in the translator's language. */
export function listIssues(corpus: Corpus, t: Translate): readonly OverviewIssue[] {
  return corpus.issues.map(each => ({
    code: each.code,
    severity: severityOf(each),
    source: each.source,
    line: each.range.line,
    column: each.range.column,
    message: messageOf(each, t),
  }));
}
