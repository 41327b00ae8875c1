import type { Placed } from '../annotations/anchor';
import { type Annotation, compareAnnotations } from '../annotations/annotation';
import { canonical, defined } from '../base/values';
import type { Span } from '../text/lines';
import { type CodedSource, isPlaced, type PlacedAnnotation } from './corpus';
import { countedIn } from './counted';

/** An annotation that counts, with its codes that count. */
export type Coding = PlacedAnnotation & { readonly anchor: Placed };

/** An annotation of which codes stand at the same passage already, by the same coder. */
export interface Repetition {
  readonly placed: Coding;
  /** Its codes that are said elsewhere; all of them, or some. */
  readonly codes: readonly string[];
  /** Where they count. */
  readonly of: Coding;
}

/** An annotation without a certain place that says word for word what another one says. */
export interface UnplacedRepetition {
  readonly placed: PlacedAnnotation;
  readonly of: PlacedAnnotation;
}

/** Annotations of one coder without a certain place that name the same passage, by quote, place and context, and the same codes. */
export function unplacedRepetitionsIn({ annotations }: CodedSource): readonly UnplacedRepetition[] {
  const first = new Map<string, PlacedAnnotation>();
  return annotations.flatMap(placed => {
    if (isPlaced(placed)) return [];
    const { id: _id, memo: _memo, created: _created, coder, codes, ...target } = placed.annotation;
    const key = canonical([coder?.normalize('NFC') ?? '', [...codes].sort(), target]) ?? '';
    const of = first.get(key);
    if (of) return [{ placed, of }];
    first.set(key, placed);
    return [];
  });
}

interface Codings {
  readonly counted: readonly Coding[];
  readonly repetitions: readonly Repetition[];
}

const known = new WeakMap<readonly PlacedAnnotation[], Codings>();

const knownAlike = new WeakMap<readonly PlacedAnnotation[], readonly Coding[]>();

/**
 * What counts of a source's annotations, in order of place: each code of a passage once for each coder, however many
 * annotations say so (a merge of two branches, an import after coding by hand). What several coders have coded alike, with the
 * same ends and codes, is one passage that names them all. What a repetition adds, such as a memo, is said by the one that
 * counts.
 */
export function codingsOf(coded: CodedSource): readonly Coding[] {
  const { source } = coded;
  const { annotations } = countedIn(coded);
  const found = knownAlike.get(annotations) ?? alike(source, codings(source, annotations).counted);
  knownAlike.set(annotations, found);
  return found;
}

/** What counts, each coder's by itself: what two have coded alike is there twice. */
export function codingsByCoderOf(coded: CodedSource): readonly Coding[] {
  return codings(coded.source, countedIn(coded).annotations).counted;
}

/** The same of every coder, whoever counts. */
export function allCodingsOf({ source, annotations }: CodedSource): readonly Coding[] {
  return codings(source, annotations).counted;
}

/** Passages that several coders have coded alike, as one each. */
function alike(source: CodedSource['source'], all: readonly Coding[]): readonly Coding[] {
  const first = new Map<string, Coding[]>();
  const merged = new Map<Coding, Coding | undefined>();
  for (const placed of all) {
    const { codes } = placed.annotation;
    const key = `${passageKey(source, placed.anchor.span, undefined)} ${[...codes].sort().join()}`;
    const holders = first.get(key) ?? [];
    first.set(key, holders);
    const holder = holders.find(
      each =>
        each.annotation.coder !== placed.annotation.coder &&
        saysLabel(each.annotation, placed.annotation, true),
    );
    if (!holder) {
      holders.push(placed);
      continue;
    }
    const now = merged.get(holder) ?? holder;
    merged.set(placed, undefined);
    merged.set(holder, { ...now, annotation: byBoth(now.annotation, placed.annotation) });
  }
  if (merged.size === 0) return all;
  return all.flatMap(placed => (merged.has(placed) ? (merged.get(placed) ?? []) : [placed]));
}

/** An annotation in the name of one more coder. */
function byBoth(annotation: Annotation, other: Annotation): Annotation {
  const names = [annotation.coder, other.coder].filter(name => name !== undefined);
  return { ...joined(annotation, other), ...(names.length > 0 && { coder: names.join(', ') }) };
}

/** Passages coded more than once by the same coder. */
export function repetitionsIn(coded: CodedSource): readonly Repetition[] {
  return codings(coded.source, coded.annotations).repetitions;
}

