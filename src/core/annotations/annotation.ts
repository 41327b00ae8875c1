import type { Range } from '../base/issue';
import { compareText } from '../base/order';
import { defined } from '../base/values';

/** What is stored of a passage: the quote is the truth, its context tells twins apart, the position is a hint. */
export interface Target {
  readonly quote: string;
  /** `undefined` where the side file gives none, or none that can be read. */
  readonly at?: Range;
  readonly before?: string;
  readonly after?: string;
  /** Title of the heading above it. Stored only if the text has similar passages. */
  readonly section?: string;
  /** Which of how many similar passages it is. Stored only if the text has others. */
  readonly nth?: Nth;
  /** The passage is no longer in the text, as an edit or a person has said; it counts again when it is back in place. */
  readonly orphan?: true;
}

/** Position of a passage among its identical ones, in text order. `1 of 1`: the others are only similar. */
export interface Nth {
  readonly n: number;
  readonly of: number;
}

/** A coder's application of codes to a passage. */
export interface Annotation extends Target {
  /** Random, short, unique in its side file, never renumbered. */
  readonly id: string;
  /** Paths of codes. */
  readonly codes: readonly string[];
  /** What text columns show. */
  readonly label?: string;
  /** Its number in the table of analysis units, once kept: document, chapter, article, such as `1-2-3`. */
  readonly number?: string;
  readonly memo?: string;
  readonly coder?: string;
  /** The suggestion of a model that a person took over: model and id, such as `qwen#r3fa2c1-a605`. */
  readonly suggestedBy?: string;
  /** Day it was made, YYYY-MM-DD. */
  readonly created?: string;
}

/** A review: a person looked for a code in a source and recorded the result. */
export interface Review {
  /** Path of the code; `allThemes` for all of them. */
  readonly code: string;
  /** Looked for and not found. */
  readonly absent: boolean;
  readonly memo?: string;
  readonly coder?: string;
  /** Day it was said, YYYY-MM-DD. */
  readonly created?: string;
}

/** The code of a review that says of a source: this coder has read it for all themes. */
export const allThemes = '*';

/** Whether a review is about a code: about it alone, or about all. */
export function isAbout({ code }: Pick<Review, 'code'>, wanted: string): boolean {
  return code === wanted || code === allThemes;
}

/** Whether a review says that a code is absent, if nothing is coded with it: who read for all themes would have coded it. */
export function saysAbsent({ code, absent }: Review, wanted: string): boolean {
  return code === allThemes || (absent && code === wanted);
}

/** The keys of an annotation in a side file, in the order they are written. */
export const annotationFields: readonly string[] = [
  'id',
  'codes',
  'quote',
  'at',
  'before',
  'after',
  'section',
  'nth',
  'orphan',
  'label',
  'number',
  'memo',
  'coder',
  'suggestedBy',
  'created',
];

/** The keys of a review, likewise. */
export const reviewFields: readonly string[] = ['code', 'absent', 'memo', 'coder', 'created'];

/** Moves an annotation to another target and keeps everything its coder said. */
export function withTarget(annotation: Annotation, target: Target): Annotation {
  const {
    quote: _quote,
    at: _at,
    before: _before,
    after: _after,
    section: _section,
    nth: _nth,
    orphan: _orphan,
    ...said
  } = annotation;
  const { quote, at, before, after, section, nth, orphan } = target;
  return { ...said, quote, ...defined({ at, before, after, section, nth, orphan }) };
}

export function sameTarget(a: Target, b: Target): boolean {
  const at = (target: Target) => target.at && formatRange(target.at);
  const nth = (target: Target) => target.nth && formatNth(target.nth);
  return (
    a.quote === b.quote &&
    a.before === b.before &&
    a.after === b.after &&
    a.section === b.section &&
    nth(a) === nth(b) &&
    a.orphan === b.orphan &&
    at(a) === at(b)
  );
}

const position = /^(\d+):(\d+)-(\d+):(\d+)$/;

/** Reads `line:column-line:column`; `undefined` when it is not of that form. */
export function parseRange(text: string): Range | undefined {
  const found = position.exec(text.trim());
  if (!found) return undefined;
  const [line, column, endLine, endColumn] = found.slice(1).map(Number) as [number, number, number, number];
  return { line, column, endLine, endColumn };
}

/** Writes a range as side files contain it. */
export function formatRange(range: Range): string {
  return `${range.line}:${range.column}-${range.endLine}:${range.endColumn}`;
}

/** Reads `n of m`; `undefined` when it is not of that form. */
export function parseNth(text: string): Nth | undefined {
  const found = /^([1-9]\d*) of ([1-9]\d*)$/.exec(text.trim());
  if (!found) return undefined;
  const [n, of] = [Number(found[1]), Number(found[2])];
  return n <= of ? { n, of } : undefined;
}

/** Writes which of how many as side files contain it. */
export function formatNth({ n, of }: Nth): string {
  return `${n} of ${of}`;
}

/** Order of annotations in a side file and in every listing: by position, then id. One without a position comes last. */
export function compareAnnotations(a: Annotation, b: Annotation): number {
  const far = Number.MAX_SAFE_INTEGER;
  return (
    (a.at?.line ?? far) - (b.at?.line ?? far) ||
    (a.at?.column ?? far) - (b.at?.column ?? far) ||
    (a.at?.endLine ?? far) - (b.at?.endLine ?? far) ||
    (a.at?.endColumn ?? far) - (b.at?.endColumn ?? far) ||
    compareText(a.id, b.id)
  );
}
