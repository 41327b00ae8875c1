import { enumerate, type Translate } from '../../base/l10n';
import type { Method } from '../method/method';
import { methodRows } from '../method/methodTable';
import type { TableOptions } from '../method/tableOptions';
import type { Overview } from './overview';

/**
 * The method of one export: what its cells say and whose work they count, then every parameter and version. `undefined`:
 * the export contains both bases, each in columns of its own.
 */
export function exportMethod(
  overview: Overview,
  options: TableOptions | undefined,
  t: Translate,
): readonly (readonly [string, string])[] {
  return [
    ['basis', describeBasis(options, t)],
    ...(options ? [['cells', describeCells(options, t)] as const] : []),
    ...(options?.groupBy === undefined ? [] : [['groupBy', options.groupBy] as const]),
    ...(overview.coverage.merged ?? []).map(({ theme }) => ['merge', theme] as const),
    ['coder', overview.corpus.onlyCoder ?? codersOf(overview.method, t)],
    ...methodRows(overview.method, t),
  ];
}

function describeCells({ cells }: TableOptions, t: Translate): string {
  switch (cells) {
    case 'marks':
      return t('marks');
    case 'counts':
      return t('counts');
    case 'share':
      return t('Share of characters');
    case 'units':
      return t('Share of units');
    case 'evidence':
      return t('First line');
  }
}

function describeBasis(options: TableOptions | undefined, t: Translate): string {
  if (!options || options.look?.basis === 'both')
    return enumerate([t('coded passages'), t('keyword hits')], t);
  return options.basis === 'coded' ? t('coded passages') : t('keyword hits');
}

function codersOf({ annotations }: Method, t: Translate): string {
  return annotations.coders.length === 0 ? t('not named') : enumerate(annotations.coders, t);
}

/** The method in one line, as the foot of a table has room for. */
export function shortMethod({ method, corpus }: Overview, t: Translate): string {
  const { tool, annotations, matching } = method;
  return t(
    'Policy Coder {0}; codebook {1}; corpus {2}; scope: {3}; coder: {4}; data of {5}.',
    tool.version,
    shortHash(method.codebook),
    shortHash(method.corpus),
    matching.scope ?? t('everywhere'),
    corpus.onlyCoder ?? codersOf(method, t),
    annotations.newest ?? t('no day'),
  );
}

/** Short hashes, as git prints them; the whole hash is in the method. */
function shortHash(hash: string): string {
  return hash.replace(/^sha256:/, '').slice(0, 12);
}
