import { asFields, asText } from '../base/values';
import { finder } from '../corpus/attributesFile';
import { corpusFile, relative } from '../corpus/settings';
import { parseYaml } from '../yaml/parse';
import { type CsvText, cutCsv } from './csvText';

/** The files that contain attributes, as they are on disk. */
export interface AttributeTexts {
  /** corpus.yaml; empty where there is none. */
  readonly corpus: string;
  /** The CSV file it names; `undefined` where it names none. */
  readonly file: { readonly path: string; readonly text: string } | undefined;
  /** Paths of the sources, in the order of the table. */
  readonly sources: readonly string[];
}

/** What the files say of attributes, each by itself. */
export interface AttributePlaces {
  /** By path of a source: the values under `attributes` in corpus.yaml. */
  readonly inline: ReadonlyMap<string, ReadonlyMap<string, string | number | boolean>>;
  readonly csv:
    | {
        readonly path: string;
        readonly cut: CsvText;
        /** The names of its columns; the first is that of the sources. */
        readonly names: readonly string[];
        /** By path of a source: number of its row. */
        readonly rows: ReadonlyMap<string, number>;
      }
    | undefined;
}

/** A file that cannot be read, and is therefore not written to either. */
export interface UnreadableAttributes {
  readonly unreadable: string;
}

export function readPlaces(texts: AttributeTexts): AttributePlaces | UnreadableAttributes {
  const { value, issues } = parseYaml(corpusFile, texts.corpus, {});
  if (
    texts.corpus.trim() !== '' &&
    (value === undefined || issues.some(({ code }) => code === 'yaml-syntax'))
  )
    return { unreadable: corpusFile };
  const inline = new Map<string, ReadonlyMap<string, string | number | boolean>>();
  for (const [path, values] of Object.entries(asFields(asFields(value).attributes))) {
    const given = Object.entries(asFields(values)).flatMap(([name, each]) =>
      typeof each === 'boolean' || asText(each) !== undefined
        ? [[name, each as string | number | boolean] as const]
        : [],
    );
    inline.set(relative(path), new Map(given));
  }
  if (!texts.file) return { inline, csv: undefined };
  const { path, text } = texts.file;
  const cut = cutCsv(text);
  if (!cut) return { unreadable: path };
  const names = (cut.rows[0] ?? []).map(({ value }) => value.trim());
  const find = finder(texts.sources);
  const rows = new Map<string, number>();
  for (const [i, row] of cut.rows.entries()) {
    const found = i === 0 ? [] : find(row[0]!.value.trim());
    if (found.length === 1 && row.length <= names.length && !rows.has(found[0]!)) rows.set(found[0]!, i);
  }
  return { inline, csv: { path, cut, names, rows } };
}

/** The value the CSV file gives a source, as it is written there; empty for none. */
export function csvValue(places: AttributePlaces, source: string, attribute: string): string {
  const { csv } = places;
  const row = csv?.rows.get(source);
  if (!csv || row === undefined) return '';
  const column = csv.names.indexOf(attribute, 1);
  return column === -1 ? '' : (csv.cut.rows[row]![column]?.value.trim() ?? '');
}
