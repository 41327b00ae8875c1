import { enumerate, type Translate, wordFor } from '../../base/l10n';
import { attributeValue } from '../../corpus/attributeKinds';
import { amountOf } from '../../coverage/shares';
import type { Display, TableBasis } from '../../coverage/tableLook';
import type { CellQuery } from '../evidence/passages';
import type { OverviewRow } from '../overview/overview';
import type { Column } from './columns';
import {
  type Figures,
  formatPercent,
  type GroupFigures,
  isDiffering,
  rowFigures,
  sumFigures,
} from './figures';
import type { TableLine } from './rows';

/**
 * What a cell says. Coding: a passage is coded; a person looked and found nothing; nobody has said anything yet.
 * Keyword hits: the machine found some, or none. Text: the labels of a text column. Attribute: what is known of a source.
 */
export type ShownCellKind =
  | 'coded'
  | 'absent'
  | 'unreviewed'
  | 'unknown'
  | 'hit'
  | 'none'
  | 'text'
  | 'attribute';

/** A mark for each kind, so that kinds are told apart without colour, and a hit never looks like coding. */
export const marks: Readonly<Record<Exclude<ShownCellKind, 'text' | 'attribute'>, string>> = {
  coded: '√',
  absent: '—',
  unreviewed: '·',
  unknown: '?',
  hit: '●',
  none: '·',
};

/** Where coding and keyword hits do not say the same. */
export const differs = '≠';

export interface ShownCell {
  readonly kind: ShownCellKind;
  readonly text: string;
  /** The cell in words, with its row and column. */
  readonly label: string;
  readonly query: CellQuery;
  /** Coding and hits do not say the same; only where both are shown. */
  readonly differs: boolean;
  /** Heat, 0 to 1: the number relative to the largest one in the table; `undefined` if there is no number. */
  readonly heat: number | undefined;
  /** The text is evidence that has not arrived yet. */
  readonly awaited?: boolean;
}

/** What all cells of a table have in common. */
export interface CellContext {
  readonly basis: TableBasis;
  readonly display: Display;
  /** What heat is measured against. */
  readonly most: number;
  /** First lines of evidence of a source by column; `undefined` while they are not there. */
  readonly lines: (row: OverviewRow) => Readonly<Record<string, string>> | undefined;
  readonly t: Translate;
}

/** The sources of a group or of a filtered table, as a query asks for them; `undefined`: all there are. */
export type Among = CellQuery['group'];

export function cellOf(line: TableLine, label: string, column: Column, context: CellContext): ShownCell {
  return line.of === 'source'
    ? sourceCell(line.row, label, column, context)
    : groupCell(line.rows, label, column, amongOf(line, label), context);
}

const amongs = new WeakMap<TableLine, Among>();

/** The sources of a group, listed once for all of its cells. */
export function amongOf(line: TableLine & { of: 'group' }, name: string): NonNullable<Among> {
  const known = amongs.get(line) ?? { name, sources: line.rows.map(row => row.source) };
  amongs.set(line, known);
  return known;
}

function sourceCell(row: OverviewRow, label: string, column: Column, context: CellContext): ShownCell {
  const { t, basis, display, lines } = context;
  const plain = { differs: false, heat: undefined };
  if (column.of === 'attribute') {
    const value = attributeValue(row.attributes, column.id);
    const text = value === undefined ? '' : wordFor(value, t);
    const query: CellQuery = { of: 'cell', basis: basisOf(basis), source: row.source };
    return { ...plain, kind: 'attribute', text, label: t('{0}, {1}: {2}', label, column.name, text), query };
  }
  if (column.of === 'text') {
    const text = row.texts[column.at]!.labels.join('；');
    return {
      ...plain,
      kind: 'text',
      text,
      label: t('{0}, {1}: {2}', label, column.name, text || t('nothing coded')),
      query: { of: 'cell', basis: 'coded', theme: column.id, source: row.source },
    };
  }
  const figures = rowFigures(row, column);
  const hasHits = figures.matches > 0;
  const kind = basis === 'keywords' ? (hasHits ? 'hit' : 'none') : figures.state;
  const isDifferent = basis === 'both' && column.of !== 'code' && isDiffering(figures);
  const about = basis === 'both' && figures.state !== 'coded' && hasHits ? 'keywords' : basisOf(basis);
  const rests = about === 'coded' ? figures.state === 'coded' : hasHits;
  const evidence = display === 'evidence' && rests ? lines(row) : undefined;
  const awaited = display === 'evidence' && rests && !evidence;
  const text = evidence?.[column.id] ?? textOf(figures, row, context, isDifferent, column.of === 'code');
  return {
    kind,
    text,
    label: t(
      '{0}, {1}: {2}',
      label,
      column.name,
      enumerate(wordsFor(figures, row, context, isDifferent), t) + (evidence ? ` ${text}` : ''),
    ),
    query: { of: 'cell', basis: about, theme: column.id, source: row.source },
    differs: isDifferent,
    heat: heatOf(figures, row, context),
    ...(awaited && { awaited }),
  };
}

function basisOf(basis: TableBasis): 'coded' | 'keywords' {
  return basis === 'keywords' ? 'keywords' : 'coded';
}

function textOf(
  figures: Figures,
  whole: OverviewRow,
  { basis, display }: CellContext,
  isDifferent: boolean,
  isCode: boolean,
): string {
  const coded = sideOf(figures, whole, 'coded', display);
  const hits = sideOf(figures, whole, 'keywords', display);
  if (basis === 'coded') return coded;
  // Keywords belong to themes, so nothing is known of the hits of a sub-code.
  if (isCode) return basis === 'both' ? coded : '';
  return basis === 'keywords' ? hits : `${coded}${isDifferent ? differs : ' '}${hits}`;
}

