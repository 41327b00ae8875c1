import { type Annotation, parseNth, parseRange, type Review } from '../annotations/annotation';
import { pairRenamed } from '../annotations/renames';
import {
  isSideFile,
  ownerOf,
  parseSideFile,
  readAnnotation,
  readReview,
  type SideFile,
} from '../annotations/sideFile';
import { compareText } from '../base/order';
import { asFields, asList, asText, asTexts, canonical, type Fields } from '../base/values';
import { themeOf } from '../codebook/codebook';
import { allTexts, type Corpus } from '../corpus/corpus';
import { isPlanText, type ProjectFiles } from '../corpus/store';
import { buildCoverage, type CellState, type Coverage } from '../coverage/coverage';

/** One version of a project: its files, and what they come to. */
export interface ProjectVersion {
  readonly files: ProjectFiles;
  readonly corpus: Corpus;
}

/**
 * The respect in which an annotation differs between both versions: other codes; another passage (`quote`); the same passage elsewhere
 * (`place`) or with other words around it (`context`); marked as gone from the text, or no longer so (`orphan`).
 */
export type Aspect = 'codes' | 'quote' | 'place' | 'context' | 'orphan' | 'label' | 'memo' | 'other';

/** An annotation made (no `before`), removed (no `after`), or altered in some aspects. */
export interface AnnotationDiff {
  readonly id: string;
  /** Path of the side file that contains it now, or held it. */
  readonly file: string;
  readonly before?: Annotation;
  readonly after?: Annotation;
  readonly aspects: readonly Aspect[];
}

/** A review set (no `before`), taken back (no `after`), or altered. */
export interface ReviewDiff {
  readonly file: string;
  readonly before?: Review;
  readonly after?: Review;
}

/** What changed in the side files of one source. */
export interface SourceDiff {
  /** Path of the source now; where it is gone, as it was. */
  readonly source: string;
  /** Its path before, where that was another. */
  readonly renamedFrom?: string;
  readonly annotations: readonly AnnotationDiff[];
  readonly reviews: readonly ReviewDiff[];
}

/** How many annotations count for a theme that did not before, and the other way round. */
export interface ThemeDiff {
  /** Id. */
  readonly theme: string;
  readonly name: string;
  readonly added: number;
  readonly removed: number;
  /** Sources whose cell has a check mark; `undefined` where that version has no such column. */
  readonly codedBefore: number | undefined;
  readonly codedAfter: number | undefined;
}

/** A cell of the coverage table that is not what it was. */
export interface CellDiff {
  readonly source: string;
  readonly theme: string;
  /** `undefined`: that version has no such cell. */
  readonly before: CellState | undefined;
  readonly after: CellState | undefined;
}

/** What changed in the coding of a project between two versions. */
export interface CodingDiff {
  /** In the order of the table's rows; only those where something changed. */
  readonly sources: readonly SourceDiff[];
  /** In the codebook's order; only those where something changed. */
  readonly themes: readonly ThemeDiff[];
  readonly cells: readonly CellDiff[];
  /** Texts and side files that cannot be read in one of the versions, so that they were not compared. */
  readonly unreadable: readonly string[];
}

/** Computes what changed in the coding of a project. Renamed sources are recognised by the annotations they kept. */
export function diffCoding(before: ProjectVersion, after: ProjectVersion): CodingDiff {
  const [old, now] = [sideFilesOf(before), sideFilesOf(after)];
  const unreadable = [...old.values(), ...now.values()].filter(({ side }) => !side.sound);
  const renamed = pairRenamed(
    [...old.values()].filter(({ side }) => !now.has(side.path)).map(({ side }) => side),
    [...now.values()].filter(({ side }) => !old.has(side.path)).map(({ side }) => side),
  );
  const formerly = new Map([...renamed].map(([from, to]) => [to, from]));
  const skipped = new Set(unreadable.map(({ side }) => side.path));
  const sources = new Map<string, SourceDiff>();
  const newNames = new Map<string, string>();
  const paths = new Set([...now.keys(), ...[...old.keys()].filter(path => !renamed.has(path))]);
  for (const path of [...paths].sort(compareText)) {
    const [was, is] = [old.get(formerly.get(path) ?? path), now.get(path)];
    if (was && is && was.source !== is.source) newNames.set(was.source, is.source);
    if ([was, is].some(each => each && skipped.has(each.side.path))) continue;
    const found = diffSideFiles(path, was, is, after.corpus.onlyCoder);
    const source = (is ?? was)?.source ?? path;
    const renamedFrom = was && is && was.source !== is.source ? was.source : undefined;
    if (found.annotations.length + found.reviews.length === 0 && renamedFrom === undefined) continue;
    const known = sources.get(source);
    sources.set(source, {
      source,
      ...(renamedFrom !== undefined && { renamedFrom }),
      annotations: [...(known?.annotations ?? []), ...found.annotations],
      reviews: [...(known?.reviews ?? []), ...found.reviews],
    });
  }
  const rows = [...allTexts(after.corpus), ...allTexts(before.corpus)].map(({ source }) => source.path);
  const rank = (path: string) => (rows.includes(path) ? rows.indexOf(path) : rows.length);
  const inOrder = [...sources.values()].sort((a, b) => rank(a.source) - rank(b.source));
  // Of a source that cannot be read in one version, or has such a side file, nobody knows what changed.
  const texts = [before, after].flatMap(({ files }) =>
    [...files].filter(([path, { kind }]) => kind === 'unreadable' && isPlanText(path)).map(([path]) => path),
  );
  const unknown = new Set([...unreadable.map(({ source }) => source), ...texts]);
  const known = (version: ProjectVersion) => withoutSources(version.corpus, unknown);
  const corpora = { before: known(before), after: known(after) };
  const tables = { before: buildCoverage(corpora.before), after: buildCoverage(corpora.after) };
  return {
    sources: inOrder,
    themes: diffThemes(corpora.before, corpora.after, tables, inOrder),
    cells: diffCells(tables, newNames),
    unreadable: [...new Set([...unreadable.map(({ side }) => side.path), ...texts])].sort(compareText),
  };
}

