import {
  type Corpus,
  drawNetwork,
  finish,
  networkWriters,
  type Overview,
  printStyle,
  type Steps,
  type TableOptions,
  writeCoverageCsv,
  writeEdgesCsv,
  writeEvidenceJsonl,
  writeHtml,
  writeMethodCsv,
  writeNodesCsv,
  writeTableDocx,
  writeTableHtml,
  writeTableLatex,
  writeTableMarkdown,
  writeTableXlsx,
} from '../core';
import { chooseFormats } from './formats';
import type { Call } from './io';

/** What a writer draws from. `json`: the overview as scripts read it. */
interface Subject extends Pick<Call, 't' | 'language'> {
  readonly corpus: Corpus;
  readonly overview: Overview;
  readonly json: string;
  readonly options: TableOptions;
}

type Writer = (subject: Subject) => string | Steps<string> | Promise<Steps<Uint8Array>>;

const { gexf, graphml, pajek, vosviewer, matrix } = networkWriters;

/** What `report --out` writes: the files of each format, by name. */
const writers = {
  json: { 'overview.json': ({ json }) => json },
  csv: {
    'coverage.csv': ({ overview, t }) => writeCoverageCsv(overview, t),
    'nodes.csv': ({ overview }) => writeNodesCsv(overview.network),
    'edges.csv': ({ overview }) => writeEdgesCsv(overview.network),
    'method.csv': ({ overview, t }) => writeMethodCsv(overview, t),
  },
  svg: {
    'network.svg': ({ overview, t }) =>
      drawNetwork(overview.network, { ...printStyle, title: t('Co-occurrence network') }, t),
  },
  ...{ gexf, graphml, pajek, vosviewer, matrix },
  html: { 'report.html': ({ overview, t, language }) => writeHtml(overview, t, language) },
  xlsx: {
    'coverage.xlsx': ({ corpus, overview, options, t }) => writeTableXlsx(corpus, overview, options, t),
  },
  docx: {
    'coverage.docx': ({ overview, options, t, language }) => writeTableDocx(overview, options, t, language),
  },
  // As coverage.md it would be a source, in a project folder that does not say which files are.
  md: { 'coverage.markdown': ({ overview, options, t }) => writeTableMarkdown(overview, options, t) },
  'html-table': {
    'coverage.html': ({ overview, options, t, language }) => writeTableHtml(overview, options, t, language),
  },
  tex: { 'coverage.tex': ({ overview, options, t }) => writeTableLatex(overview, options, t) },
  jsonl: {
    'evidence.jsonl': ({ corpus, overview, options }) => writeEvidenceJsonl(corpus, overview, options.basis),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Writer>>>>;

type Format = keyof typeof writers;
const formats = Object.keys(writers) as readonly Format[];
/** Written where none are asked for: what other programs go on with, and the page to look at. */
const usual: readonly Format[] = ['json', 'csv', 'svg', 'gexf', 'html'];

export const formatNames: readonly string[] = formats;
export const usualFiles: readonly string[] = usual.flatMap(format => Object.keys(writers[format]));

/** The formats of a list such as `csv,xlsx`, or `all`; the usual ones where none is given. Throws a Failure at others. */
export function formatsOf(list: string | undefined, call: Pick<Call, 't'>): readonly Format[] {
  return chooseFormats(list, formats, usual, call);
}

/** Names and contents of the files, worked out before any of them is written. */
export async function exportFiles(
  chosen: readonly Format[],
  subject: Subject,
): Promise<readonly (readonly [name: string, content: string | Uint8Array])[]> {
  const files: (readonly [string, string | Uint8Array])[] = [];
  for (const format of chosen) {
    const all: readonly (readonly [string, Writer])[] = Object.entries(writers[format]);
    for (const [name, write] of all) {
      const content = await write(subject);
      files.push([name, typeof content === 'string' ? content : finish<string | Uint8Array>(content)]);
    }
  }
  return files;
}
