import Papa from 'papaparse';
import { asFields, asText, asTexts, defined, type Fields } from '../base/values';
import { readOffset } from './offsets';

/** A coding made elsewhere: one row of a CSV file, one line of a JSONL file. */
export interface CodingRow {
  /** 1-based line of the file that it begins on. */
  readonly line: number;
  /** As given: a path of the project, a file name, or a label. `undefined`: the only source there is. */
  readonly source?: string;
  readonly quote: string;
  /** As given: paths or names of codes. */
  readonly codes: readonly string[];
  /**
   * Offsets in code points, end exclusive, in the text of the file as it stands: a CRLF counts as two, a BOM is not
   * counted. Hints: the quote decides.
   */
  readonly start?: number;
  readonly end?: number;
  /** Text in the place of an offset that is no offset. */
  readonly notOffsets?: readonly string[];
  readonly coder?: string;
  readonly memo?: string;
  /** What it is called in messages, where a line says nothing. */
  readonly where?: string;
  readonly label?: string;
  /** Id and day of the annotation that it was before it went to another program. */
  readonly id?: string;
  readonly created?: string;
}

/** A row that cannot be used, and why. */
export interface RowProblem {
  readonly line: number;
  readonly reason: 'not-json' | 'bad-csv' | 'no-quote' | 'no-codes';
}

export interface Rows {
  readonly rows: readonly CodingRow[];
  readonly problems: readonly RowProblem[];
}

/** Reads codings from the text of a file; `undefined` where its name or its header row is that of another kind. */
export function readImport(name: string, text: string): Rows | undefined {
  const content = text.replace(/^\ufeff/, '');
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return gather(jsonLines(content));
  return /\.(?:csv|tsv)$/i.test(name) ? readCsv(content) : undefined;
}

/** A row as its keys and values, or what is wrong with it. */
type Raw = { readonly line: number } & (
  | { readonly fields: Fields }
  | { readonly reason: RowProblem['reason'] }
);

function gather(raws: readonly Raw[]): Rows {
  const rows: CodingRow[] = [];
  const problems: RowProblem[] = [];
  for (const raw of raws) {
    const row = 'reason' in raw ? raw.reason : toRow(raw.line, raw.fields);
    if (typeof row === 'string') problems.push({ line: raw.line, reason: row });
    else rows.push(row);
  }
  return { rows, problems };
}

function jsonLines(text: string): readonly Raw[] {
  return text.split(/\r\n|\n|\r/).flatMap((content, i): Raw[] => {
    const line = i + 1;
    if (content.trim() === '') return [];
    try {
      return [{ line, fields: asFields(JSON.parse(content)) }];
    } catch {
      return [{ line, reason: 'not-json' }];
    }
  });
}

/** Spreadsheets write commas, semicolons or tabs, depending on the country: we take the one that gives the columns we need. */
const delimiters = [',', ';', '\t'];

function readCsv(text: string): Rows | undefined {
  for (const delimiter of delimiters) {
    const head = Papa.parse<string[]>(text, { delimiter, preview: 1 }).data[0]?.map(name =>
      name.trim().toLowerCase(),
    );
    if (!head?.includes('quote')) continue;
    const raws: Raw[] = [];
    let begin = 0;
    Papa.parse<string[]>(text, {
      delimiter,
      step({ data, errors, meta }) {
        const line = lineAt(text, begin);
        begin = meta.cursor;
        if (line === 1 || data.every(cell => cell.trim() === '')) return;
        const isWhole = errors.length === 0 && data.length <= head.length;
        raws.push(
          isWhole
            ? { line, fields: Object.fromEntries(head.map((name, i) => [name, data[i]])) }
            : { line, reason: 'bad-csv' },
        );
      },
    });
    return gather(raws);
  }
  return undefined;
}

function lineAt(text: string, offset: number): number {
  return (text.slice(0, offset).match(/\r\n|\n|\r/g)?.length ?? 0) + 1;
}

function toRow(line: number, fields: Fields): CodingRow | RowProblem['reason'] {
  const quote = textIn(fields.quote)?.replace(/\r\n?/g, '\n');
  const codes = codesIn(fields.codes ?? fields.code);
  if (quote === undefined) return 'no-quote';
  if (codes.length === 0) return 'no-codes';
  const { source, coder, memo } = fields;
  const [start, end] = [readOffset(fields.start), readOffset(fields.end)];
  const notOffsets = [start, end].filter(offset => typeof offset === 'string');
  const optional = {
    source: textIn(source),
    coder: textIn(coder),
    memo: textIn(memo)?.replace(/\r\n?/g, '\n'),
    start: typeof start === 'number' ? start : undefined,
    end: typeof end === 'number' ? end : undefined,
    notOffsets: notOffsets.length > 0 ? notOffsets : undefined,
  };
  return { line, quote, codes, ...defined(optional) };
}

/** Text without blanks around it; `undefined` where nothing is left. */
function textIn(value: unknown): string | undefined {
  return asText(value)?.trim() || undefined;
}

/** Codes as a list, or in one text with semicolons between them. */
function codesIn(value: unknown): readonly string[] {
  const given = Array.isArray(value) ? asTexts(value) : (asText(value) ?? '').split(/[;；]/);
  return [...new Set(given.map(code => code.trim()).filter(code => code !== ''))];
}
