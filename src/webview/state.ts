import {
  type Display,
  displays,
  initialTable,
  type TableBasis,
  type TableSettings,
  tableBases,
} from '../core/coverage/tableLook';
import { initialLook, type NetworkLook } from '../core/report/view/networkLook';
import type { PassageQuery } from '../protocol';
import {
  type AgreementSettings,
  initialAgreement,
  restoreAgreement,
  restoreAgreementQuery,
} from './agreement/settings';
import { asFields, asTexts, isNumber, isText, oneOf } from './fields';
import { type CompareSettings, initialCompare, restoreCompare, restoreLook } from './network/settings';
import { restoreTable } from './table/settings';

export const tabs = ['table', 'network', 'agreement', 'issues'] as const;
export type Tab = (typeof tabs)[number];

/** Views of the network tab. */
const networkModes = ['picture', 'nodes', 'edges', 'structure', 'compare', 'choices'] as const;
export type NetworkMode = (typeof networkModes)[number];

/** The visible part of the network: its centre in the network's coordinates; zoom 1 shows everything. */
export interface Sight {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Everything that the user has set or opened here. It survives hiding and reloading, and contains nothing of the corpus. */
export interface UiState {
  readonly tab: Tab;
  readonly basis: TableBasis;
  readonly display: Display;
  readonly table: TableSettings;
  /** Query with open passages. */
  readonly query: PassageQuery | undefined;
  readonly networkMode: NetworkMode;
  /** `undefined` for the whole network. */
  readonly sight: Sight | undefined;
  readonly network: NetworkLook;
  readonly compare: CompareSettings;
  readonly legend: boolean;
  readonly agreement: AgreementSettings;
  /** Scroll positions by pane, in pixels. */
  readonly scroll: Readonly<Record<string, { readonly left: number; readonly top: number }>>;
}

export const initialState: UiState = {
  tab: 'table',
  basis: 'coded',
  display: 'marks',
  table: initialTable,
  query: undefined,
  networkMode: 'picture',
  sight: undefined,
  network: initialLook,
  compare: initialCompare,
  legend: true,
  agreement: initialAgreement,
  scroll: {},
};

/** Reads the kept state, perhaps of another version. Invalid parts get their initial values. */
export function restoreUiState(kept: unknown): UiState {
  const fields = asFields(kept);
  return {
    tab: oneOf(tabs, fields.tab) ?? initialState.tab,
    basis: oneOf(tableBases, fields.basis) ?? initialState.basis,
    display: oneOf(displays, fields.display) ?? initialState.display,
    table: restoreTable(fields.table),
    query: restoreQuery(fields.query),
    networkMode: oneOf(networkModes, fields.networkMode) ?? initialState.networkMode,
    sight: restoreSight(fields.sight),
    network: restoreLook(fields.network),
    compare: restoreCompare(fields.compare),
    legend: typeof fields.legend === 'boolean' ? fields.legend : initialState.legend,
    agreement: restoreAgreement(fields.agreement),
    scroll: Object.fromEntries(
      Object.entries(asFields(fields.scroll)).flatMap(([pane, value]) => {
        const { left, top } = asFields(value);
        return isNumber(left) && isNumber(top) ? [[pane, { left, top }]] : [];
      }),
    ),
  };
}

function restoreQuery(kept: unknown): PassageQuery | undefined {
  const { of, basis, theme, source, target, node, group, themes } = asFields(kept);
  if (of === 'agreement') return restoreAgreementQuery(kept);
  if (of === 'node' && isText(node)) return { of, node };
  if (of === 'edge' && isText(source) && isText(target)) {
    const { name, sources } = asFields(group);
    const ends = oneOf(['coded', 'keywords'] as const, themes);
    return {
      of,
      source,
      target,
      ...(isText(name) && { group: { name, sources: asTexts(sources) } }),
      ...(ends && { themes: ends }),
    };
  }
  if (of === 'cell' && (basis === 'coded' || basis === 'keywords')) {
    const { name, sources } = asFields(group);
    return {
      of,
      basis,
      ...(isText(theme) && { theme }),
      ...(isText(source) && { source }),
      ...(isText(name) && { group: { name, sources: asTexts(sources) } }),
    };
  }
  return undefined;
}

function restoreSight(kept: unknown): Sight | undefined {
  const { x, y, zoom } = asFields(kept);
  return isNumber(x) && isNumber(y) && isNumber(zoom) && zoom > 0 ? { x, y, zoom } : undefined;
}
