import { formatFraction, toNumber } from '../../base/fraction';
import type { Corpus } from '../../corpus/corpus';
import { type Bounds, meanResult } from '../../pmc/pmc';
import type { PmcRow, PmcStudy } from '../../pmc/study';
import { describeMethod, type Method } from '../method/method';

/** The method of an index: that of the corpus, its variables and grades. */
export interface PmcMethod extends Method {
  readonly index: {
    readonly variables: Readonly<Record<string, readonly string[]>>;
    readonly scale: number;
    readonly bands: Readonly<Record<string, number>>;
  };
}

/** An index for scripts, as schemas/index.schema.json describes it. The same in every language. */
export function pmcRecord(corpus: Corpus, study: PmcStudy): object {
  const { variables, rows } = study;
  const mean = meanResult(rows.map(({ result }) => result));
  return {
    method: pmcMethod(corpus, study),
    variables: variables.map(({ name, indicators }) => ({
      name,
      indicators: indicators.map(({ path }) => path),
    })),
    sources: rows.map(sourceRecord),
    mean: { variables: mean.variables.map(boundsRecord), index: boundsRecord(mean.index) },
  };
}

export function pmcMethod(corpus: Corpus, { variables, grading: { scale, bands } }: PmcStudy): PmcMethod {
  return {
    ...describeMethod(corpus),
    index: {
      variables: Object.fromEntries(
        variables.map(({ name, indicators }) => [name, indicators.map(({ path }) => path)]),
      ),
      scale,
      bands: Object.fromEntries(bands.map(({ name, from }) => [name, from])),
    },
  };
}

function sourceRecord({ source, result, cells }: PmcRow) {
  const { variables, index, depression, band, rank, open } = result;
  return {
    source: source.source.path,
    label: source.label,
    variables: variables.map(boundsRecord),
    index: boundsRecord(index),
    depression: boundsRecord(depression),
    band: { lower: band.lower.name, upper: band.upper.name },
    rank,
    open,
    indicators: cells.map(indicators =>
      indicators.map(({ cell: { code, state, codings, reviews }, value }) => ({
        code: code.path,
        state,
        value: value ?? null,
        annotations: codings.map(({ file, annotation }) => ({ file, id: annotation.id })),
        reviewedBy: [...new Set(reviews.flatMap(({ coder }) => coder ?? []))],
      })),
    ),
  };
}

/** Both bounds as numbers and as exact fractions; `null` for a variable without indicators. */
function boundsRecord(bounds: Bounds | undefined) {
  if (!bounds) return null;
  const { lower, upper } = bounds;
  return {
    lower: toNumber(lower),
    upper: toNumber(upper),
    exact: [formatFraction(lower), formatFraction(upper)],
  };
}
