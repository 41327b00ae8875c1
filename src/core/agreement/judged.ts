import { allThemes } from '../annotations/annotation';
import { nameOfCoder } from '../annotations/settlement';
import { ownerOf } from '../annotations/sideFile';
import { type Codebook, isWithin, pathsDownTo, themeOf } from '../codebook/codebook';
import { allCodingsOf, type Coding } from '../corpus/codings';
import { type CodedSource, type Corpus, isPlaced, type PlacedAnnotation } from '../corpus/corpus';
import type { Attributes } from '../corpus/settings';
import { unitsTouchedBy } from '../coverage/shares';
import type { Span } from '../text/lines';
import { fromSource, type Reading } from '../text/reading';
import { blanksAmong, cutUnits, type UnitKind, type Units, unitKinds, unitSpan } from '../text/units';
import type { Segment } from './unitizing/continuum';

/** What is compared: units of the text, or the passages themselves, each with its very ends a unit. */
export type AgreementUnit = UnitKind | 'passage';
export const agreementUnits: readonly AgreementUnit[] = [...unitKinds, 'passage'];

/** What one coder has said of one source. */
export interface JudgedCoder {
  /** A side file that may hold their work cannot be read, or not all of it: nothing they judged is known for certain. */
  readonly isUnread: boolean;
  /** They have read the source for all themes. */
  readonly isDone: boolean;
  /** Paths of codes that they coded here, or reviewed; with `isDone`, there are others. */
  readonly judged: ReadonlySet<string>;
  /** Paths of codes, with the codes above them, and the units that hold a passage of theirs. */
  readonly coded: ReadonlyMap<string, ReadonlySet<number>>;
  /** The same of passages whose place is not certain: what is in these units is not known. */
  readonly waiting: ReadonlyMap<string, ReadonlySet<number>>;
  /** Passages by theme, in offsets of the reading. */
  readonly segments: readonly Segment[];
  /** Passages that hold no character. */
  readonly withoutWidth: number;
  /** How many annotations wait for a person to say where they belong. */
  readonly unplaced: number;
}

/** A unit with its place in the reading. */
export interface UnitPlace {
  readonly unit: number;
  readonly span: Span;
}

/** What coders have said of one source. */
export interface JudgedSource {
  readonly path: string;
  readonly label: string;
  readonly attributes: Attributes;
  /** Units that hold more than blanks and punctuation. */
  readonly units: number;
  /** Where these are, with the numbers by which they go here; worked out when it is asked for. */
  readonly places: () => readonly UnitPlace[];
  /** Characters of the reading. */
  readonly length: number;
  readonly coders: readonly JudgedCoder[];
}

/** What some coders have said of every source, in the order of the table's rows. */
export function judgedSources(
  { sources, codebook, settings }: Corpus,
  coders: readonly string[],
  unit: AgreementUnit,
): readonly JudgedSource[] {
  return sources.map(source => {
    const isUsual = unit === settings.unit;
    const units = unit === 'passage' || isUsual ? source.analysis.units : unitsOf(source, unit);
    return judgedSource(
      source,
      codebook,
      coders,
      unit === 'passage' ? passageUnits() : textUnits(source, units),
    );
  });
}

/** How stretches of a text become units. */
interface UnitFinder {
  readonly touchedBy: (stretch: Span) => readonly number[];
  /** The same of a stretch that makes no unit of its own. */
  readonly metBy: (stretch: Span) => readonly number[];
  /** How many there are, once all passages are known. */
  readonly count: () => number;
  readonly places: () => readonly UnitPlace[];
}

function unitsOf({ analysis }: CodedSource, unit: UnitKind): Units {
  return cutUnits(unit, analysis.reading, analysis.headings);
}

function textUnits({ analysis: { reading } }: CodedSource, units: Units): UnitFinder {
  const touchedBy = (stretch: Span) => unitsTouchedBy(stretch, units, reading.text);
  return {
    touchedBy,
    metBy: touchedBy,
    count: () => blanksAmong(reading.text, units).filled,
    places: () => {
      const { isBlank } = blanksAmong(reading.text, units);
      return Array.from(units.ends, (_, unit) => ({ unit, span: unitSpan(units, unit) })).filter(
        ({ unit }) => isBlank[unit] === 0,
      );
    },
  };
}

