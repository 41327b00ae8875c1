import { enumerate, type Translate } from '../core/base/l10n';
import type { AgreementQuery, CellQuery, Overview, OverviewCode, PassageQuery } from '../protocol';

/** Whether two queries are equal. An edge has no direction. */
export function sameQuery(a: PassageQuery | undefined, b: PassageQuery | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  // Called for every cell of a table, while a group may have thousands of sources.
  if (a.of === 'cell' && b.of === 'cell') {
    const { basis, theme, source, group } = a;
    return basis === b.basis && theme === b.theme && source === b.source && sameGroup(group, b.group);
  }
  return queryKey(a) === queryKey(b);
}

function sameGroup(a: CellQuery['group'], b: CellQuery['group']): boolean {
  if (a === b || !a || !b) return a === b;
  return a.sources.length === b.sources.length && a.sources.every((each, i) => each === b.sources[i]);
}

/** A query as a string, for comparison and lookup. */
export function queryKey(query: PassageQuery): string {
  switch (query.of) {
    case 'cell':
      return JSON.stringify([
        'cell',
        query.basis,
        query.theme ?? null,
        query.source ?? null,
        query.group?.sources ?? null,
      ]);
    case 'node':
      return JSON.stringify(['node', query.node]);
    case 'edge':
      return JSON.stringify([
        'edge',
        ...[query.source, query.target].sort(),
        query.group?.sources ?? null,
        query.themes ?? null,
      ]);
    case 'agreement':
      return JSON.stringify([
        'agreement',
        query.coders,
        query.unit,
        query.code ?? null,
        query.source ?? null,
        query.field ?? null,
      ]);
  }
}

/** A query as a heading. */
export function queryTitle(query: PassageQuery, overview: Overview, t: Translate): string {
  switch (query.of) {
    case 'cell':
      return [
        query.source === undefined
          ? (query.group?.name ?? t('All sources'))
          : labelOfSource(query.source, overview),
        query.theme === undefined ? t('All themes') : nameOfTheme(query.theme, overview),
        query.basis === 'coded' ? t('Coded passages') : t('Keyword hits'),
      ].join(' · ');
    case 'node':
      return labelOfNode(query.node, overview);
    case 'edge':
      return [
        `${labelOfEnd(query.source, query, overview)} – ${labelOfEnd(query.target, query, overview)}`,
        ...(query.group ? [query.group.name] : []),
        ...(query.themes ? [query.themes === 'coded' ? t('Coded') : t('Keyword hits')] : []),
      ].join(' · ');
    case 'agreement':
      return [
        query.source === undefined ? t('All sources') : labelOfSource(query.source, overview),
        query.code === undefined ? t('All themes') : nameOfTheme(query.code, overview),
        enumerate(query.coders, t),
        ...(query.field === undefined ? [] : [nameOfField(query.field, query.coders, t)]),
      ].join(' · ');
  }
}

/** What a field of the table of two coders holds. */
function nameOfField(
  field: NonNullable<AgreementQuery['field']>,
  [a = '', b = '']: readonly string[],
  t: Translate,
): string {
  switch (field) {
    case 'all':
      return t('Units');
    case 'both':
      return t('both');
    case 'onlyFirst':
      return t('only {0}', a);
    case 'onlySecond':
      return t('only {0}', b);
    case 'neither':
      return t('neither');
  }
}

export function labelOfSource(path: string, { coverage }: Overview): string {
  return coverage.rows.find(row => row.source === path)?.label ?? path;
}

/** The name of a theme, of a code by its path, or of merged themes by their ids joined by `+`. */
export function nameOfTheme(id: string, { themes, coverage }: Overview): string {
  const merged = coverage.merged?.find(each => each.theme === id);
  return merged?.name ?? codeAt(themes, id)?.name ?? id;
}

function codeAt(codes: readonly OverviewCode[], path: string): OverviewCode | undefined {
  for (const code of codes) {
    if (code.id === path) return code;
    const below = codeAt(code.codes, path);
    if (below) return below;
  }
  return undefined;
}

function labelOfEnd(id: string, { themes }: PassageQuery & { of: 'edge' }, overview: Overview): string {
  return themes ? nameOfTheme(id, overview) : labelOfNode(id, overview);
}

function labelOfNode(id: string, { network }: Overview): string {
  return network.nodes.find(node => node.id === id)?.label ?? id;
}
