import { asFields, asText, asTexts, defined } from '../base/values';

/** What is frozen for a paper, and who is named with it: `results` in corpus.yaml. */
export interface ResultsSettings {
  /** The title they go by; left out: that of the codebook. */
  readonly title?: string;
  /** Who is cited, in this order. */
  readonly authors: readonly string[];
  /** The licence, as an SPDX identifier such as CC-BY-4.0. */
  readonly license?: string;
  /** The language of the words in the files; left out: that of whoever freezes them. */
  readonly language?: string;
  /** Commands of the command line without folder and `--out`, such as `report --format csv,docx`. */
  readonly exports: readonly string[];
}

/** What is frozen where corpus.yaml names nothing: table, network and statistics, for people and for other programs. */
export const usualExports: readonly string[] = [
  'report --format csv,xlsx,docx,html',
  'network --format svg,gexf',
  'stats --format csv,xlsx',
];

export const noResultsSettings: ResultsSettings = { authors: [], exports: [] };

/** Reads `results` of corpus.yaml. Invalid parts are left out: the schema reports them. */
export function readResults(value: unknown): ResultsSettings {
  const fields = asFields(value);
  const text = (key: string) => asText(fields[key])?.trim() || undefined;
  const texts = (key: string) =>
    asTexts(fields[key])
      .map(each => each.trim())
      .filter(each => each !== '');
  return {
    authors: texts('authors'),
    exports: texts('exports'),
    ...defined({ title: text('title'), license: text('license'), language: text('language') }),
  };
}
