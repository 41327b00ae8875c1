import type { Steps } from '../base/steps';
import {
  beginsBlock,
  endsSentence,
  hasBlockMark,
  holdsSentence,
  isAlphabeticTitle,
  isContentsEntry,
  isPageLine,
  isRow,
  isTitle,
} from './blocks';
import { firstPiece, indentOf, leftOver, type Wrapping } from './wrapping';

/** Which lines continue on which. */
export interface SoftLineEnds {
  /** For each line, the line on which its text continues; 0 if its line end ends a paragraph. */
  readonly next: Uint32Array;
  /** Page numbers, running titles and imprints within running text. */
  readonly pageLines: number;
}

/** Columns of slack from which on a full line that ends a sentence may as well end its paragraph: one Han character. */
const ragged = 2;
/** A line wider than this many widths is set in another column: an abstract across the page, a note. */
const otherColumn = 1.15;
/** Columns that a full line may lack besides its slack: a word or a character with punctuation that did not fit. */
const looseEnd = 4;
/** Most lines at the foot of one page and the head of the next, blank ones included. */
const longestPageBreak = 12;
/** Most filled lines of them: two numbers, titles, an imprint. More are the cells of a table. */
const fullestPageBreak = 5;
/** Lines beside a page number that come back this often, but for their numbers, are running titles. */
const fewestRepeats = 2;
/** Most lines of a heading. */
const longestTitle = 3;
/** Lines between a running title and its page number, blank ones included. */
const besidePageNumber = 2;
/** Columns of indent, besides the usual one, from which on a line is centred. */
const centred = 8;
/** Share of the width below which a line had room for the next word. */
const clearlyShort = 0.8;
/** Lines that are looked at in one step. */
const linesAtOnce = 1000;

/** Finds the soft line ends. `told`: the user declared the text hard-wrapped, so it need not look like paragraphs. */
export function* findSoftLineEnds(
  lines: readonly string[],
  wrapping: Wrapping,
  told: boolean,
): Steps<SoftLineEnds> {
  const finder = new Finder(lines, wrapping);
  yield;
  const next = new Uint32Array(lines.length);
  for (let i = 0; i < lines.length; i++) {
    next[i] = finder.following(i);
    if (i % linesAtOnce === 0) yield;
  }
  if (!told) yield* finder.keepParagraphs(next);
  return { next, pageLines: finder.countPassed(next) };
}

class Finder {
  private readonly texts: readonly string[];
  private readonly sizes: readonly number[];
  private readonly titles: ReadonlySet<string>;

  constructor(
    private readonly lines: readonly string[],
    private readonly wrapping: Wrapping,
  ) {
    this.texts = lines.map(line => line.trim());
    this.sizes = lines.map(line => wrapping.measure(line.trimEnd()));
    this.titles = findTitles(lines);
  }

  /** The line on which a line's text continues; 0 if it ends there. */
  following(i: number): number {
    if (this.texts[i] === '' || isContentsEntry(this.texts[i]!)) return 0;
    const blank = this.wrapping.doubleSpaced && this.texts[i + 1] === '';
    const below = blank ? i + 2 : i + 1;
    if (!this.isText(below) || this.isRunningTitle(below)) return this.pastPageBreak(i);
    return this.runsOn(i, below) ? below : 0;
  }

  /**
   * Undoes joins of lines that are no paragraph. Cells and titles, one per line, may be as wide as text, but contain no
   * sentence and break off short. So do headings, but they have a mark.
   */
  *keepParagraphs(next: Uint32Array): Steps<void> {
    const continued = new Uint8Array(next.length);
    for (const line of next) if (line !== 0) continued[line] = 1;
    for (let first = 0; first < next.length; first++) {
      if (first % linesAtOnce === 0) yield;
      if (next[first] === 0 || continued[first] === 1) continue;
      const run = [first];
      while (next[run.at(-1)!] !== 0) run.push(next[run.at(-1)!]!);
      if (run.length <= longestTitle && isTitle(this.texts[first]!)) continue;
      if (this.breaksOff(run.at(-1)!)) {
        run.pop();
        next[run.at(-1)!] = 0;
      }
      if (!this.isParagraph(run)) for (const line of run) next[line] = 0;
    }
  }

  /** Number of non-blank lines that are skipped. */
  countPassed(next: Uint32Array): number {
    let passed = 0;
    next.forEach((to, from) => {
      for (let at = from + 1; at < to; at++) if (this.texts[at] !== '') passed++;
    });
    return passed;
  }