/** A number, or a mark where there is none or marks are asked for. */
function sideOf(figures: Figures, whole: OverviewRow, basis: 'coded' | 'keywords', display: Display): string {
  const kind = basis === 'coded' ? figures.state : figures.matches > 0 ? 'hit' : 'none';
  const found = kind === 'coded' || kind === 'hit';
  if (!found || display === 'marks' || display === 'evidence') return marks[kind];
  const value = amountOf(figures, whole, basis, display);
  return display === 'counts' ? String(value) : formatPercent(value);
}

/** What a cell says, in words. */
function wordsFor(
  figures: Figures,
  whole: OverviewRow,
  { basis, display, t }: CellContext,
  isDifferent: boolean,
): readonly string[] {
  const words: string[] = [];
  const share = (value: number, of: 'share' | 'units') =>
    of === 'share'
      ? t('{0} of the characters', formatPercent(value))
      : t('{0} of the units', formatPercent(value));
  const add = (side: 'coded' | 'keywords') => {
    const { state, annotations, matches } = figures;
    if (side === 'coded' && state === 'absent') words.push(t('marked absent'));
    else if (side === 'coded' && state === 'unreviewed') words.push(t('not reviewed yet'));
    else if (side === 'coded' && state === 'unknown') words.push(t('unknown: a file cannot be read'));
    else if (side === 'coded') {
      words.push(annotations === 1 ? t('1 coded passage') : t('{0} coded passages', annotations));
    } else words.push(matches === 1 ? t('1 keyword hit') : t('{0} keyword hits', matches));
    const found = side === 'coded' ? state === 'coded' : matches > 0;
    if (found && (display === 'share' || display === 'units')) {
      words.push(share(amountOf(figures, whole, side, display), display));
    }
  };
  if (basis !== 'keywords') add('coded');
  if (basis !== 'coded') add('keywords');
  if (isDifferent) {
    words.push(figures.state === 'coded' ? t('coded without hits') : t('hits without coding'));
  }
  return words;
}

/** A column's cell of a group of sources, or of all that are shown: how many of them, or their sum. */
export function groupCell(
  rows: readonly OverviewRow[],
  label: string,
  column: Column,
  among: Among,
  context: CellContext,
  sums: GroupFigures = sumFigures(rows, column),
): ShownCell {
  const { t, basis } = context;
  const part = among && { group: among };
  const about: CellQuery = { of: 'cell', basis: basisOf(basis), ...part };
  const plain = { differs: false, heat: undefined };
  if (column.of === 'attribute') {
    const values = new Set(rows.map(row => attributeValue(row.attributes, column.id)));
    values.delete(undefined);
    const [only] = values;
    // One value tells what it is, several how many there are.
    const text = values.size === 1 ? wordFor(only!, t) : values.size === 0 ? '' : `(${values.size})`;
    return {
      ...plain,
      kind: 'attribute',
      text,
      label: t('{0}, {1}: {2}', label, column.name, text),
      query: about,
    };
  }
  if (column.of === 'text') {
    const found = rows.filter(row => row.texts[column.at]!.labels.length > 0).length;
    return {
      ...plain,
      kind: 'text',
      text: `${found}/${rows.length}`,
      label: t('{0}, {1}: {2}', label, column.name, t('{0} of {1} sources', found, rows.length)),
      query: { of: 'cell', basis: 'coded', theme: column.id, ...part },
    };
  }
  const side = (which: 'coded' | 'keywords') => groupSide(sums, which, context.display);
  const sides =
    basis === 'both' && column.of !== 'code' ? [side('coded'), side('keywords')] : [side(basisOf(basis))];
  const text = basis === 'keywords' && column.of === 'code' ? '' : sides.join(' ');
  const found = basis === 'keywords' ? sums.withMatches : sums.coded;
  const words = [
    t('{0} of {1} sources', found, sums.sources),
    ...(basis === 'both' ? [t('with keyword hits {0}', sums.withMatches)] : []),
    ...(context.display === 'marks' || context.display === 'evidence' ? [] : [text]),
  ];
  return {
    kind: found > 0 ? (basis === 'keywords' ? 'hit' : 'coded') : basis === 'keywords' ? 'none' : 'unreviewed',
    text,
    label: t('{0}, {1}: {2}', label, column.name, enumerate(words, t)),
    query: { ...about, theme: column.id },
    differs: false,
    heat:
      context.display === 'marks' || context.display === 'evidence'
        ? found / Math.max(1, sums.sources)
        : heatOf(sums, sums.whole, context),
  };
}

function groupSide(sums: GroupFigures, side: 'coded' | 'keywords', display: Display): string {
  if (display === 'marks' || display === 'evidence') {
    return `${side === 'coded' ? sums.coded : sums.withMatches}/${sums.sources}`;
  }
  const value = amountOf(sums, sums.whole, side, display);
  return display === 'counts' ? String(value) : formatPercent(value);
}

function heatOf(
  figures: Omit<Figures, 'state'>,
  whole: { readonly characters: number; readonly units: number },
  { basis, display, most }: CellContext,
): number | undefined {
  if (display === 'marks' || display === 'evidence' || most === 0) return undefined;
  return Math.min(1, amountOf(figures, whole, basisOf(basis), display) / most);
}
