import type { Translate } from '../core/base/l10n';
import type { AgreementQuery, Overview, Passage, PassageQuery } from '../protocol';
import { labelOfSource, nameOfTheme } from './query';

/** The passages of one source. */
export interface PassageGroup {
  readonly source: string;
  readonly label: string;
  readonly passages: readonly Passage[];
}

/** Groups passages by source, in their order. */
export function groupBySource(passages: readonly Passage[]): readonly PassageGroup[] {
  const groups: { source: string; label: string; passages: Passage[] }[] = [];
  for (const passage of passages) {
    const last = groups.at(-1);
    if (last?.source === passage.source) last.passages.push(passage);
    else groups.push({ source: passage.source, label: passage.label, passages: [passage] });
  }
  return groups;
}

/** Key of a passage within one query. */
export function keyOfPassage({ source, range }: Passage): string {
  return `${source}:${range.line}:${range.column}`;
}

/** A follow-up action of a list of passages. */
export type PassageAction =
  | { readonly do: 'show'; readonly label: string; readonly query: PassageQuery }
  | {
      readonly do: 'markAbsent';
      readonly label: string;
      readonly source: string;
      readonly theme: string;
      readonly absent: boolean;
    };

/** The part above the passages: facts about the cell, node or edge, and where one can go from it. */
export interface Preface {
  readonly facts: readonly string[];
  readonly steps: readonly PassageAction[];
  /** More targets of one kind, under a heading of their own. */
  readonly related?: { readonly heading: string; readonly steps: readonly PassageAction[] };
}

export function prefaceOf(query: PassageQuery, count: number, overview: Overview, t: Translate): Preface {
  switch (query.of) {
    case 'cell':
      return cellPreface(query, count, overview, t);
    case 'node':
      return nodePreface(query.node, overview, t);
    case 'edge':
      return edgePreface(query, overview, t);
    case 'agreement':
      return agreementPreface(query, t);
  }
}

function cellPreface(
  { basis, source, theme }: PassageQuery & { of: 'cell' },
  count: number,
  overview: Overview,
  t: Translate,
): Preface {
  const row = overview.coverage.rows.find(each => each.source === source);
  const cell = row?.cells.find(each => each.theme === theme);
  if (basis === 'keywords') {
    const query = { of: 'cell', basis: 'coded', ...(theme && { theme }), ...(source && { source }) } as const;
    const label =
      cell?.state === 'coded'
        ? cell.annotations === 1
          ? t('Show 1 coded passage')
          : t('Show {0} coded passages', cell.annotations)
        : cell?.state === 'unreviewed' && count > 0
          ? t('Review this cell')
          : undefined;
    return {
      facts: [count > 0 ? t('Found by machine; not coding.') : t('No keyword occurs here.')],
      steps: label === undefined ? [] : [{ do: 'show', label, query }],
    };
  }
  if (source === undefined || theme === undefined || !cell) {
    return { facts: count > 0 ? [] : [t('Nothing is coded here yet.')], steps: [] };
  }
  const label = labelOfSource(source, overview);
  const name = nameOfTheme(theme, overview);
  const hits: readonly PassageAction[] =
    cell.matches > 0
      ? [
          {
            do: 'show',
            label: cell.matches === 1 ? t('Show 1 keyword hit') : t('Show {0} keyword hits', cell.matches),
            query: { of: 'cell', basis: 'keywords', theme, source },
          },
        ]
      : [];
  switch (cell.state) {
    case 'coded':
      return { facts: [], steps: hits };
    case 'absent':
      return {
        facts: [t('{0} was reviewed for "{1}" and marked absent.', label, name)],
        steps: [{ do: 'markAbsent', label: t('Not absent'), source, theme, absent: false }, ...hits],
      };
    case 'unreviewed':
      return {
        facts: [t('No passage of {0} is coded with "{1}", and nobody has marked it absent.', label, name)],
        steps: [{ do: 'markAbsent', label: t('Mark absent'), source, theme, absent: true }, ...hits],
      };
    case 'unknown':
      return {
        facts: [t('No passage of {0} that can be read is coded with "{1}".', label, name)],
        steps: hits,
      };
  }
}

