import { type Translate, wordFor } from '../../base/l10n';
import { drawNetwork, escapeXml, printStyle } from '../../network/picture';
import { displayWidth } from '../../text/wrapping';
import { htmlPage } from '../formats/htmlPage';
import { exportMethod } from '../overview/exportMethod';
import type { Overview, OverviewTheme } from '../overview/overview';
import { scopeTable } from '../overview/scopeTable';
import {
  describeCorpus,
  describeIssues,
  describeLeftOut,
  nameOfSeverity,
  titleOfReport,
} from '../overview/sentences';
import { attributeNames, attributeOf, stateMark } from './coverageCsv';

/**
 * One page that holds the whole report: figures, coverage table, network, method and issues. It needs no other file,
 * no script and no network. `language` is the BCP 47 tag of the translator's language.
 */
export function writeHtml(overview: Overview, t: Translate, language: string): string {
  const title = titleOfReport(overview.corpus, t);
  const picture = drawNetwork(
    overview.network,
    { ...printStyle, title: t('Co-occurrence network'), heading: overview.corpus.title },
    t,
  );
  return htmlPage({ title, language, style }, [
    element('h1', title),
    ...[describeCorpus(overview, t), ...describeLeftOut(overview, t)].map(line => element('p', line)),
    element('h2', t('Coverage table')),
    element('p', t('√ coded, — looked for and absent, empty: not reviewed.')),
    codedTable(overview, t),
    key(overview),
    element('h2', t('Keyword hits')),
    matchTable(overview, t),
    ...scopeSection(overview, t),
    ...attributesSection(overview, t),
    '<section class="page">',
    element('h2', t('Co-occurrence network')),
    `<figure>${picture}</figure>`,
    '</section>',
    element('h2', t('Method')),
    table([t('Parameter'), t('Value')], exportMethod(overview, undefined, t)),
    element('h2', t('Issues')),
    element('p', describeIssues(overview.issues, t)),
    overview.issues.length > 0 ? issueTable(overview, t) : '',
  ]);
}

type HtmlCell = string | number | undefined;

function codedTable({ themes, coverage }: Overview, t: Translate): string {
  const columns = [...ofKind('check', themes), ...ofKind('text', themes)];
  return table(
    [t('Source'), ...columns.map(theme => theme.short)],
    coverage.rows.map(row => [
      row.label,
      ...row.cells.map(cell => stateMark[cell.state]),
      ...row.texts.map(text => text.labels.join('；')),
    ]),
    [t('Total'), ...coverage.totals.map(total => total.coded)],
  );
}

function matchTable({ themes, coverage }: Overview, t: Translate): string {
  return table(
    [t('Source'), ...ofKind('check', themes).map(theme => theme.short)],
    coverage.rows.map(row => [row.label, ...row.cells.map(cell => cell.matches)]),
    [t('Total'), ...coverage.totals.map(total => total.matches)],
  );
}

/** Names of the themes with shorter headings. */
function key({ themes }: Overview): string {
  const shortened = themes.filter(({ short, name }) => short !== name);
  if (shortened.length === 0) return '';
  const entries = shortened.map(({ short, name }) => `<li><b>${text(short)}</b> ${text(name)}</li>`);
  return `<ul class="key">${entries.join('')}</ul>`;
}

function scopeSection(overview: Overview, t: Translate): readonly string[] {
  const scope = scopeTable(overview, t);
  if (!scope) return [];
  const { title, notes, head, rows } = scope;
  return [
    element('h2', title),
    ...notes.map(note => element('p', note)),
    table(head, rows.slice(0, -1), rows.at(-1)),
  ];
}

/** A separate table: there is no room for them beside the themes. */
function attributesSection({ coverage }: Overview, t: Translate): readonly string[] {
  const names = attributeNames(coverage);
  if (names.length === 0) return [];
  const rows = coverage.rows.map(row => [
    row.label,
    ...names.map(name => {
      const value = attributeOf(row, name);
      return typeof value === 'boolean' ? wordFor(value, t) : value;
    }),
  ]);
  return [element('h2', t('Attributes')), table([t('Source'), ...names], rows)];
}

function ofKind(kind: OverviewTheme['kind'], themes: Overview['themes']): Overview['themes'] {
  return themes.filter(theme => theme.kind === kind);
}

function issueTable({ issues }: Overview, t: Translate): string {
  return table(
    [t('Severity'), t('Place'), t('Message')],
    issues.map(issue => [
      nameOfSeverity(issue.severity, t),
      `${issue.source}:${issue.line}:${issue.column}`,
      issue.message,
    ]),
  );
}

/** A table whose first column names the rows; short rows are filled up. */
function table(
  head: readonly string[],
  rows: readonly (readonly HtmlCell[])[],
  foot?: readonly HtmlCell[],
): string {
  const row = (cells: readonly HtmlCell[]) =>
    `<tr>${head.map((_, i) => cell(cells[i], i === 0 ? 'th scope="row"' : 'td')).join('')}</tr>`;
  return [
    '<div><table>',
    `<thead><tr>${head.map((name, i) => heading(name, rows, i)).join('')}</tr></thead>`,
    `<tbody>${rows.map(row).join('\n')}</tbody>`,
    foot ? `<tfoot>${row(foot)}</tfoot>` : '',
    '</table></div>',
  ].join('\n');
}

/** Headings of marks are centred, as the marks are. */
function heading(name: string, rows: readonly (readonly HtmlCell[])[], column: number): string {
  const centred = rows.some(row => isMark(row[column]));
  return `<th scope="col"${centred ? ' class="mark"' : ''}>${text(name)}</th>`;
}

function cell(value: HtmlCell, tag: string): string {
  return `<${tag}${classOf(value)}>${text(value)}</${tag.slice(0, 2)}>`;
}

/** Counts and marks are centred; short texts stay on one line, so that dates and names are not broken. */
function classOf(value: HtmlCell): string {
  if (isMark(value)) return ' class="mark"';
  return displayWidth(String(value ?? '')) <= 24 ? ' class="short"' : '';
}

function isMark(value: HtmlCell): boolean {
  return (
    typeof value === 'number' ||
    value === stateMark.coded ||
    value === stateMark.absent ||
    value === stateMark.unknown
  );
}

function element(name: string, content: string): string {
  return `<${name}>${text(content)}</${name}>`;
}

function text(value: HtmlCell): string {
  return escapeXml(String(value ?? ''));
}

const style = `
:root { color-scheme: light; }
body { font: 15px/1.5 system-ui, ${printStyle.fonts}; color: ${printStyle.ink}; background: ${printStyle.paper}; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
div { overflow-x: auto; }
table { border-collapse: collapse; border-block: 2px solid; }
th, td { padding: .25rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid #dddddd; }
td { overflow-wrap: anywhere; }
thead th { min-width: 6em; border-bottom: 1px solid; vertical-align: bottom; } tfoot { font-weight: bold; } tbody th { font-weight: normal; }
.short { white-space: nowrap; }
thead .mark { min-width: 2.2em; }
.mark { text-align: center; font-variant-numeric: tabular-nums; }
.key { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: .5rem 0; padding: 0; list-style: none; }
figure { margin: 0; } svg { width: 100%; height: auto; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 9pt; }
  h1 { margin-top: 0; } h2 { break-after: avoid; }
  div { overflow: visible; } th, td { padding-block: .1rem; } tr { break-inside: avoid; }
  thead { display: table-header-group; } tfoot { display: table-row-group; }
  .page { break-before: page; break-after: page; } .page h2 { margin-top: 0; }
  svg { max-height: 165mm; }
}
`;
