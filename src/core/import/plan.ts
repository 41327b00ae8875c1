import { type Anchor, describe, isCertain, resolve } from '../annotations/anchor';
import type { Annotation, Target } from '../annotations/annotation';
import type { Change } from '../annotations/change';
import { foldToLetters } from '../annotations/letters';
import { defined } from '../base/values';
import type { Codebook } from '../codebook/codebook';
import { allTexts, type CodedSource, type Corpus, sideFileFor } from '../corpus/corpus';
import { sourceLabel } from '../corpus/select';
import { sha256 } from '../text/bytes';
import { CodePoints } from './codePoints';
import { Present } from './present';
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
  /** The coding is there already: by hand, from an earlier import, or from a row above. No annotation is added then. */
  readonly isThere: boolean;
  /** The annotation that is there, where it gets what it lacks: the memo of this row, or the place. */
  readonly before?: Annotation;
  /** Its quote is not at its offsets, so they were not used. */
  readonly isMistold: boolean;
}

/** What happens to a row: it has a certain place, or waits for a person like any annotation without one. */
export type ImportState = 'placed' | Exclude<Anchor['state'], 'exact' | 'moved'>;

/** How many rows there are of each. */
export type ImportCounts = Readonly<Record<ImportState, number>>;

/** Changes of side files by the rows: first additions, then completions. */
export function changesOf(rows: readonly PlannedRow[]): readonly {
  readonly source: string;
  readonly file: string;
  readonly change: Extract<Change, { kind: 'annotation' }>;
}[] {
  const change = ({ source, file, annotation, before }: PlannedRow) => ({
    source,
    file,
    change: { kind: 'annotation', after: annotation, ...defined({ before }) } as const,
  });
  return [
    ...rows.filter(({ isThere }) => !isThere).map(change),
    ...rows.filter(({ before }) => before !== undefined).map(change),
  ];
}

/** A row that was never coded here cannot have moved; it only matters whether its place is certain. */
export function importStateOf(anchor: Anchor): ImportState {
  return isCertain(anchor) ? 'placed' : anchor.state;
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
  const codePaths = pathsByName(corpus.codebook);
  const present = new Map<string, Present>();
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
    const known = present.get(path) ?? new Present(coded);
    present.set(path, known);
    const { coder, memo } = row;
    counts[importStateOf(anchor)]++;
    const ids = idsOf(row, path, codes);
    const outcome = known.outcomeOf(row, codes, ids, target, anchor);
    const common = { row, source: path, anchor, isMistold };
    if (outcome.kind !== 'new') {
      const { annotation, file } = outcome;
      const before = outcome.kind === 'completes' ? outcome.before : undefined;
      planned.push({ ...common, file, annotation, isThere: true, ...defined({ before }) });
      continue;
    }
    const file = sideFileFor(coded, corpus.settings.coders.includes(coder ?? '') ? coder : undefined);
    const { label, created } = row;
    const id = row.id === undefined || known.has(row.id) ? ids[0] : row.id;
    const annotation = {
      id,
      codes: outcome.codes,
      ...target,
      ...defined({ label, coder, memo, created }),
    };
    planned.push({ ...common, file, annotation, isThere: false });
    known.add(annotation, file, anchor);
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
  const length = [...row.quote].length;
  const start = row.start ?? (row.end === undefined ? undefined : row.end - length);
  const told = points?.span(start, row.end ?? (start === undefined ? undefined : start + length));
  const letters = (quote: string) => foldToLetters(quote).text;
  const isTold = told && letters(source.text.slice(told.start, told.end)) === letters(row.quote);
  const anchor: Anchor = isTold
    ? { state: 'exact', span: told, score: 1, reason: 'in-place' }
    : resolve(source, reading, bare);
  const described = 'span' in anchor ? describe(source, reading, anchor.span) : undefined;
  const isMistold = row.notOffsets !== undefined || (start !== undefined && !isTold);
  return { anchor, target: described ?? bare, isMistold };
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
    ({ source: { path }, label }) =>
      isWanted(path.slice(path.lastIndexOf('/') + 1)) || isWanted(sourceLabel(path)) || isWanted(label),
  );
  return exact ?? (named.length === 1 ? named[0] : undefined);
}

/** Paths of codes by their names, for names that only one code has. */
function pathsByName({ codes }: Codebook): ReadonlyMap<string, string> {
  const paths = new Map<string, string | undefined>();
  for (const { name, path } of codes.values()) paths.set(name, paths.has(name) ? undefined : path);
  // A path always means the code of that path, even if another code has it as its name.
  for (const path of codes.keys()) paths.set(path, path);
  return new Map([...paths].filter((entry): entry is [string, string] => entry[1] !== undefined));
}

const idLength = 10;

/**
 * Ids that are the same for the same row in every import, so that importing again adds nothing: first the current one, then that of earlier
 * versions, which left out the memo.
 */
function idsOf(row: CodingRow, source: string, codes: readonly string[]): readonly [string, ...string[]] {
  const said = [source, row.quote, [...codes].sort(), row.coder, row.start, row.end];
  const bare = idOf(said);
  const more = defined({ memo: row.memo, notOffsets: row.notOffsets });
  return Object.keys(more).length === 0 ? [bare] : [idOf([...said, more]), bare];
}

function idOf(said: readonly unknown[]): string {
  return Array.from(sha256(JSON.stringify(said)), byte => (byte % 36).toString(36))
    .join('')
    .slice(0, idLength);
}