function withoutSources(corpus: Corpus, left: ReadonlySet<string>): Corpus {
  return { ...corpus, sources: corpus.sources.filter(({ source }) => !left.has(source.path)) };
}

interface OwnedSideFile {
  readonly side: SideFile;
  readonly source: string;
  /** Who wrote it where its entries do not say. */
  readonly coder: string | undefined;
}

/** All side files of a version by path, those without a source too. */
function sideFilesOf({ files, corpus }: ProjectVersion): ReadonlyMap<string, OwnedSideFile> {
  const texts = allTexts(corpus);
  const sources = new Set(texts.map(({ source }) => source.path));
  const read = new Map(
    texts.flatMap(({ source, sideFiles }) =>
      sideFiles.map(side => [side.path, { side, source: source.path }] as const),
    ),
  );
  const found = new Map<string, OwnedSideFile>();
  for (const [path, file] of files) {
    if (!isSideFile(path) || file.kind === 'missing') continue;
    const text = file.kind === 'text' ? file.text : undefined;
    const known = read.get(path);
    const owner = ownerOf(path, each => sources.has(each));
    const side = known?.side ?? parseSideFile(path, text ?? '');
    found.set(path, {
      side: text === undefined ? { ...side, sound: false } : side,
      source: known?.source ?? owner?.source ?? path.replace(/\.codes\.yaml$/, ''),
      coder: owner?.coder,
    });
  }
  return found;
}

function diffSideFiles(
  file: string,
  before: OwnedSideFile | undefined,
  after: OwnedSideFile | undefined,
  onlyCoder: string | undefined,
): Pick<SourceDiff, 'annotations' | 'reviews'> {
  // During blind coding, the work of others is not reported.
  const isShown = (owned: OwnedSideFile | undefined) => (entry: Fields) =>
    onlyCoder === undefined || (asText(entry.coder) ?? owned?.coder) === onlyCoder;
  const both = (list: List, keyOf: (entry: Fields) => string | undefined) =>
    pairs(
      entriesOf(before?.side, list).filter(isShown(before)),
      entriesOf(after?.side, list).filter(isShown(after)),
      keyOf,
    );
  const annotationKey = (value: Fields) => asText(value.id);
  const annotations = both('annotations', annotationKey).flatMap(([id, was, is]): AnnotationDiff[] => {
    const aspects = was && is ? aspectsOf(was, is) : [];
    if (was && is && aspects.length === 0) return [];
    const [one, other] = [was && readAnnotation(was), is && readAnnotation(is)];
    if (!one && !other) return [];
    return [{ id, file, ...(one && { before: one }), ...(other && { after: other }), aspects }];
  });
  const reviewKey = ({ code, coder }: Fields) => `${asText(code)} ${asText(coder) ?? ''}`;
  const reviews = both('reviewed', reviewKey).flatMap(([, was, is]): ReviewDiff[] => {
    const [one, other] = [was && readReview(was), is && readReview(is)];
    if (canonical(was) === canonical(is) || (!one && !other)) return [];
    return [{ file, ...(one && { before: one }), ...(other && { after: other }) }];
  });
  return { annotations, reviews };
}

type Pair = readonly [key: string, before: Fields | undefined, after: Fields | undefined];

type List = 'annotations' | 'reviewed';

function entriesOf(side: SideFile | undefined, list: List): readonly Fields[] {
  return asList(asFields(side?.yaml.value)[list]).map(asFields);
}

