import { formatRange } from '../../annotations/annotation';
import { enumerate, type Translate } from '../../base/l10n';
import { describeWhereabouts, type Whereabouts } from '../../base/whereabouts';
import type { Corpus } from '../../corpus/corpus';
import { whereaboutsOf } from '../../corpus/whereabouts';
import type { Finding, QueryScope } from '../../query/find';
import { toSource } from '../../text/reading';
import type { TextTable } from '../formats/tables';
import { describeMethod, type Method } from '../method/method';

/** What a query finds, for scripts, as schemas/query.schema.json describes it. */
export interface FindingsRecord {
  readonly method: Method & { readonly query: { readonly text: string; readonly of: QueryScope } };
  readonly found: readonly FindingRecord[];
}

export interface FindingRecord extends Whereabouts {
  readonly source: string;
  /** `line:column-line:column`, from 1, end exclusive. */
  readonly at: string;
  readonly text: string;
  /** Paths of the codes, each once. */
  readonly codes: readonly string[];
  readonly coders: readonly string[];
  /** The annotations behind it: side file and id. */
  readonly annotations: readonly { readonly file: string; readonly id: string }[];
}

export function findingsRecord(
  corpus: Corpus,
  text: string,
  of: QueryScope,
  findings: readonly Finding[],
): FindingsRecord {
  return { method: { ...describeMethod(corpus), query: { text, of } }, found: findings.map(findingRecord) };
}

/** Findings as a table: place, codes, coders, text. */
export function findingsTable(
  corpus: Corpus,
  query: string,
  findings: readonly Finding[],
  t: Translate,
): TextTable {
  const { codes } = corpus.codebook;
  return {
    title: query,
    notes: [findings.length === 1 ? t('1 place found.') : t('{0} places found.', findings.length)],
    head: [t('Place'), t('Page and headings'), t('Codes'), t('Coders'), t('Text')],
    rows: findings.map(findingRecord).map(found => [
      `${found.source}:${found.at.split('-')[0]}`,
      describeWhereabouts(found, t),
      enumerate(
        found.codes.map(code => codes.get(code)?.name ?? code),
        t,
      ),
      enumerate(found.coders, t),
      found.text.replace(/\s+/g, ' '),
    ]),
  };
}

function findingRecord({ source, span, codings }: Finding): FindingRecord {
  const { reading } = source.analysis;
  const text = reading.text.slice(span.start, span.end);
  // A unit may begin and end with blanks.
  const start = span.start + text.length - text.trimStart().length;
  const end = Math.max(start, span.end - text.length + text.trimEnd().length);
  const stretch = toSource(reading, start, end);
  return {
    source: source.source.path,
    at: formatRange(source.source.lines.range(stretch)),
    ...whereaboutsOf(source.source, stretch),
    text: text.trim(),
    codes: distinct(codings.flatMap(({ annotation }) => annotation.codes)),
    coders: distinct(codings.flatMap(({ annotation }) => annotation.coder ?? [])),
    annotations: codings.map(({ file, annotation }) => ({ file, id: annotation.id })),
  };
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