function agreementPreface({ coders, field }: AgreementQuery, t: Translate): Preface {
  const [a, b] = coders;
  const marked =
    field === undefined || field === 'neither' || a === undefined || b === undefined || coders.length > 2
      ? []
      : [t('Marked: what {0} coded; underlined: what {1} coded.', a, b)];
  return { facts: marked, steps: [] };
}

/** What the passages of a query are: keyword hits, or coded passages. Those of an edge hold a pair of either. */
export function kindOfPassages(query: PassageQuery, { network }: Overview): Overview['network']['kind'] {
  if (query.of === 'node') return network.kind;
  return query.of === 'cell' && query.basis === 'keywords' ? 'keywords' : 'codes';
}

/** How many passages or keyword hits, in words. */
export function countInWords(count: number, kind: Overview['network']['kind'], t: Translate): string {
  if (kind === 'codes') return count === 1 ? t('1 passage') : t('{0} passages', count);
  return count === 1 ? t('1 hit') : t('{0} hits', count);
}

function nodePreface(id: string, { network, themes }: Overview, t: Translate): Preface {
  const node = network.nodes.find(each => each.id === id);
  if (!node) return { facts: [t('This node is no longer in the network.')], steps: [] };
  const edges = network.edges
    .filter(edge => edge.source === id || edge.target === id)
    .sort((a, b) => b.weight - a.weight);
  return {
    facts: [
      [
        themes.find(theme => theme.id === node.theme)?.name ?? node.theme,
        countInWords(node.frequency, network.kind, t),
        node.degree === 1 ? t('1 neighbour') : t('{0} neighbours', node.degree),
      ].join(' · '),
    ],
    steps: [],
    ...(edges.length > 0 && {
      related: {
        heading: t('Co-occurs with'),
        steps: edges.map((edge): PassageAction => {
          const other = edge.source === id ? edge.target : edge.source;
          return {
            do: 'show',
            label: `${network.nodes.find(each => each.id === other)!.label} ${roundedText(edge.weight)}`,
            query: { of: 'edge', source: edge.source, target: edge.target },
          };
        }),
      },
    }),
  };
}

function edgePreface(
  { source, target, group, themes }: PassageQuery & { of: 'edge' },
  { network, method }: Overview,
  t: Translate,
): Preface {
  // The network of the whole corpus does not apply to another one.
  if (group || themes) return { facts: [], steps: [] };
  const edge = network.edges.find(
    each =>
      (each.source === source && each.target === target) ||
      (each.source === target && each.target === source),
  );
  const steps = [source, target].flatMap((id): PassageAction[] => {
    const node = network.nodes.find(each => each.id === id);
    return node ? [{ do: 'show', label: node.label, query: { of: 'node', node: id } }] : [];
  });
  if (!edge) return { facts: [t('These two no longer co-occur often enough to be connected.')], steps };
  return {
    facts: [
      `${t('Weight {0}', roundedText(edge.weight))} · ${together(edge.units, network.window, method.network.counting, t)}`,
    ],
    steps,
  };
}

/** How often a pair co-occurs. */
function together(
  count: number,
  window: number | null,
  counting: Overview['method']['network']['counting'],
  t: Translate,
): string {
  if (counting === 'pairs of hits in one unit')
    return count === 1 ? t('1 pair of hits in one unit') : t('{0} pairs of hits in shared units', count);
  if (window === null) return count === 1 ? t('1 unit contains both') : t('{0} units contain both', count);
  return count === 1
    ? t('1 pair of hits within {0} characters', window)
    : t('{0} pairs of hits within {1} characters', count, window);
}

/** A number with at most three decimals. */
export function roundedText(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