/** The entries of a list in both versions, by key: those of today in their order, then those that are gone. */
function pairs(
  before: readonly Fields[],
  after: readonly Fields[],
  keyOf: (entry: Fields) => string | undefined,
): readonly Pair[] {
  const byKey = (side: readonly Fields[]) => {
    const entries = new Map<string, Fields>();
    for (const fields of side) {
      const key = keyOf(fields);
      // A broken file may use a key twice; neither entry is passed over.
      if (key !== undefined) entries.set(entries.has(key) ? `${key} ${entries.size}` : key, fields);
    }
    return entries;
  };
  const [was, is] = [byKey(before), byKey(after)];
  return [...new Set([...is.keys(), ...was.keys()])].map(key => [key, was.get(key), is.get(key)]);
}

const aspectOfKey: Readonly<Record<string, Aspect>> = {
  codes: 'codes',
  quote: 'quote',
  at: 'place',
  before: 'context',
  after: 'context',
  section: 'context',
  nth: 'context',
  orphan: 'orphan',
  label: 'label',
  memo: 'memo',
};

function aspectsOf(before: Fields, after: Fields): readonly Aspect[] {
  const found = new Set<Aspect>();
  for (const key of new Set([...Object.keys(aspectOfKey), ...Object.keys(before), ...Object.keys(after)])) {
    const aspect = Object.hasOwn(aspectOfKey, key) ? aspectOfKey[key]! : 'other';
    if (comparable(key, before[key]) !== comparable(key, after[key])) found.add(aspect);
  }
  // Another passage always has another place and other words around it, so these are not reported.
  const silent: readonly Aspect[] = found.has('quote')
    ? ['place', 'context']
    : found.has('place')
      ? ['context']
      : [];
  return [...found].filter(aspect => !silent.includes(aspect));
}

function comparable(key: string, value: unknown): string | undefined {
  if (key === 'codes') return canonical(asTexts(value).toSorted());
  if (key === 'at') return canonical(parseRange(asText(value) ?? ''));
  if (key === 'nth') return canonical(parseNth(asText(value) ?? ''));
  return key === 'memo' ? canonical(asText(value)?.trim()) : canonical(value);
}

interface Tables {
  readonly before: Coverage;
  readonly after: Coverage;
}

function diffThemes(
  before: Corpus,
  after: Corpus,
  tables: Tables,
  sources: readonly SourceDiff[],
): readonly ThemeDiff[] {
  const themes = new Map([...after.codebook.themes, ...before.codebook.themes].map(each => [each.id, each]));
  const counts = new Map<string, { added: number; removed: number }>();
  const count = (id: string) => {
    const known = counts.get(id) ?? { added: 0, removed: 0 };
    counts.set(id, known);
    return known;
  };
  for (const each of sources.flatMap(({ annotations }) => annotations)) {
    const [was, is] = [each.before, each.after].map(side => new Set(side?.codes.map(themeOf)));
    for (const id of is ?? []) if (!was?.has(id)) count(id).added++;
    for (const id of was ?? []) if (!is?.has(id)) count(id).removed++;
  }
  const totals = [tables.before, tables.after].map(
    table => new Map(table.totals.map(({ theme, coded }) => [theme, coded])),
  );
  return [...new Set([...themes.keys(), ...counts.keys()])]
    .map(theme => ({
      theme,
      name: themes.get(theme)?.name ?? theme,
      ...(counts.get(theme) ?? { added: 0, removed: 0 }),
      codedBefore: totals[0]?.get(theme),
      codedAfter: totals[1]?.get(theme),
    }))
    .filter(each => each.added + each.removed > 0 || each.codedBefore !== each.codedAfter);
}

function diffCells({ before, after }: Tables, newNames: ReadonlyMap<string, string>): readonly CellDiff[] {
  const cellsOf = (table: Coverage, nameOf: (path: string) => string) =>
    new Map(
      table.rows.flatMap(({ coded, cells }) =>
        cells.map(({ theme, state }) => {
          const source = nameOf(coded.source.path);
          return [`${source}\n${theme}`, { source, theme, state }] as const;
        }),
      ),
    );
  const was = cellsOf(before, path => newNames.get(path) ?? path);
  const is = cellsOf(after, path => path);
  return [...new Set([...is.keys(), ...was.keys()])].flatMap(key => {
    const [old, now] = [was.get(key), is.get(key)];
    const { source, theme } = now ?? old ?? { source: '', theme: '' };
    // A cell that came or went without any statement in it is not reported.
    const isNews = (old?.state ?? 'unreviewed') !== (now?.state ?? 'unreviewed');
    return isNews ? [{ source, theme, before: old?.state, after: now?.state }] : [];
  });
}
