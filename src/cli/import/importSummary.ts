import { formatRange, type ImportPlan, importStateOf, type PlannedRow, type RowProblem } from '../../core';
import type { Call } from '../io';

/** What an import tells: how many codings found their place, and every one that did not. */
export type ImportSummary = ReturnType<typeof summaryOf>;

export function summaryOf(
  plan: ImportPlan,
  problems: readonly RowProblem[],
  isWriting: boolean,
  call: Pick<Call, 'json' | 'given'>,
) {
  const isLong = call.json || call.given.includes('verbose');
  const completed = plan.rows.filter(({ before }) => before !== undefined).length;
  return {
    ...plan.counts,
    rows: plan.rows.length + plan.homeless.length + problems.length,
    existing: plan.rows.filter(({ isThere }) => isThere).length,
    ...(completed > 0 && { completed }),
    written: isWriting ? plan.rows.filter(({ isThere }) => !isThere).length : 0,
    unknownCodes: plan.unknownCodes,
    wrongOffsets: plan.rows.filter(({ isMistold }) => isMistold).map(({ row }) => row.where ?? row.line),
    unknownSources: [...new Set(plan.homeless.map(({ source }) => source ?? ''))],
    unusable: [...problems, ...plan.homeless.map(({ line }) => ({ line, reason: 'unknown-source' }))],
    ...(isLong && { details: plan.rows.map(detailOf) }),
  };
}

function detailOf({ row, source, annotation, anchor, isThere, before }: PlannedRow) {
  const { score, reason } = anchor;
  const { at, codes, id } = annotation;
  return {
    ...(row.where === undefined ? { line: row.line } : { where: row.where }),
    source,
    state: importStateOf(anchor),
    reason,
    score,
    ...(at && { at: formatRange(at) }),
    quote: annotation.quote,
    codes,
    ...(annotation.coder !== undefined && { coder: annotation.coder }),
    id,
    isThere,
    ...(before && { isCompleted: true }),
    ...(row.notOffsets && { notOffsets: row.notOffsets }),
  };
}