  private runsOn(above: number, below: number): boolean {
    const { measure, slack, indent } = this.wrapping;
    const head = this.texts[above]!;
    const tail = this.texts[below]!;
    const width = this.widthAround(above);
    const size = this.sizes[above]!;
    if (size < width / 2 || this.sizes[below]! > width * otherColumn) return false;
    if (isAlphabeticTitle(head) && size < width * clearlyShort && /^\p{Lu}/u.test(tail)) return false;
    if (endsSentence(head) || isTitle(head)) {
      // The line ends here unless the next piece had no room left. In ragged text, nobody can tell.
      if (slack > ragged || size + measure(firstPiece(tail)) <= width) return false;
    } else if (leftOver(width - size, head, tail, measure) > slack) return false;
    if (!isCutWord(head, tail) && indentOf(this.lines[below]!) > indent + 1) return false;
    // A centred title: no paragraph begins so far in.
    if (indentOf(this.lines[above]!) >= indent + centred) return false;
    return !isRow(head) && !isRow(tail) && !beginsBlock(tail, head);
  }

  /**
   * The line on the next page on which an unfinished line continues. A page number, imprint or form feed proves a page
   * break; running titles and short lines beside it are skipped as well.
   */
  private pastPageBreak(i: number): number {
    if (endsSentence(this.texts[i]!)) return 0;
    let broken = false;
    let others = 0;
    let passed = 0;
    for (let at = i + 1; at < Math.min(this.lines.length, i + longestPageBreak); at++) {
      if (this.lines[at]!.includes('\f')) broken = true;
      if (this.texts[at] === '') continue;
      if (passed++ > fullestPageBreak) return 0;
      if (isPageLine(this.texts[at]!)) broken = true;
      else if (this.isRunningTitle(at)) continue;
      else if (this.isPageTitle(at)) others++;
      else return broken && this.runsOn(i, at) && (others === 0 || this.isFull(at)) ? at : 0;
    }
    return 0;
  }

  /** Whether joined lines look like running text. Text that continues on the next page may end there. */
  private isParagraph(run: readonly number[]): boolean {
    const last = run.at(-1)!;
    if (run.some(line => holdsSentence(this.texts[line]!)) || endsSentence(this.texts[last]!)) return true;
    const after = this.filled(last, 1);
    return after !== undefined && !this.isText(after);
  }

  /** Whether a line ends early and without the end of a sentence, though neither mark nor gap ends the block. */
  private breaksOff(i: number): boolean {
    if (this.isFull(i) || endsSentence(this.texts[i]!)) return false;
    const after = this.wrapping.doubleSpaced ? this.filled(i, 1) : i + 1;
    if (after === undefined || !this.texts[after]) return false;
    return (
      !beginsBlock(this.texts[after]!, this.texts[i]!) &&
      indentOf(this.lines[after]!) <= this.wrapping.indent + 1
    );
  }

  /** Whether a short line beside a page number is no sentence: the name of the journal, the number of the issue. */
  private isPageTitle(i: number): boolean {
    const text = this.texts[i]!;
    return this.sizes[i]! < this.wrapping.width / 2 && !endsSentence(text) && !hasBlockMark(text);
  }

  private isFull(i: number): boolean {
    const { width, slack } = this.wrapping;
    return this.sizes[i]! >= width - slack - looseEnd;
  }

  private isText(i: number): boolean {
    const text = this.texts[i];
    return text !== undefined && text !== '' && !isPageLine(text);
  }

  private isRunningTitle(i: number): boolean {
    const text = this.texts[i]!;
    return !this.isFull(i) && !endsSentence(text) && this.titles.has(withoutNumbers(text));
  }

  /** Width of the column that contains a line: that of the text, or of the wider lines around it. */
  private widthAround(i: number): number {
    const { width } = this.wrapping;
    const size = this.sizes[i]!;
    if (size <= width * otherColumn) return width;
    const around = [this.filled(i, -1), this.filled(i, 1)].map(at =>
      at === undefined ? 0 : this.sizes[at]!,
    );
    return Math.max(size, ...around);
  }

  /** The nearest non-blank line before (-1) or after (1) a line. */
  private filled(i: number, step: -1 | 1): number | undefined {
    let at = i + step;
    while (this.texts[at] === '') at += step;
    return this.texts[at] === undefined ? undefined : at;
  }
}

/** Lines that recur beside page numbers and form feeds, ignoring their numbers. */
function findTitles(lines: readonly string[]): ReadonlySet<string> {
  const besideBreaks = new Set<number>();
  lines.forEach((line, i) => {
    if (!line.includes('\f') && !isPageLine(line.trim())) return;
    for (let at = i - besidePageNumber; at <= i + besidePageNumber; at++) besideBreaks.add(at);
  });
  const counts = new Map<string, number>();
  for (const i of besideBreaks) {
    const title = withoutNumbers(lines[i] ?? '');
    if (title !== '') counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= fewestRepeats).map(([title]) => title));
}

function withoutNumbers(text: string): string {
  return text.replace(/[\d\s·•—–-]+/g, '');
}

/** Whether a line ends within a word: it goes on, however far in. */
function isCutWord(head: string, tail: string): boolean {
  return /\p{L}\p{M}*[-‐¬]$/u.test(head) && /^\p{Ll}/u.test(tail);
}
