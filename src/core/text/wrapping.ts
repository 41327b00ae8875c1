import type { Steps } from '../base/steps';
import { endsSentence, hasBlockMark } from './blocks';

/** Form of a hard-wrapped text, measured on the document itself. */
export interface Wrapping {
  /** Size of a line in the unit the text was wrapped by: columns, or characters. */
  readonly measure: (text: string) => number;
  /** Usual size of a full line. */
  readonly width: number;
  /** Room that an unfinished line may leave although the next piece would fit; 0 if every line is filled. */
  readonly slack: number;
  /** Lines are cut after so many characters, Latin words and numbers too. */
  readonly cutsWords: boolean;
  /** Every line is followed by a blank one, as PDF extraction often leaves it. */
  readonly doubleSpaced: boolean;
  /** Columns that most lines are indented by; a deeper indent begins a paragraph. */
  readonly indent: number;
}

/** Widest line of a page, in columns: 80 Han characters. Texts with one paragraph per line have longer ones. */
const widestPage = 160;
/** Narrowest column of print, in columns: 9 Han characters. Narrower lines are cells or verses. */
const narrowestPage = 18;
/** Least share of the text in full lines. The rest is last lines of paragraphs, headings, tables. */
const leastFull = 0.4;
/** Least share of the full lines that end in mid-sentence; where a line is a paragraph, next to none do. */
const leastCut = 0.5;
/** Fewer full lines in mid-sentence than this may be chance. */
const fewestCut = 2;
/** Full lines differ by up to this share of their width: lost indents, narrow punctuation, words kept whole. */
const raggedness = 0.15;
/** Least share of the lines that a blank one follows in double-spaced text; the others stand in tables or at page breaks. */
const mostlyBlank = 0.6;
/** Share of the text in full lines that may hang over the width: punctuation in the margin, narrow quotes. */
const overhang = 0.1;
/** A line that runs on takes up at least this share of the width. */
const leastTaken = 0.75;
/** Share of the lines in mid-sentence that the slack may leave out as cells and titles. */
const outliers = 0.01;

/** Detects hard-wrapped text: its lines end at one width and in mid-sentence. `undefined` if line ends are paragraph ends. */
export function* detectWrapping(lines: readonly string[]): Steps<Wrapping | undefined> {
  if (holdsLongLines(lines)) return undefined;
  const filled = fill(lines);
  yield;
  const inColumns = fullLines(filled, byColumns);
  yield;
  const inCharacters = fullLines(filled, byCharacters);
  yield;
  const found = inCharacters.flush > inColumns.flush ? inCharacters : inColumns;
  if (found.width < narrowestPage / found.scale.columns || found.share < leastFull) return undefined;
  const cut = found.full.filter(line => !endsSentence(line)).length;
  if (cut < fewestCut || cut < found.full.length * leastCut) return undefined;
  yield;
  return describe(lines, filled, found);
}

/** The wrapping of a text declared hard-wrapped: as measured, however weak the evidence. */
export function assumeWrapping(lines: readonly string[]): Wrapping {
  const filled = fill(lines);
  return describe(lines, filled, fullLines(filled, byColumns));
}

/** Unit that lines are measured in. */
interface Scale {
  readonly measure: (text: string) => number;
  /** Most columns that one unit takes. */
  readonly columns: 1 | 2;
  /** Room that a Han character which no longer fits may leave at the end of a full line. */
  readonly leftOver: number;
}

const byColumns: Scale = { measure: displayWidth, columns: 1, leftOver: 1 };
const byCharacters: Scale = { measure: text => text.length, columns: 2, leftOver: 0 };

function fill(lines: readonly string[]): readonly string[] {
  return lines.map(line => line.trimEnd()).filter(line => line !== '');
}

/** Most of the text is in lines too long for any page. Unwrapped text then needs no measuring. */
function holdsLongLines(lines: readonly string[]): boolean {
  let long = 0;
  let all = 0;
  for (const { length } of lines) {
    all += length;
    if (length > widestPage) long += length;
  }
  return long > all * (1 - leastFull);
}

interface FullLines {
  readonly scale: Scale;
  readonly width: number;
  readonly full: readonly string[];
  /** Share of the text that they hold. */
  readonly share: number;
  /** Share of the text in lines of this very width. */
  readonly flush: number;
}

