import type { CodedSource, Corpus } from '../corpus/corpus';
import type { IndexSettings } from '../corpus/indexSettings';
import { type IndicatorCell, indicatorRows, indicatorValue, type Variable, variablesOf } from './indicators';
import { type Grading, type IndicatorValue, type PmcResult, pmcIndex } from './pmc';

/** The index of all sources, with the cells that it rests on. */
export interface PmcStudy {
  readonly variables: readonly Variable[];
  readonly grading: Grading;
  readonly rows: readonly PmcRow[];
}

export interface PmcRow {
  readonly source: CodedSource;
  readonly result: PmcResult;
  /** The indicators by variable. */
  readonly cells: readonly (readonly PmcCell[])[];
}

interface PmcCell {
  readonly cell: IndicatorCell;
  readonly value: IndicatorValue;
}

/** Why an index cannot be computed. */
export interface PmcTrouble {
  readonly kind: 'unknown-codes' | 'twice' | 'no-indicators' | 'no-sources';
  /** Paths of codes. */
  readonly codes: readonly string[];
}

/** The index that corpus.yaml declares, or what is wrong with it. */
export function pmcStudy(corpus: Corpus, settings: IndexSettings): PmcStudy | PmcTrouble {
  const { variables, unknown, twice } = variablesOf(settings, corpus.codebook);
  if (unknown.length > 0) return { kind: 'unknown-codes', codes: unknown };
  if (twice.length > 0) return { kind: 'twice', codes: twice };
  if (variables.every(({ indicators }) => indicators.length === 0))
    return { kind: 'no-indicators', codes: [] };
  if (corpus.sources.length === 0) return { kind: 'no-sources', codes: [] };
  const { scale, bands } = settings;
  const rows = indicatorRows(corpus, variables).map(({ source, variables: byVariable }) => ({
    source,
    cells: byVariable.map(indicators => indicators.map(cell => ({ cell, value: indicatorValue(cell) }))),
  }));
  const results = pmcIndex(
    rows.map(({ cells }) => cells.map(indicators => indicators.map(({ value }) => value))),
    { scale, bands },
  );
  return {
    variables,
    grading: { scale, bands },
    rows: rows.map((row, i) => ({ ...row, result: results[i]! })),
  };
}
