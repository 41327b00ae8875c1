import type { Cell, CellState, CodeCell } from '../../coverage/cells';
import type { Overview, OverviewRow } from '../overview/overview';

/**
 * An overview in the form that is sent to a window. For 5,000 sources x 30 themes, the JSON of an overview has 25 MB, nearly all of it
 * names of fields, and one annotation changes one row. So rows are sent as lists of numbers, and only those that changed.
 */
export interface OverviewUpdate {
  /** Counts up. */
  readonly version: number;
  /** The version this one is a change of; `undefined`: it is whole. */
  readonly since: number | undefined;
  /** What is short. */
  readonly rest: Omit<Overview, 'coverage' | 'network' | 'method'>;
  readonly coverage: Omit<Overview['coverage'], 'rows'>;
  /** Number of rows now, and the changed rows with their indices. */
  readonly count: number;
  readonly rows: readonly (readonly [at: number, row: PackedRow])[];
  /** Left out where they are as before. */
  readonly network?: Overview['network'];
  readonly method?: Overview['method'];
}

/** A row without names of fields; cells as numbers, one after the other. */
export type PackedRow = readonly [
  source: string,
  label: string,
  attributes: OverviewRow['attributes'],
  characters: number,
  units: number,
  inScope: number,
  cells: readonly number[],
  texts: readonly (readonly string[])[],
  codes: readonly (readonly [
    code: string,
    annotations: number,
    characters: number,
    units: number,
    state: number,
  ])[],
  merged: readonly number[] | 0,
];

const states: readonly CellState[] = ['unreviewed', 'absent', 'coded', 'unknown'];
const numbersOfCell = 7;

/** The update for a window that knows `before`, which was sent as `version - 1`. Unchanged rows are the same objects. */
export function packOverview(overview: Overview, version: number, before?: Overview): OverviewUpdate {
  const { coverage, network, method, ...rest } = overview;
  const { rows, ...others } = coverage;
  const known = before && sameColumns(before, overview) ? before.coverage.rows : [];
  const sameMethod = before && JSON.stringify(before.method) === JSON.stringify(method);
  return {
    version,
    since: before && version - 1,
    rest,
    coverage: others,
    count: rows.length,
    rows: rows.flatMap((row, at) => (row === known[at] ? [] : [[at, packRow(row)] as const])),
    ...(network !== before?.network && { network }),
    ...(!sameMethod && { method }),
  };
}

/** Applies an update; `undefined` if it is a change of another overview than `before`. */
export function unpackOverview(
  update: OverviewUpdate,
  before: { readonly version: number; readonly overview: Overview } | undefined,
): Overview | undefined {
  if (update.since !== undefined && update.since !== before?.version) return undefined;
  const { rest, coverage, count } = update;
  const network = update.network ?? before?.overview.network;
  const method = update.method ?? before?.overview.method;
  if (!network || !method) return undefined;
  const checks = rest.themes.filter(({ kind }) => kind === 'check').map(({ id }) => id);
  const texts = rest.themes.filter(({ kind }) => kind === 'text').map(({ id }) => id);
  const merged = (coverage.merged ?? []).map(({ theme }) => theme);
  const rows = before ? before.overview.coverage.rows.slice(0, count) : [];
  for (const [at, row] of update.rows) rows[at] = unpackRow(row, checks, texts, merged);
  return { ...rest, coverage: { ...coverage, rows }, network, method };
}

/** Rows refer to columns by their index. */
function sameColumns(a: Overview, b: Overview): boolean {
  const columns = ({ themes, coverage }: Overview) =>
    JSON.stringify([themes.map(({ id, kind }) => [id, kind]), coverage.merged?.map(({ theme }) => theme)]);
  return columns(a) === columns(b);
}

function packRow(row: OverviewRow): PackedRow {
  return [
    row.source,
    row.label,
    row.attributes,
    row.characters,
    row.units,
    row.inScope,
    packCells(row.cells),
    row.texts.map(({ labels }) => labels),
    row.codes.map(each => [
      each.code,
      each.annotations,
      each.characters,
      each.units,
      states.indexOf(each.state),
    ]),
    row.merged ? packCells(row.merged) : 0,
  ];
}

function unpackRow(
  [source, label, attributes, characters, units, inScope, cells, texts, codes, merged]: PackedRow,
  checks: readonly string[],
  textThemes: readonly string[],
  mergedThemes: readonly string[],
): OverviewRow {
  return {
    source,
    label,
    attributes,
    characters,
    units,
    inScope,
    cells: unpackCells(cells, checks),
    texts: texts.map((labels, i) => ({ theme: textThemes[i]!, labels })),
    codes: codes.map(
      ([code, annotations, characters, units, state]): CodeCell => ({
        code,
        annotations,
        characters,
        units,
        state: states[state]!,
      }),
    ),
    ...(merged !== 0 && { merged: unpackCells(merged, mergedThemes) }),
  };
}

function packCells(cells: readonly Cell[]): readonly number[] {
  return cells.flatMap(cell => [
    cell.annotations,
    cell.characters,
    cell.units,
    cell.matches,
    cell.matchCharacters,
    cell.matchUnits,
    states.indexOf(cell.state),
  ]);
}

function unpackCells(numbers: readonly number[], themes: readonly string[]): readonly Cell[] {
  return themes.map((theme, i): Cell => {
    const at = i * numbersOfCell;
    return {
      theme,
      annotations: numbers[at]!,
      characters: numbers[at + 1]!,
      units: numbers[at + 2]!,
      matches: numbers[at + 3]!,
      matchCharacters: numbers[at + 4]!,
      matchUnits: numbers[at + 5]!,
      state: states[numbers[at + 6]!]!,
    };
  });
}