/** The lines of about the one width that holds the most text. */
function fullLines(filled: readonly string[], scale: Scale): FullLines {
  const widths = filled.map(scale.measure);
  const widest = widestPage / scale.columns;
  const mass = new Float64Array(widest + 1);
  let all = 0;
  for (const width of widths) {
    all += width;
    if (width <= widest) mass[width]! += width;
  }
  // Sums of all that is narrower: the same stretches are asked for again and again.
  const below = new Float64Array(widest + 2);
  for (let width = 0; width <= widest; width++) below[width + 1] = below[width]! + mass[width]!;
  const held = (from: number, to: number) => below[to + 1]! - below[Math.max(0, Math.ceil(from))]!;
  let top = 0;
  for (let width = 1; width <= widest; width++) {
    if (held(width * (1 - raggedness), width) > held(top * (1 - raggedness), top)) top = width;
  }
  const bottom = top * (1 - raggedness);
  const inFull = held(bottom, top);
  let width = top;
  while (width > bottom && held(width, top) <= inFull * overhang) width--;
  return {
    scale,
    width,
    full: filled.filter((_, i) => widths[i]! >= bottom && widths[i]! <= top),
    share: inFull / (all || 1),
    flush: held(width - scale.leftOver, width) / (all || 1),
  };
}

function describe(
  lines: readonly string[],
  filled: readonly string[],
  { scale, width }: FullLines,
): Wrapping {
  const { measure } = scale;
  const rooms = filled
    .slice(0, -1)
    .map((line, i) => ({ line: line.trim(), below: filled[i + 1]!.trim(), size: measure(line) }))
    .filter(({ line, size }) => size >= width * leastTaken && !endsSentence(line) && !hasBlockMark(line))
    .map(({ line, below, size }) => leftOver(width - size, line, below, measure))
    .sort((a, b) => b - a);
  const slack = Math.max(0, rooms[Math.floor(rooms.length * outliers)] ?? 0);
  const followedByBlank = lines.filter(
    (line, i) => line.trim() !== '' && i + 1 < lines.length && lines[i + 1]!.trim() === '',
  ).length;
  return {
    measure,
    width,
    slack,
    cutsWords: scale === byCharacters && slack === 0,
    doubleSpaced: followedByBlank > filled.length * mostlyBlank,
    indent: usualIndent(filled),
  };
}

/** What a line break leaves whole: a Latin word or number, or a character with the punctuation around it. */
const unbreakable = /^(?:[\p{Script=Latin}\d.%-]+|[《“‘「『（(]*[\s\S][，。；：、！？”’」』）》)]*)/u;

/** The first piece of a line that a line break leaves whole. */
export function firstPiece(text: string): string {
  return unbreakable.exec(text)?.[0] ?? '';
}

/**
 * Room left at the end of a line with the first piece of the next line added; negative if that does not fit. Quotes and
 * dashes, narrow in some fonts, count as wide.
 */
export function leftOver(room: number, line: string, below: string, measure: Wrapping['measure']): number {
  const thin = measure === displayWidth ? line.length - line.replace(/[“”‘’—…·]/g, '').length : 0;
  return room - thin - measure(firstPiece(below));
}

/** The indent that most lines have. */
function usualIndent(filled: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const line of filled) counts.set(indentOf(line), (counts.get(indentOf(line)) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0];
}

/** Columns of blanks at the head of a line; a tab counts as a paragraph's indent. */
export function indentOf(line: string): number {
  if (line.charCodeAt(0) > 0x20 && line.charCodeAt(0) !== 0x3000) return 0;
  const blanks = /^[^\S\f]*/.exec(line.replaceAll('\f', ''))![0];
  return displayWidth(blanks.replaceAll('\t', '\u3000\u3000'));
}

/** Columns a text takes in a fixed-pitch font: two for wide characters (Unicode East Asian Wide), else one. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    width +=
      code >= 0x1100 && (code <= 0x115f || (code >= 0x2e80 && code <= 0xd7a3) || isWideForm(code)) ? 2 : 1;
  }
  return width;
}

function isWideForm(code: number): boolean {
  return (
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60)
  );
}
