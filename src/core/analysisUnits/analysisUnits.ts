import type { Annotation } from '../annotations/annotation';
import type { Change } from '../annotations/change';
import type { Range } from '../base/issue';
import { type Coding, codingsOf, passageKey } from '../corpus/codings';
import { type CodedSource, type Corpus, isPlaced, type PlacedAnnotation } from '../corpus/corpus';
import type { Heading } from '../text/headings';

/** A coded passage as a row of the numbered table of analysis units. Passages with the same ends are one unit. */
export interface AnalysisUnit {
  /** Document, chapter and article: `1-2-3`. */
  readonly number: UnitNumber;
  /** Whether a side file keeps the number, so that later edits do not change it. */
  readonly isKept: boolean;
  /** The number that a side file has for it and that another unit has, too: both cannot keep it. */
  readonly lost?: string;
  readonly coded: CodedSource;
  readonly range: Range;
  readonly text: string;
  /** Paths of codes, in the order of the codebook. */
  readonly codes: readonly string[];
  readonly coders: readonly string[];
  /** All annotations of the passage, whoever's coding counts: the number is one of the passage. */
  readonly annotations: readonly PlacedAnnotation[];
}

/** The parts of `1-2-3`. The chapter is 0 before the first heading. */
export interface UnitNumber {
  readonly document: number;
  readonly chapter: number;
  readonly article: number;
}

export function unitNumberText({ document, chapter, article }: UnitNumber): string {
  return `${document}-${chapter}-${article}`;
}

/** Reads `1-2-3`; `undefined` for anything else. */
export function parseUnitNumber(text: string): UnitNumber | undefined {
  const found = /^([1-9]\d{0,5})-(0|[1-9]\d{0,5})-([1-9]\d{0,5})$/.exec(text);
  return found
    ? { document: Number(found[1]), chapter: Number(found[2]), article: Number(found[3]) }
    : undefined;
}

/**
 * The units of a project, by source and place. A number that a side file keeps stays. The others are given by order: the document is
 * the place of the source among all, or the next number if any are kept; the chapter is the heading of the highest level that
 * occurs more than once; the article counts the units of the chapter, after those that are kept.
 */
export function analysisUnits({ sources, codebook }: Corpus): readonly AnalysisUnit[] {
  const order = new Map([...codebook.codes.keys()].map((path, i) => [path, i]));
  const drafts = sources.map(coded => draftsOf(coded, order));
  const documents = documentNumbers(sources, drafts);
  return drafts.flatMap((units, i) => numbered(units, sources[i]!, documents[i]!));
}

/** Changes that keep the numbers of units in the side files; none for those that are kept already. */
export function keptNumbers(
  units: readonly AnalysisUnit[],
): readonly { readonly source: string; readonly file: string; readonly change: Change }[] {
  return units.flatMap(({ number, coded, annotations }) => {
    const kept = unitNumberText(number);
    return annotations
      .filter(({ annotation }) => annotation.number !== kept)
      .map(({ annotation, file }) => ({
        source: coded.source.path,
        file,
        change: { kind: 'annotation' as const, before: annotation, after: { ...annotation, number: kept } },
      }));
  });
}

interface Draft {
  readonly kept: UnitNumber | undefined;
  readonly chapter: number;
  readonly unit: Omit<AnalysisUnit, 'number' | 'isKept' | 'lost'>;
}

function draftsOf(coded: CodedSource, order: ReadonlyMap<string, number>): readonly Draft[] {
  const { source, analysis } = coded;
  const keyOf = ({ anchor }: Coding) => passageKey(source, anchor.span, undefined);
  const groups = grouped(codingsOf(coded), keyOf);
  const places = grouped(coded.annotations.filter(isPlaced), keyOf);
  const chapters = chaptersOf(analysis.headings);
  return [...groups].map(([key, codings]) => {
    const { span } = codings[0]!.anchor;
    const annotations = places.get(key) ?? [];
    const codes = [...new Set(codings.flatMap(({ annotation }) => annotation.codes))];
    const rank = (path: string) => order.get(path) ?? order.size;
    return {
      kept: keptOf(annotations.map(({ annotation }) => annotation)),
      chapter: chapters.filter(({ start }) => start <= span.start).length,
      unit: {
        coded,
        annotations,
        range: source.lines.range(span),
        text: source.text.slice(span.start, span.end),
        codes: codes.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)),
        coders: [
          ...new Set(codings.flatMap(({ annotation: { coder } }) => (coder === undefined ? [] : [coder]))),
        ],
      },
    };
  });
}

/** Headings of the highest level that has several; of the highest at all where none has. */
function chaptersOf(headings: readonly Heading[]): readonly Heading[] {
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => a - b);
  const of = (wanted: number) => headings.filter(({ level }) => level === wanted);
  return levels.map(of).find(found => found.length > 1) ?? of(levels[0] ?? 0);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The smallest number that annotations of a passage have. */
function keptOf(annotations: readonly Annotation[]): UnitNumber | undefined {
  const numbers = annotations.flatMap(({ number }) =>
    number === undefined ? [] : (parseUnitNumber(number) ?? []),
  );
  return numbers.sort((a, b) => a.document - b.document || a.chapter - b.chapter || a.article - b.article)[0];
}

/** The number of each source: the one its units keep, unless a source before it has that; the next free one for the others. */
function documentNumbers(
  sources: readonly CodedSource[],
  drafts: readonly (readonly Draft[])[],
): readonly number[] {
  const taken = new Set<number>();
  const kept = drafts.map(units => {
    const found = units.find(({ kept }) => kept && !taken.has(kept.document))?.kept?.document;
    if (found !== undefined) taken.add(found);
    return found;
  });
  if (taken.size === 0) return sources.map((_, i) => i + 1);
  let next = Math.max(...taken);
  return kept.map(number => number ?? ++next);
}

function numbered(
  drafts: readonly Draft[],
  { annotations }: CodedSource,
  document: number,
): readonly AnalysisUnit[] {
  const given = new Set<string>();
  const isFirst = (kept: UnitNumber): boolean => {
    const text = unitNumberText(kept);
    if (kept.document !== document || given.has(text)) return false;
    given.add(text);
    return true;
  };
  const own = drafts.map(({ kept }) => (kept && isFirst(kept) ? kept : undefined));
  // Numbers of passages that wait for a place are theirs.
  const last = new Map<number, number>();
  for (const { annotation } of annotations) {
    const kept = parseUnitNumber(annotation.number ?? '');
    if (kept?.document === document)
      last.set(kept.chapter, Math.max(last.get(kept.chapter) ?? 0, kept.article));
  }
  return drafts.map(({ kept, chapter, unit }, i) => {
    const number = own[i];
    if (number) return { ...unit, number, isKept: true };
    const article = (last.get(chapter) ?? 0) + 1;
    last.set(chapter, article);
    return {
      ...unit,
      number: { document, chapter, article },
      isKept: false,
      ...(kept && { lost: unitNumberText(kept) }),
    };
  });
}
