import type { Span } from './lines';
import { codeLines } from './markdown/code';
import { isMarkdown } from './markdown/markdown';
import { withoutAttachments } from './outline/attachments';
import { candidatesOf, type HeadingCandidate } from './outline/candidates';
import { contentsLines } from './outline/contents';
import { readDigitTitles } from './outline/digitTitles';
import { fillGaps } from './outline/gaps';
import { splitGlued } from './outline/glued';
import type { FormName } from './outline/headingForms';
import { findLevels } from './outline/levels';
import { offsetIn, type ReadLine, readLines } from './outline/lines';
import { plainHeads } from './outline/plainHeads';
import { sift } from './outline/runs';
import { confirmWeakRows } from './outline/weakRows';
import { type Reading, readSource } from './reading';
import type { Source } from './source';

/** A heading of a plan, with the stretch of text it governs. */
export interface Heading {
  /** Depth: 0 is the highest level. */
  readonly level: number;
  readonly form: FormName;
  /** Its number; `undefined` for none. */
  readonly number: number | undefined;
  readonly title: string;
  /** 1-based line of the heading; several may share one. */
  readonly line: number;
  /** 1-based last line it governs, up to the next heading of the same or a higher level. */
  readonly endLine: number;
  /**
   * Source offsets of the text it governs, including itself: from the start of its line, or from its mark if that is within
   * the line.
   */
  readonly start: number;
  readonly end: number;
}

/** Two consecutive headings whose numbers do not follow each other; or the first of its form, if it is not 1. */
export interface BrokenNumbers {
  readonly before: Heading | undefined;
  readonly after: Heading;
}

/** The division of a source. */
export interface Outline {
  readonly headings: readonly Heading[];
  /** Tables of contents, in source offsets. */
  readonly contents: readonly Span[];
  readonly broken: readonly BrokenNumbers[];
}

/** All headings of a source, in text order. */
export function findHeadings(source: Source, reading: Reading = readSource(source)): readonly Heading[] {
  return findOutline(source, reading).headings;
}

/** Headings of a source, its tables of contents, and breaks of its numbers. */
export function findOutline(source: Source, reading: Reading): Outline {
  const lines = textLines(source, readLines(source, reading));
  const marked = lines.flatMap((line, at) => candidatesOf(line, at, lines[at + 1]?.text));
  const candidates = withoutAttachments(lines, readDigitTitles(lines, confirmWeakRows(lines, marked)));
  const listed = contentsLines(lines, candidates);
  const sifted = sift(
    lines,
    candidates.filter(({ at, doubt }) => doubt !== 'weak' && !listed.has(at)),
  );
  const kept = splitGlued(lines, fillGaps(lines, sifted));
  const taken = new Set([...listed, ...candidates.flatMap(linesOf)]);
  const heads = [...kept, ...plainHeads(lines, taken, listed)].sort((a, b) => a.offset - b.offset);
  const { levels, gaps } = findLevels(heads);
  const headings = withEnds(source, heads, levels);
  return {
    headings,
    contents: spansOf(lines, listed, source),
    broken: gaps.map(({ before, after }) => ({
      before: before === undefined ? undefined : headings[before]!,
      after: headings[after]!,
    })),
  };
}

/** Lines of a candidate: its own, and the next one if its title stands there. */
function linesOf({ at, isBare, length }: HeadingCandidate): readonly number[] {
  return isBare && length > 0 ? [at, at + 1] : [at];
}

/** Candidate lines. Code in a Markdown text has no headings. */
function textLines(source: Source, lines: readonly ReadLine[]): readonly ReadLine[] {
  if (!isMarkdown(source.path)) return lines;
  const isCode = codeLines(source.text);
  return lines.filter(({ start }) => isCode[source.lines.position(start).line] === 0);
}

/** Adds the text that each heading governs: up to the next heading of the same or a higher level. */
function withEnds(
  source: Source,
  heads: readonly HeadingCandidate[],
  levels: readonly number[],
): readonly Heading[] {
  const headings: Heading[] = [];
  // Backwards; keeps the headings that may still end an earlier one, the nearest last.
  const later: Heading[] = [];
  for (let i = heads.length - 1; i >= 0; i--) {
    const { form, value, title, offset } = heads[i]!;
    const level = levels[i]!;
    while (later.length > 0 && later.at(-1)!.level > level) later.pop();
    const next = later.at(-1);
    const { line } = source.lines.position(offset);
    const heading: Heading = {
      level,
      form,
      number: value,
      title,
      line,
      start: offset,
      endLine: Math.max(line, next ? next.line - 1 : source.lines.count),
      end: next?.start ?? source.text.length,
    };
    headings.push(heading);
    later.push(heading);
  }
  return headings.reverse();
}

/** The stretches of the source covered by lines. */
function spansOf(lines: readonly ReadLine[], chosen: ReadonlySet<number>, source: Source): readonly Span[] {
  const spans: { start: number; end: number }[] = [];
  for (const at of [...chosen].sort((a, b) => a - b)) {
    const line = lines[at]!;
    const end = Math.min(source.text.length, offsetIn(line, line.text.length - 1) + 2);
    const last = spans.at(-1);
    if (last && source.text.slice(last.end, line.start).trim() === '') last.end = end;
    else spans.push({ start: line.start, end });
  }
  return spans;
}
