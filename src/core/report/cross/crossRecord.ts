import { formatRange } from '../../annotations/annotation';
import type { Corpus } from '../../corpus/corpus';
import { shareOf } from '../../coverage/shares';
import type { CrossAxis } from '../../cross/axis';
import type { Cross, CrossChoices, CrossIndependence, CrossPanel } from '../../cross/cross';
import type { CrossItem } from '../../cross/items';
import { toSource } from '../../text/reading';
import { describeMethod, type Method } from '../method/method';

/** A cross table for scripts, as schemas/cross.schema.json describes it. The same in every language. */
export interface CrossRecord {
  readonly method: CrossMethod;
  readonly rows: CrossAxis;
  readonly columns: CrossAxis;
  readonly layers: CrossAxis | null;
  readonly panels: readonly PanelRecord[];
  readonly passages: readonly CrossPassageRecord[];
}

/** The method of a cross table: that of the corpus, and what was crossed and counted. */
export interface CrossMethod extends Method {
  readonly cross: {
    readonly rows: string;
    readonly columns: string;
    readonly layers: string | null;
    readonly together: CrossChoices['together'];
    readonly count: CrossChoices['count'];
  };
}

interface PanelRecord {
  /** Key of the layer; `null`: all layers together. */
  readonly layer: string | null;
  readonly cells: readonly (readonly CellRecord[])[];
  readonly sums: CrossPanel['sums'];
  readonly distinct: CrossPanel['distinct'];
  readonly outside: NonNullable<CrossPanel['outside']> | null;
  readonly independence: CrossIndependence;
}

interface CellRecord {
  readonly count: number;
  /** 0 to 1; `null` of an empty row, column or table. */
  readonly ofRow: number | null;
  readonly ofColumn: number | null;
  readonly ofAll: number | null;
  readonly residual: number | null;
}

/** What counts in some cells: a passage, what two overlapping ones have in common, or a unit. */
export interface CrossPassageRecord {
  readonly source: string;
  /** `line:column-line:column`, from 1, end exclusive. */
  readonly at: string;
  readonly text: string;
  /** Keys of its rows, columns and layers. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly layers?: readonly string[];
  /** The annotations behind it: side file and id. */
  readonly annotations: readonly { readonly file: string; readonly id: string }[];
}

export function crossRecord(corpus: Corpus, cross: Cross): CrossRecord {
  const { rows, columns, layers, panels, items } = cross;
  return {
    method: crossMethod(corpus, cross),
    rows,
    columns,
    layers: layers ?? null,
    panels: panels.map(panelRecord),
    passages: items.map(item => passageRecord(item, cross)),
  };
}

/** The method, with what was crossed. */
export function crossMethod(corpus: Corpus, choices: CrossChoices): CrossMethod {
  const { rows, columns, layers, together, count } = choices;
  return {
    ...describeMethod(corpus),
    cross: { rows: rows.of, columns: columns.of, layers: layers?.of ?? null, together, count },
  };
}

function panelRecord({
  layer,
  cells,
  sums,
  distinct,
  outside,
  residuals,
  independence,
}: CrossPanel): PanelRecord {
  const share = (part: number, whole: number) => (whole === 0 ? null : shareOf(part, whole));
  return {
    layer: layer?.key ?? null,
    cells: cells.map((row, i) =>
      row.map((count, j) => ({
        count,
        ofRow: share(count, sums.rows[i]!),
        ofColumn: share(count, sums.columns[j]!),
        ofAll: share(count, sums.all),
        residual: residuals ? residuals[i]![j]! : null,
      })),
    ),
    sums,
    distinct,
    outside: outside ?? null,
    independence,
  };
}

/** An item with its place in today's text. */
export function passageRecord(
  { source, span, codings, places }: CrossItem,
  cross: Cross,
): CrossPassageRecord {
  const { reading } = source.analysis;
  const keys = (axis: CrossAxis, indices: readonly number[]) => indices.map(i => axis.categories[i]!.key);
  return {
    source: source.source.path,
    at: formatRange(source.source.lines.range(toSource(reading, span.start, span.end))),
    text: reading.text.slice(span.start, span.end),
    rows: keys(cross.rows, places[0]!),
    columns: keys(cross.columns, places[1]!),
    ...(cross.layers && { layers: keys(cross.layers, places[2]!) }),
    annotations: codings.map(({ file, annotation }) => ({ file, id: annotation.id })),
  };
}
