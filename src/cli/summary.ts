import {
  describeCorpus,
  describeLeftOut,
  describeNetwork,
  type Overview,
  scopeTable,
  stateMark,
  type Translate,
} from '../core';
import { formatIssues } from './issueList';
import { formatTable, oneLine } from './textTable';

/** Heaviest pairs that a summary names. */
const pairsShown = 10;

/** The figures of a project as plain text. */
export function summarize(overview: Overview, t: Translate): string {
  const scope = scopeTable(overview, t);
  const parts: readonly (readonly string[])[] = [
    [oneLine(overview.corpus.title).trim(), describeCorpus(overview, t), ...describeLeftOut(overview, t)],
    [
      t('Coverage table'),
      t('√ coded, — looked for and absent, empty: not reviewed.'),
      ...codedTable(overview, t),
    ],
    [t('Keyword hits'), ...matchTable(overview, t)],
    ...(scope
      ? [[scope.title, ...scope.notes.map(oneLine), ...formatTable([scope.head, ...scope.rows])]]
      : []),
    [t('Co-occurrence network'), describeNetwork(overview.network, t), ...heaviestPairs(overview)],
    [t('Issues'), ...formatIssues(overview.issues, t)],
  ];
  return `${parts.map(lines => lines.filter(line => line !== '').join('\n')).join('\n\n')}\n`;
}

function codedTable({ themes, coverage }: Overview, t: Translate): readonly string[] {
  const texts = themes.filter(theme => theme.kind === 'text');
  return formatTable([
    ['', ...headings(themes), ...texts.map(theme => theme.short)],
    ...coverage.rows.map(row => [
      row.label,
      ...row.cells.map(cell => stateMark[cell.state]),
      ...row.texts.map(text => text.labels.join('；')),
    ]),
    [t('Total'), ...coverage.totals.map(total => String(total.coded))],
  ]);
}

function matchTable({ themes, coverage }: Overview, t: Translate): readonly string[] {
  return formatTable([
    ['', ...headings(themes)],
    ...coverage.rows.map(row => [row.label, ...row.cells.map(cell => String(cell.matches))]),
    [t('Total'), ...coverage.totals.map(total => String(total.matches))],
  ]);
}

function headings(themes: Overview['themes']): readonly string[] {
  return themes.filter(theme => theme.kind === 'check').map(theme => theme.short);
}

/** The heaviest pairs of the network, a line each. */
export function heaviestPairs({ network }: Overview): readonly string[] {
  const labels = new Map(network.nodes.map(({ id, label }) => [id, label]));
  const heaviest = [...network.edges].sort((a, b) => b.weight - a.weight).slice(0, pairsShown);
  return formatTable(
    heaviest.map(edge => [`  ${labels.get(edge.source)} – ${labels.get(edge.target)}`, String(edge.weight)]),
  );
}
