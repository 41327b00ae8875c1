import type { Steps } from '../base/steps';
import type { CodedSource, Corpus } from '../corpus/corpus';
import type { Settings } from '../corpus/settings';
import { coveredLength, touchedUnits } from '../coverage/shares';
import { type Independence, testIndependence } from '../statistics/independence';
import { adjustedResiduals } from '../statistics/residuals';
import { type CountTable, marginsOf } from '../statistics/table';
import type { Category, CrossAxis } from './axis';
import { type CrossItem, crossItems, type Together } from './items';

/** What a cell counts of its items: the items themselves, the units or characters they cover, or the sources they are in. */
export type CrossCount = 'passages' | 'units' | 'sources' | 'characters';
export const crossCounts: readonly CrossCount[] = ['passages', 'units', 'sources', 'characters'];

/** What to cross, and how to count. */
export interface CrossChoices {
  readonly rows: CrossAxis;
  readonly columns: CrossAxis;
  readonly layers: CrossAxis | undefined;
  readonly together: Together;
  /** With `together: unit`, `passages` is not possible. */
  readonly count: CrossCount;
}

/** Counts of coded passages by two or three dimensions. */
export interface Cross extends CrossChoices {
  /** The unit of co-occurrence of the corpus. */
  readonly unit: Settings['unit'];
  /** All layers together first, then each layer; only the former without layers. */
  readonly panels: readonly CrossPanel[];
  /** The items in at least one cell, in order of sources and places. */
  readonly items: readonly CrossItem[];
}

/** The table of one layer, or of all. */
export interface CrossPanel {
  /** `undefined`: all layers together. */
  readonly layer: Category | undefined;
  readonly cells: CountTable;
  /** Sums of the cells. An item in several cells is in a sum as often. */
  readonly sums: {
    readonly rows: readonly number[];
    readonly columns: readonly number[];
    readonly all: number;
  };
  /** The same, but everything counts once. */
  readonly distinct: CrossPanel['sums'];
  /** What a row has outside of all columns, and a column outside of all rows. `undefined` for overlapping passages. */
  readonly outside: Pick<CrossPanel['sums'], 'rows' | 'columns'> | undefined;
  /** Adjusted standardised residuals; `undefined` without a test. */
  readonly residuals: CountTable | undefined;
  readonly independence: CrossIndependence;
}

/** A test needs counts of separate things, each in one cell. */
export type CrossIndependence =
  | Independence
  | { readonly test: 'none'; readonly reason: 'several-cells' | 'characters' };

/** Counts the passages, units, sources or characters in each cell. */
export function* crossCodes(corpus: Corpus, choices: CrossChoices): Steps<Cross> {
  const { together, count } = choices;
  const axes = [choices.rows, choices.columns, ...(choices.layers ? [choices.layers] : [])];
  const items = yield* crossItems(corpus, axes, together);
  const [rows, columns, layers] = axes.map((axis, k) =>
    withoutEmptyAlone(
      axis,
      items.map(({ places }) => places[k]!),
    ),
  ) as [CrossAxis, CrossAxis, CrossAxis | undefined];
  const used: CrossChoices = { rows, columns, layers, together, count };
  const panels = [yield* panelOf(items, used, undefined)];
  for (const [i, layer] of (layers?.categories ?? []).entries()) {
    const own = items.filter(({ places }) => places[2]!.includes(i));
    panels.push(yield* panelOf(own, used, layer));
  }
  return {
    ...used,
    panels,
    unit: corpus.settings.unit,
    items: items.filter(({ places }) => places.every(each => each.length > 0)),
  };
}

function* panelOf(
  items: readonly CrossItem[],
  { rows, columns, layers, together, count }: CrossChoices,
  layer: Category | undefined,
): Steps<CrossPanel> {
  yield;
  const inCells = items.filter(({ places }) => places.every(each => each.length > 0));
  const amount = (chosen: readonly CrossItem[]) => amountOf(chosen, count);
  const on = (axis: 0 | 1, index: number, among = inCells) =>
    among.filter(({ places }) => places[axis]!.includes(index));
  const byRow = rows.categories.map((_, i) => on(0, i));
  const cells = byRow.map(row => columns.categories.map((_, j) => amount(on(1, j, row))));
  const { total: all, ...sums } = marginsOf(cells);
  const distinct = {
    rows: byRow.map(amount),
    columns: columns.categories.map((_, j) => amount(on(1, j))),
    all: amount(inCells),
  };
  const alone = (axis: 0 | 1) =>
    items.filter(
      ({ places }) => places[1 - axis]!.length === 0 && (!layers || layer || places[2]!.length > 0),
    );
  const outside =
    together === 'overlap'
      ? undefined
      : {
          rows: rows.categories.map((_, i) => amount(on(0, i, alone(0)))),
          columns: columns.categories.map((_, j) => amount(on(1, j, alone(1)))),
        };
  const independence = yield* testCells(cells, distinct.all === all, count);
  return {
    layer,
    cells,
    sums: { ...sums, all },
    distinct,
    outside,
    residuals: independence.test === 'none' ? undefined : adjustedResiduals(cells),
    independence,
  };
}

function* testCells(counts: CountTable, isOnce: boolean, count: CrossCount): Steps<CrossIndependence> {
  if (count === 'characters') return { test: 'none', reason: 'characters' };
  if (!isOnce) return { test: 'none', reason: 'several-cells' };
  return yield* testIndependence(counts);
}

/** How much some items are; whatever two of them share counts once. */
function amountOf(items: readonly CrossItem[], count: CrossCount): number {
  if (count === 'passages') return items.length;
  const bySource = new Map<CodedSource, CrossItem[]>();
  for (const item of items) {
    const own = bySource.get(item.source);
    if (own) own.push(item);
    else bySource.set(item.source, [item]);
  }
  if (count === 'sources') return bySource.size;
  let amount = 0;
  for (const [{ analysis }, own] of bySource) {
    const spans = own.map(({ span }) => span);
    amount +=
      count === 'characters'
        ? coveredLength(spans)
        : touchedUnits(spans, analysis.units, analysis.reading.text);
  }
  return amount;
}

/** Leaves out the category of a code without its sub-codes, which is the last one, if nothing is in it. */
function withoutEmptyAlone(axis: CrossAxis, places: readonly (readonly number[])[]): CrossAxis {
  const last = axis.categories.length - 1;
  const isEmpty = axis.categories[last]?.alone && !places.some(each => each.includes(last));
  return isEmpty ? { ...axis, categories: axis.categories.slice(0, last) } : axis;
}