/** Codes of a passage by a coder; no name counts as one more coder. */
export function passageKey(
  { text }: { readonly text: string },
  span: Span,
  coder: string | undefined,
): string {
  const inside = text.slice(span.start, span.end);
  const start = span.start + inside.length - inside.trimStart().length;
  const end = Math.max(start, span.end - inside.length + inside.trimEnd().length);
  return `${start}-${end} ${coder?.normalize('NFC') ?? ''}`;
}

function codings(source: CodedSource['source'], annotations: readonly PlacedAnnotation[]): Codings {
  const found = known.get(annotations);
  if (found) return found;
  const all = annotations.filter(isPlaced);
  const byPassage = new Map<string, Coding[]>();
  for (const placed of all) {
    const key = passageKey(source, placed.anchor.span, placed.annotation.coder);
    const same = byPassage.get(key);
    if (same) same.push(placed);
    else byPassage.set(key, [placed]);
  }
  const repetitions = [...byPassage.values()].flatMap(same => (same.length > 1 ? repeated(same) : []));
  const made = {
    counted: repetitions.length === 0 ? all : without(all, repetitions),
    repetitions,
  };
  known.set(annotations, made);
  return made;
}

/** Of the annotations of one passage by one coder, those that repeat others: those with most codes come first. */
function repeated(same: readonly Coding[]): readonly Repetition[] {
  const inOrder = [...same].sort(
    (a, b) =>
      b.annotation.codes.length - a.annotation.codes.length ||
      compareAnnotations(a.annotation, b.annotation) ||
      (a.file < b.file ? -1 : 1),
  );
  const holders = new Map<string, Coding[]>();
  const repetitions: Repetition[] = [];
  for (const placed of inOrder) {
    const { annotation } = placed;
    const isHeld = annotation.codes.every(code => holders.has(code));
    const holderOf = (code: string) =>
      holders.get(code)?.find(other => saysLabel(other.annotation, annotation, isHeld));
    const codes = annotation.codes.filter(code => holderOf(code));
    const of = codes[0] !== undefined && holderOf(codes[0]);
    if (of) repetitions.push({ placed, codes, of });
    for (const code of annotation.codes) {
      if (!codes.includes(code)) holders.set(code, [...(holders.get(code) ?? []), placed]);
    }
  }
  return repetitions;
}

/**
 * Whether nothing of a label gets lost where another annotation stands for one: a label names what was found, so two labels
 * are two findings. One without a label takes over that of a repetition that goes whole.
 */
function saysLabel(holder: Annotation, { label }: Annotation, goesWhole: boolean): boolean {
  if (label === undefined || label.trim() === holder.label?.trim()) return true;
  return holder.label === undefined && goesWhole;
}

function without(all: readonly Coding[], repetitions: readonly Repetition[]): readonly Coding[] {
  const byPlaced = new Map(repetitions.map(each => [each.placed, each]));
  return all.flatMap(placed => {
    const repeats = byPlaced.get(placed);
    const codes = placed.annotation.codes.filter(code => !repeats?.codes.includes(code));
    if (repeats && codes.length === 0) return [];
    const said = repetitions
      .filter(
        ({ of, placed: other, codes: all }) => of === placed && all.length === other.annotation.codes.length,
      )
      .map(each => each.placed.annotation);
    if (!repeats && said.length === 0) return [placed];
    return [{ ...placed, annotation: said.reduce(joined, { ...placed.annotation, codes }) }];
  });
}

/** An annotation that also says what a repetition of it says. */
export function joined(annotation: Annotation, { label, memo, created }: Annotation): Annotation {
  const days = [annotation.created, created].filter(day => day !== undefined).sort();
  return {
    ...annotation,
    ...defined({
      label: joinedText(annotation.label, label, '; '),
      memo: joinedText(annotation.memo, memo, '\n'),
      created: days[0],
    }),
  };
}

/** Two texts joined; text that one of them already contains is not repeated. */
function joinedText(text: string | undefined, more: string | undefined, between: string): string | undefined {
  if (more === undefined || more.trim() === '' || (text !== undefined && says(text, more))) return text;
  if (text === undefined || says(more, text)) return more;
  return `${text.trimEnd()}${between}${more}`;
}

/** Whether a memo says all lines of another, in their order and side by side. */
export function says(text: string, more: string): boolean {
  const lines = (each: string) =>
    `\n${each
      .normalize('NFC')
      .trim()
      .split(/\r\n?|\n/)
      .map(line => line.trim())
      .join('\n')}\n`;
  return more.trim() === '' || lines(text).includes(lines(more));
}
