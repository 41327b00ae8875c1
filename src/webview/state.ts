import type { Basis, PassageQuery } from '../protocol';

export const tabs = ['table', 'network', 'issues'] as const;
export type Tab = (typeof tabs)[number];

/** What the table's cells show: marks (coded or not), or how many. */
export type Display = 'marks' | 'counts';

/** Part of the network that is in sight: its middle in the network's coordinates; zoom 1 = all of it fits. */
export interface Sight {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** All that the user has set or opened here. Survives hide and reload; holds nothing of the corpus itself. */
export interface UiState {
  readonly tab: Tab;
  readonly basis: Basis;
  readonly display: Display;
  /** Query whose passages are open. */
  readonly query: PassageQuery | undefined;
  /** `undefined` = all of the network. */
  readonly sight: Sight | undefined;
  /** Edges that weigh less are hidden. */
  readonly leastWeight: number;
  readonly legend: boolean;
  /** Scroll positions by pane, in pixels. */
  readonly scroll: Readonly<Record<string, { readonly left: number; readonly top: number }>>;
}

export const initialState: UiState = {
  tab: 'table',
  basis: 'coded',
  display: 'marks',
  query: undefined,
  sight: undefined,
  leastWeight: 0,
  legend: true,
  scroll: {},
};

/** Reads what was kept, perhaps by another version: whatever does not fit is as at the start. */
export function restoreState(kept: unknown): UiState {
  const fields = asFields(kept);
  return {
    tab: oneOf(tabs, fields.tab) ?? initialState.tab,
    basis: oneOf(['coded', 'keywords'] as const, fields.basis) ?? initialState.basis,
    display: oneOf(['marks', 'counts'] as const, fields.display) ?? initialState.display,
    query: restoreQuery(fields.query),
    sight: restoreSight(fields.sight),
    leastWeight: isNumber(fields.leastWeight) ? fields.leastWeight : initialState.leastWeight,
    legend: typeof fields.legend === 'boolean' ? fields.legend : initialState.legend,
    scroll: Object.fromEntries(
      Object.entries(asFields(fields.scroll)).flatMap(([pane, value]) => {
        const { left, top } = asFields(value);
        return isNumber(left) && isNumber(top) ? [[pane, { left, top }]] : [];
      }),
    ),
  };
}

function restoreQuery(kept: unknown): PassageQuery | undefined {
  const { of, basis, theme, source, target, node } = asFields(kept);
  if (of === 'node' && isText(node)) return { of, node };
  if (of === 'edge' && isText(source) && isText(target)) return { of, source, target };
  if (of === 'cell' && (basis === 'coded' || basis === 'keywords')) {
    return { of, basis, ...(isText(theme) && { theme }), ...(isText(source) && { source }) };
  }
  return undefined;
}

function restoreSight(kept: unknown): Sight | undefined {
  const { x, y, zoom } = asFields(kept);
  return isNumber(x) && isNumber(y) && isNumber(zoom) && zoom > 0 ? { x, y, zoom } : undefined;
}

function asFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function oneOf<T>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find(each => each === value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
