import { comparedUnits, type UnitField } from '../../agreement/comparedUnits';
import type { AgreementUnit } from '../../agreement/judged';
import { nameOfCoder } from '../../annotations/settlement';
import type { Range } from '../../base/issue';
import type { Whereabouts } from '../../base/whereabouts';
import type { Codebook } from '../../codebook/codebook';
import { codesOf, counts } from '../../codebook/columns';
import { allCodingsOf, type Coding, codingsOf } from '../../corpus/codings';
import { type CodedSource, type Corpus, sourceAt } from '../../corpus/corpus';
import { whereaboutsOf } from '../../corpus/whereabouts';
import type { Basis } from '../../coverage/basis';
import type { Match } from '../../keywords/match';
import { countingOf, countingOfThemes } from '../../network/cooccurrence';
import { nodeIdOf, type Occurrence, occurrencesIn } from '../../network/occurrences';
import { type HitPair, type HitPlace, pairsInWindow } from '../../network/windows';
import type { Span } from '../../text/lines';
import { endOfLine, isLowSurrogate, lineStart } from '../../text/offsets';
import { fromSource, toSource } from '../../text/reading';
import { unitSpan } from '../../text/units';
import { codeNames } from '../changes/diffWords';

/**
 * The number to trace to its passages. Without `source` and `group`: the whole corpus; without `theme`: all themes. A `theme` may be the
 * path of any code, and several themes that are merged, joined by `+`.
 */
export type PassageQuery =
  | {
      readonly of: 'cell';
      readonly basis: Basis;
      readonly theme?: string;
      readonly source?: string;
      /** Some of the sources, with a name for them. */
      readonly group?: { readonly name: string; readonly sources: readonly string[] };
    }
  | { readonly of: 'node'; readonly node: string }
  | {
      readonly of: 'edge';
      readonly source: string;
      readonly target: string;
      /** Only in some of the sources, with a name for them. */
      readonly group?: { readonly name: string; readonly sources: readonly string[] };
      /** The ends are themes: places where their keywords co-occur, or passages coded with them. */
      readonly themes?: Basis;
    }
  | AgreementQuery;

/** What a number of agreement rests on: units that the coders have judged, or the passages they coded. */
export interface AgreementQuery {
  readonly of: 'agreement';
  readonly coders: readonly string[];
  readonly unit: AgreementUnit;
  /** Path of a code; `undefined` = all themes. */
  readonly code?: string;
  readonly source?: string;
  /** Which units, of one code; `undefined` = passages. */
  readonly field?: UnitField;
}

/** A query for a cell of the table, a total, a row or a column. */
export type CellQuery = Extract<PassageQuery, { of: 'cell' }>;

/** One passage behind a number. */
export interface Passage extends Whereabouts {
  readonly source: string;
  readonly label: string;
  /** Place of the passage itself: the annotation, the match, or the unit (by window, the stretch) that contains both keywords. */
  readonly range: Range;
  /** The text around and in it, in pieces; the marked ones answer the query. */
  readonly pieces: readonly Piece[];
  /** Only of annotations. */
  readonly coder?: string;
  readonly memo?: string;
  /** Names of its codes, those of sub-codes with their theme's before them. */
  readonly codes?: readonly string[];
  /** Day it was made, YYYY-MM-DD. */
  readonly created?: string;
}

/** A piece of a passage. */
interface Piece {
  readonly text: string;
  readonly marked: boolean;
  /** For passages of an edge: which of its ends it is, 0 = its source; left out if it is both. */
  readonly end?: 0 | 1;
}

/** A stretch to be marked; `of`: which end of an edge it is. */
interface Mark extends Span {
  readonly of?: 0 | 1;
}

/** Characters of context on either side of a passage. */
const context = 24;
/** Unmarked text longer than this is shortened; a sentence hardly ever is. */
const longestPiece = 240;

/** The passages behind a number, in order of sources and places; as many as the number says. */
export function findPassages(corpus: Corpus, query: PassageQuery): readonly Passage[] {
  switch (query.of) {
    case 'cell': {
      const { codebook } = corpus;
      const codes = query.theme === undefined ? undefined : (codesOf(query.theme, codebook) ?? []);
      return sourcesOf(corpus, query).flatMap(coded => cellPassages(coded, codebook, query.basis, codes));
    }
    case 'node':
      if (corpus.settings.network.nodes === 'codes') {
        return corpus.sources.flatMap(coded =>
          codingsOf(coded)
            .filter(({ annotation }) => annotation.codes.includes(query.node))
            .map(placed => annotationPassage(coded, placed, corpus.codebook)),
        );
      }
      return corpus.sources.flatMap(coded =>
        coded.analysis.matches
          .filter(match => match.keyword.term === query.node)
          .map(match => matchPassage(coded, match)),
      );
    case 'edge':
      return inGroup(corpus, query.group).flatMap(coded => edgePassages(coded, corpus, query));
    case 'agreement':
      return agreementPassages(corpus, query);
  }
}

