import { compareNaturally } from '../base/order';
import type { Steps } from '../base/steps';
import { attributeKindOf, attributeValue, namesOf, periodOf } from '../corpus/attributeKinds';
import type { Corpus } from '../corpus/corpus';
import type { AttributeValue } from '../corpus/settings';
import type { Basis } from '../coverage/basis';
import { isOpen } from '../coverage/cells';
import { buildCoverage, type Cell } from '../coverage/coverage';
import { holm } from './holm';
import { type Independence, testIndependence } from './independence';
import { adjustedResiduals } from './residuals';
import type { CountTable } from './table';

/** Sources by attribute and theme. Plain JSON. */
export interface CrossTable {
  readonly attribute: string;
  readonly basis: Basis;
  /** Whether the attribute holds dates, which are grouped by year. */
  readonly byYear: boolean;
  /** Sources without a value of the attribute. They are left out. */
  readonly missing: number;
  readonly groups: readonly { readonly value: AttributeValue; readonly sources: number }[];
  /** One for each theme except text columns. */
  readonly themes: readonly CrossTheme[];
}

/**
 * One theme by attribute: a table of its own, groups x (with, without the theme). A source has many themes, so one test
 * over all of them would count it several times.
 */
export interface CrossTheme {
  /** Id. */
  readonly theme: string;
  readonly name: string;
  /** Cells by group, in the order of the groups. */
  readonly cells: readonly CrossCell[];
  readonly independence: Independence;
  /** p with Holm's correction for the tests of this cross table; `null` without a test. */
  readonly adjusted: number | null;
}

export interface CrossCell {
  /** Sources of the group with the theme. */
  readonly sources: number;
  /** Of the sources of the group that were reviewed for the theme; null where none was. On the basis of hits, of all of them. */
  readonly share: number | null;
  /** Sources of the group that are unreviewed for the theme; 0 on the basis of hits. */
  readonly unreviewed: number;
  /** Adjusted standardised residual of the sources with the theme; `null` if some are unreviewed or nothing varies. */
  readonly residual: number | null;
}

/** Attributes with at least two groups that are not all single sources. In the order of the sources. */
export function groupingAttributes({ sources }: Corpus): readonly string[] {
  const all = sources.map(each => each.attributes);
  return namesOf(all).filter(name => {
    const values = all.map(each => attributeValue(each, name)).filter(value => value !== undefined);
    const groups = groupValues(values);
    return groups.size > 1 && groups.size < values.length;
  });
}

/** Returns `undefined` if no source has the attribute. */
export function* crossTable(corpus: Corpus, attribute: string, basis: Basis): Steps<CrossTable | undefined> {
  const rows = buildCoverage(corpus).rows.flatMap(({ coded, cells }) => {
    const value = attributeValue(coded.attributes, attribute);
    return value === undefined ? [] : [{ value, cells }];
  });
  if (rows.length === 0) return undefined;
  const values = rows.map(({ value }) => value);
  const labels = labelsOf(values);
  const groups = groupValues(values);
  const order = [...groups].sort((a, b) => compareNaturally(String(a), String(b)));
  const cellsOf = new Map(order.map(group => [group, [] as (readonly Cell[])[]]));
  rows.forEach(({ cells }, i) => {
    cellsOf.get(labels[i]!)?.push(cells);
  });
  const byGroup = [...cellsOf.values()];
  const checks = corpus.codebook.themes.filter(theme => theme.kind === 'check');
  const themes: Omit<CrossTheme, 'adjusted'>[] = [];
  for (const [column, { id, name }] of checks.entries()) {
    yield;
    const cells = byGroup.map(group => group.map(cells => cells[column]!));
    themes.push({ theme: id, name, ...(yield* compare(cells, basis)) });
  }
  const tested = themes.flatMap(({ independence }, i) =>
    independence.test === 'none' ? [] : [{ i, p: independence.p }],
  );
  const adjusted = new Map(holm(tested.map(({ p }) => p)).map((p, k) => [tested[k]!.i, p]));
  return {
    attribute,
    basis,
    byYear: attributeKindOf(values) === 'date',
    missing: corpus.sources.length - rows.length,
    groups: order.map((value, i) => ({ value, sources: byGroup[i]!.length })),
    themes: themes.map((theme, i) => ({ ...theme, adjusted: adjusted.get(i) ?? null })),
  };
}

function* compare(
  byGroup: readonly (readonly Cell[])[],
  basis: Basis,
): Steps<Pick<CrossTheme, 'cells' | 'independence'>> {
  const has = (cell: Cell) => (basis === 'coded' ? cell.state === 'coded' : cell.matches > 0);
  const counts: CountTable = byGroup.map(cells => {
    const found = cells.filter(has).length;
    return [found, cells.length - found];
  });
  const unreviewed = byGroup.map(cells =>
    basis === 'coded' ? cells.filter(cell => isOpen(cell.state)).length : 0,
  );
  // An unreviewed source may have the theme or not, so it is neither.
  const independence: Independence = unreviewed.some(count => count > 0)
    ? { test: 'none', reason: 'unreviewed' }
    : yield* testIndependence(counts);
  const residuals = compares(independence) ? adjustedResiduals(counts) : undefined;
  return {
    cells: byGroup.map((cells, i) => ({
      sources: counts[i]![0]!,
      share: shareOf(counts[i]![0]!, cells.length - unreviewed[i]!),
      unreviewed: unreviewed[i]!,
      residual: residuals?.[i]?.[0] ?? null,
    })),
    independence,
  };
}

function shareOf(found: number, reviewed: number): number | null {
  return reviewed === 0 ? null : found / reviewed;
}

/** Whether groups can be compared at all, with or without a test. */
function compares(independence: Independence): boolean {
  return independence.test !== 'none' || ['single-sources', 'too-large'].includes(independence.reason);
}

function groupValues(values: readonly AttributeValue[]): ReadonlySet<AttributeValue> {
  return new Set(labelsOf(values));
}

/** Group of each value: the value itself, or the year of a date. */
function labelsOf(values: readonly AttributeValue[]): readonly AttributeValue[] {
  return attributeKindOf(values) === 'date' ? values.map(value => periodOf(value, 'year')) : values;
}
