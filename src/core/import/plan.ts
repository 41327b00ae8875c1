import { type Anchor, describe, resolve } from '../annotations/anchor';
import type { Annotation, Target } from '../annotations/annotation';
import { foldToLetters } from '../annotations/letters';
import type { Codebook } from '../codebook/codebook';
import { allTexts, type CodedSource, type Corpus, sideFileFor } from '../corpus/corpus';
import { sha256 } from '../text/bytes';
import { defined } from '../values';
import { CodePoints } from './codePoints';
import type { CodingRow } from './rows';

/** A row as it will be imported. */
export interface PlannedRow {
  readonly row: CodingRow;
  /** Path of the source. */
  readonly source: string;
  /** Path of the side file it goes to. */
  readonly file: string;
  readonly annotation: Annotation;
  readonly anchor: Anchor;
  /** It is there already: from an earlier import, or from the same row again. Nothing is added then. */
  readonly isThere: boolean;
  /** It gives offsets at which its quote does not stand: they were not used. */
  readonly isMistold: boolean;
}

/** What becomes of a row: it has its one place, or waits for a person in the state of an annotation without one. */
export type ImportState = 'placed' | Exclude<Anchor['state'], 'exact' | 'moved'>;

/** How many rows there are of each. */
export type ImportCounts = Readonly<Record<ImportState, number>>;

/** A row that was never coded here cannot have moved: what counts is whether its place is certain. */
export function importStateOf({ state }: Anchor): ImportState {
  return state === 'exact' || state === 'moved' ? 'placed' : state;
}

export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  /** Of all planned rows, those that are there already among them. */
  readonly counts: ImportCounts;
  /** Rows whose source is not in the project, or is not said. */
  readonly homeless: readonly CodingRow[];
  /** Codes that the codebook does not have; they are kept as they are given. */
  readonly unknownCodes: readonly string[];
}

/**
 * Plans the import of codings made elsewhere: each finds its place by its quote (`start` and `end`, if right, tell
 * twins apart) and becomes an annotation. What finds no certain place becomes one that waits for a person.
 * `textOf` gives the text of a source as its file has it, for offsets.
 */
export function planImport(
  corpus: Corpus,
  rows: readonly CodingRow[],
  textOf: (source: string) => string | undefined,
): ImportPlan {
  const planned: PlannedRow[] = [];
  const homeless: CodingRow[] = [];
  const unknownCodes = new Set<string>();
  const counts = { placed: 0, fuzzy: 0, ambiguous: 0, orphan: 0 };
  // Also what other coders have, who may be hidden.
  const taken = new Set(
    allTexts(corpus).flatMap(({ source, sideFiles }) =>
      sideFiles.flatMap(({ annotations }) => annotations.map(({ id }) => `${source.path}#${id}`)),
    ),
  );
  const codePaths = pathsByName(corpus.codebook);
  const points = new Map<string, CodePoints>();
  const pointsOf = (path: string) => {
    const text = points.has(path) ? undefined : textOf(path);
    if (text !== undefined) points.set(path, new CodePoints(text));
    return points.get(path);
  };
  for (const row of rows) {
    const coded = findSource(corpus, row.source);
    if (!coded) {
      homeless.push(row);
      continue;
    }
    const { path } = coded.source;
    const codes = row.codes.map(code => codePaths.get(code) ?? code);
    for (const code of codes) if (!corpus.codebook.codes.has(code)) unknownCodes.add(code);
    const { target, anchor, isMistold } = place(coded, row, pointsOf(path));
    const id = idOf(row, path, codes);
    const { coder, memo } = row;
    counts[importStateOf(anchor)]++;
    planned.push({
      row,
      source: path,
      file: sideFileFor(coded, corpus.settings.coders.includes(coder ?? '') ? coder : undefined),
      annotation: { id, codes, ...target, ...defined({ coder, memo }) },
      anchor,
      isThere: taken.has(`${path}#${id}`),
      isMistold,
    });
    taken.add(`${path}#${id}`);
  }
  return { rows: planned, counts, homeless, unknownCodes: [...unknownCodes].sort() };
}

/** Where a quote stands, and how the annotation says so. */
function place(
  { source, analysis }: CodedSource,
  row: CodingRow,
  points: CodePoints | undefined,
): Pick<PlannedRow, 'anchor' | 'isMistold'> & { readonly target: Target } {
  const { reading } = analysis;
  const bare: Target = { quote: row.quote };
  const told = points?.span(row.start, row.end ?? endOf(row));
  const letters = (quote: string) => foldToLetters(quote).text;
  const isTold = told && letters(source.text.slice(told.start, told.end)) === letters(row.quote);
  const anchor: Anchor = isTold
    ? { state: 'exact', span: told, score: 1, reason: 'in-place' }
    : resolve(source, reading, bare);
  const described = 'span' in anchor ? describe(source, reading, anchor.span) : undefined;
  const isMistold = row.start !== undefined && !isTold;
  return { anchor, target: described ?? bare, isMistold };
}

function endOf({ start, quote }: CodingRow): number | undefined {
  return start === undefined ? undefined : start + [...quote].length;
}

/** The source a row means: by its path, else by file name or label where only one has it; the only one where none is said. */
function findSource(corpus: Corpus, given: string | undefined): CodedSource | undefined {
  const { sources } = corpus;
  if (given === undefined) return sources.length === 1 ? sources[0] : undefined;
  const texts = allTexts(corpus);
  const wanted = given.normalize('NFC').replaceAll('\\', '/').replace(/^\.\//, '');
  const isWanted = (name: string) => name.normalize('NFC') === wanted;
  const exact = texts.find(({ source }) => isWanted(source.path));
  const named = texts.filter(
    ({ source, label }) => isWanted(source.path.slice(source.path.lastIndexOf('/') + 1)) || isWanted(label),
  );
  return exact ?? (named.length === 1 ? named[0] : undefined);
}

/** Paths of codes by their names, for names that only one code has. */
function pathsByName({ codes }: Codebook): ReadonlyMap<string, string> {
  const paths = new Map<string, string | undefined>();
  for (const { name, path } of codes.values()) paths.set(name, paths.has(name) ? undefined : path);
  // A path means itself, whatever is called like it.
  for (const path of codes.keys()) paths.set(path, path);
  return new Map([...paths].filter((entry): entry is [string, string] => entry[1] !== undefined));
}

const idLength = 10;

/** The same for the same row in every import, so that importing again adds nothing. */
function idOf(row: CodingRow, source: string, codes: readonly string[]): string {
  const said = JSON.stringify([source, row.quote, [...codes].sort(), row.coder, row.start, row.end]);
  return Array.from(sha256(said), byte => (byte % 36).toString(36))
    .join('')
    .slice(0, idLength);
}