function agreementPassages(corpus: Corpus, query: AgreementQuery): readonly Passage[] {
  const { coders, code, field, unit } = query;
  const isTheirs = ({ annotation }: Coding) =>
    coders.includes(nameOfCoder(annotation.coder) ?? '') &&
    (code === undefined || counts([code], annotation.codes, corpus.codebook));
  if (field === undefined || code === undefined) {
    return sourcesOf(corpus, query).flatMap(coded =>
      allCodingsOf(coded)
        .filter(isTheirs)
        .map(placed => annotationPassage(coded, placed, corpus.codebook)),
    );
  }
  return comparedUnits(corpus, { coders, unit, code, field })
    .filter(({ source }) => query.source === undefined || source.source.path === query.source)
    .map(({ source, span }) => stretchPassage(source, trimmed(source, span), marksOf(source, span)));

  function marksOf(source: CodedSource, span: Span): readonly Mark[] {
    const { reading } = source.analysis;
    return allCodingsOf(source)
      .filter(isTheirs)
      .map(({ annotation, anchor }): Mark => {
        const start = Math.max(span.start, fromSource(reading, anchor.span.start));
        const end = Math.min(span.end, fromSource(reading, anchor.span.end));
        const coder = coders.indexOf(nameOfCoder(annotation.coder) ?? '');
        return { start, end, ...((coder === 0 || coder === 1) && { of: coder }) };
      })
      .filter(({ start, end }) => start < end)
      .sort((a, b) => a.start - b.start || a.end - b.end);
  }
}

function sourcesOf(
  corpus: Corpus,
  { source, group }: Pick<CellQuery, 'source' | 'group'>,
): readonly CodedSource[] {
  if (source === undefined) return inGroup(corpus, group);
  const coded = sourceAt(corpus, source);
  return coded ? [coded] : [];
}

/** The sources of a group; all without one. */
function inGroup(
  corpus: Corpus,
  group: { readonly sources: readonly string[] } | undefined,
): readonly CodedSource[] {
  if (!group) return corpus.sources;
  const wanted = new Set(group.sources);
  return corpus.sources.filter(coded => wanted.has(coded.source.path));
}

/** `codes` undefined = whatever the codes are. */
function cellPassages(
  coded: CodedSource,
  codebook: Codebook,
  basis: Basis,
  codes: readonly string[] | undefined,
): readonly Passage[] {
  if (basis === 'keywords') {
    return coded.analysis.matches
      .filter(match => codes === undefined || codes.includes(match.keyword.theme))
      .map(match => matchPassage(coded, match));
  }
  return codingsOf(coded)
    .filter(placed => codes === undefined || counts(codes, placed.annotation.codes, codebook))
    .map(placed => annotationPassage(coded, placed, codebook));
}

/** An annotation as a passage. */
function annotationPassage(coded: CodedSource, placed: Coding, codebook: Codebook): Passage {
  const { span } = placed.anchor;
  const { reading } = coded.analysis;
  const { codes, coder, memo, created } = placed.annotation;
  const marked = { start: fromSource(reading, span.start), end: fromSource(reading, span.end) };
  return {
    ...whereIs(coded, span),
    pieces: inContext(reading.text, marked),
    ...(coder !== undefined && { coder }),
    ...(memo !== undefined && { memo }),
    codes: codes.map(codeNames(codebook)),
    ...(created !== undefined && { created }),
  };
}

/** A keyword hit as a passage. */
export function matchPassage(coded: CodedSource, match: Match): Passage {
  return {
    ...whereIs(coded, match),
    pieces: inContext(coded.analysis.reading.text, readingSpan(match)),
  };
}

/** Where a stretch of a source stands, as each passage says it. */
function whereIs(
  { source, label }: CodedSource,
  span: Span,
): Pick<Passage, 'source' | 'label' | 'range' | 'page' | 'headings'> {
  return { source: source.path, label, range: source.lines.range(span), ...whereaboutsOf(source, span) };
}