function passageUnits(): UnitFinder {
  const numbers = new Map<string, number>();
  const places: UnitPlace[] = [];
  const keyOf = ({ start, end }: Span) => `${start} ${end}`;
  return {
    touchedBy: stretch => {
      if (stretch.end <= stretch.start) return [];
      const known = numbers.get(keyOf(stretch));
      if (known !== undefined) return [known];
      const unit = numbers.size;
      numbers.set(keyOf(stretch), unit);
      places.push({ unit, span: { start: stretch.start, end: stretch.end } });
      return [unit];
    },
    metBy: stretch => {
      const number = numbers.get(keyOf(stretch));
      return number === undefined ? [] : [number];
    },
    count: () => numbers.size,
    places: () => [...places].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
  };
}

function judgedSource(
  source: CodedSource,
  codebook: Codebook,
  coders: readonly string[],
  units: UnitFinder,
): JudgedSource {
  const codings = allCodingsOf(source);
  const coded = coders.map(coder => codedBy(source, codings.filter(isBy(coder)), codebook, units));
  return {
    path: source.source.path,
    label: source.label,
    attributes: source.attributes,
    units: units.count(),
    places: units.places,
    length: source.analysis.reading.text.length,
    // Passages that wait come after all that have a place: they make no units.
    coders: coders.map((coder, i) => ({
      ...coded[i]!,
      ...reviewedBy(source, codebook, coder, coded[i]!.judged),
      ...waitingOf(source, codebook, coder, units),
      isUnread: source.unread.some(path => {
        const owner = ownerOf(path, each => each === source.source.path);
        return owner?.coder === undefined || nameOfCoder(owner.coder) === coder;
      }),
    })),
  };
}

function isBy(coder: string): (placed: PlacedAnnotation) => boolean {
  return ({ annotation }) => nameOfCoder(annotation.coder) === coder;
}

function codedBy(
  { analysis: { reading } }: CodedSource,
  codings: readonly Coding[],
  codebook: Codebook,
  units: UnitFinder,
): Pick<JudgedCoder, 'judged' | 'coded' | 'segments' | 'withoutWidth'> {
  const coded = new Map<string, Set<number>>();
  const segments: Segment[] = [];
  let withoutWidth = 0;
  for (const { annotation, anchor } of codings) {
    const stretch = trimmed(reading, anchor.span);
    const touched = units.touchedBy(stretch);
    const paths = knownPaths(annotation.codes, codebook);
    for (const path of paths) addAll(coded, path, touched);
    if (stretch.end <= stretch.start) withoutWidth++;
    else for (const code of new Set([...paths].map(themeOf))) segments.push({ ...stretch, code });
  }
  return { judged: new Set(coded.keys()), coded, segments, withoutWidth };
}

/** Who looked for a code looked for those below it. */
function reviewedBy(
  { reviews }: CodedSource,
  { codes }: Codebook,
  coder: string,
  coded: ReadonlySet<string>,
): Pick<JudgedCoder, 'isDone' | 'judged'> {
  const own = reviews.filter(each => nameOfCoder(each.coder) === coder);
  const isReviewed = (path: string) => own.some(({ code }) => isWithin(path, code));
  return {
    isDone: own.some(({ code }) => code === allThemes),
    judged: new Set([...coded, ...[...codes.keys()].filter(isReviewed)]),
  };
}

function waitingOf(
  { annotations, analysis: { reading } }: CodedSource,
  codebook: Codebook,
  coder: string,
  units: UnitFinder,
): Pick<JudgedCoder, 'waiting' | 'unplaced'> {
  const waiting = new Map<string, Set<number>>();
  let unplaced = 0;
  for (const placed of annotations.filter(isBy(coder))) {
    const { anchor, annotation } = placed;
    if (isPlaced(placed)) continue;
    unplaced++;
    const spans = anchor.state === 'fuzzy' || anchor.state === 'ambiguous' ? anchor.spans : [];
    const touched = spans.flatMap(span => units.metBy(trimmed(reading, span)));
    for (const path of knownPaths(annotation.codes, codebook)) addAll(waiting, path, touched);
  }
  return { waiting, unplaced };
}

/** Codes that the codebook has, with those above them. */
function knownPaths(codes: readonly string[], codebook: Codebook): ReadonlySet<string> {
  return new Set(codes.filter(code => codebook.codes.has(code)).flatMap(pathsDownTo));
}

/** A stretch of the reading without blanks at its ends, which nobody sees. */
export function trimmed(reading: Reading, span: Span): Span {
  let [start, end] = [fromSource(reading, span.start), fromSource(reading, span.end)];
  while (start < end && /\s/.test(reading.text[start]!)) start++;
  while (end > start && /\s/.test(reading.text[end - 1]!)) end--;
  return { start, end };
}

function addAll(map: Map<string, Set<number>>, path: string, units: readonly number[]): void {
  const known = map.get(path) ?? new Set();
  for (const unit of units) known.add(unit);
  map.set(path, known);
}