/** What of a source contains both nodes, both marked: units, or stretches from the one hit to the other. */
function edgePassages(
  coded: CodedSource,
  corpus: Corpus,
  { source, target, themes }: PassageQuery & { of: 'edge' },
): readonly Passage[] {
  const {
    nodes,
    by,
    as = (node: string) => node,
  } = themes ? countingOfThemes(corpus, themes) : countingOf(corpus);
  const nodeOf = (each: Occurrence) => as(nodeIdOf(each));
  const ends = occurrencesIn(coded, corpus, nodes).filter(
    each => nodeOf(each) === source || nodeOf(each) === target,
  );
  const markOf = (each: Occurrence): Mark => {
    return { ...readingSpan(each), of: nodeOf(each) === source ? 0 : 1 };
  };
  if (by !== 'units') {
    return [...pairsInWindow(ends, by.window)]
      .filter(([first, second]) => nodeOf(first) !== nodeOf(second))
      .map(pair => pairPassage(coded, pair, pair.map(markOf)));
  }
  const byUnit = new Map<number, Occurrence[]>();
  for (const end of ends) {
    const found = byUnit.get(end.unit) ?? [];
    found.push(end);
    byUnit.set(end.unit, found);
  }
  return [...byUnit]
    .filter(([, found]) => new Set(found.map(nodeOf)).size === 2)
    .map(([unit, found]) => unitPassage(coded, unit, found.map(markOf)));
}

/** A stretch of the reading as a passage, with what is to be seen in it marked; marks are in order of place. */
export function stretchPassage(coded: CodedSource, { start, end }: Span, marks: readonly Mark[]): Passage {
  const { reading } = coded.analysis;
  return {
    ...whereIs(coded, toSource(reading, start, end)),
    pieces: pieces(reading.text, start, end, marks),
  };
}

function unitPassage(coded: CodedSource, unit: number, marks: readonly Mark[]): Passage {
  return stretchPassage(coded, trimmed(coded, unitSpan(coded.analysis.units, unit)), marks);
}

/** A stretch of the reading without the blanks around it. */
function trimmed({ analysis: { reading } }: CodedSource, whole: Span): Span {
  const text = reading.text.slice(whole.start, whole.end);
  return {
    start: whole.start + Math.max(0, text.search(/\S/)),
    end: whole.start + text.trimEnd().length,
  };
}

/** From the begin of the first of two hits to the end of the last. */
function pairPassage(coded: CodedSource, pair: HitPair<HitPlace>, marks: readonly Mark[]): Passage {
  const { reading } = coded.analysis;
  const start = pair[0].readingStart;
  const end = Math.max(pair[0].readingEnd, pair[1].readingEnd);
  return {
    ...whereIs(coded, toSource(reading, start, end)),
    pieces: inContext(reading.text, { start, end }, marks),
  };
}

function readingSpan({ readingStart, readingEnd }: HitPlace): Span {
  return { start: readingStart, end: readingEnd };
}

/** A stretch of the reading with its context in the line. */
export function inContext(text: string, span: Span, marks: readonly Mark[] = [span]): Passage['pieces'] {
  const line = { start: lineStart(text, span.start), end: endOfLine(text, span.end) };
  const start = Math.max(line.start, span.start - context);
  const end = Math.min(line.end, span.end + context);
  const found = pieces(text, start + halfAt(text, start), end - halfAt(text, end), marks);
  // A line that is cut says so: it would read as one that breaks off.
  return [
    ...(start > line.start ? [{ text: '…', marked: false }] : []),
    ...found,
    ...(end < line.end ? [{ text: '…', marked: false }] : []),
  ];
}

/** A stretch of the reading, cut at the marks in it, which are in order of place; what overlaps is one mark. */
function pieces(text: string, start: number, end: number, marks: readonly Mark[]): Passage['pieces'] {
  const found: Piece[] = [];
  let at = start;
  for (const mark of merged(marks)) {
    found.push({ text: shortened(text.slice(at, mark.start)), marked: false });
    const marked = { text: text.slice(mark.start, mark.end), marked: true };
    found.push(mark.of === undefined ? marked : { ...marked, end: mark.of });
    at = mark.end;
  }
  found.push({ text: shortened(text.slice(at, end)), marked: false });
  return found.filter(piece => piece.text !== '');
}

function merged(marks: readonly Mark[]): readonly Mark[] {
  const all: Mark[] = [];
  for (const mark of marks) {
    const last = all.at(-1);
    if (!last || mark.start >= last.end) all.push(mark);
    else {
      const { start } = last;
      const stretch = { start, end: Math.max(last.end, mark.end) };
      all[all.length - 1] =
        last.of === mark.of && mark.of !== undefined ? { ...stretch, of: mark.of } : stretch;
    }
  }
  return all;
}

/** Only the ends of long units: sections and documents are units, too. */
function shortened(text: string): string {
  if (text.length <= longestPiece) return text;
  const tail = text.length - context;
  return `${text.slice(0, context - halfAt(text, context))} … ${text.slice(tail + halfAt(text, tail))}`;
}

/** 1 if an offset is in the middle of a surrogate pair, else 0. */
function halfAt(text: string, offset: number): 0 | 1 {
  return isLowSurrogate(text, offset) ? 1 : 0;
}
