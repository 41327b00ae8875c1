import { countBefore } from '../base/count';
import { oncePer } from '../base/oncePer';
import { findHeadings, type Heading } from '../text/headings';
import type { Source } from '../text/source';
import { foldToLetters } from './letters';

const headingsOf = oncePer((source: Source): readonly Heading[] => findHeadings(source));

/** Stored length of a title, in characters: a heading may be a whole sentence. */
const longestTitle = 40;

/** Titles whose values are kept. */
const mostRemembered = 10_000;

/** Title of the heading above a place; `undefined` above the first heading. A heading counts as below the previous one. */
export function sectionAt(source: Source, offset: number): string | undefined {
  const headings = headingsOf(source);
  const { line, column } = source.lines.position(offset);
  const before = countBefore(headings, heading => heading.line <= line);
  const above = headings[before - 1];
  const heading = isInTitle(source, above, line, column) ? headings[before - 2] : above;
  return heading?.title.slice(0, longestTitle);
}

/** Whether a place is within a heading itself: a run-in heading governs the rest of its line. */
function isInTitle(source: Source, heading: Heading | undefined, line: number, column: number): boolean {
  if (heading?.line !== line) return false;
  return column <= source.lines.line(line).indexOf(heading.title) + heading.title.length;
}

/** Titles of the headings that govern a place, the highest first, whole. A place in a heading is below those that govern the heading. */
export function sectionsAbove(source: Source, offset: number): readonly string[] {
  const headings = headingsOf(source);
  const { line, column } = source.lines.position(offset);
  const path: Heading[] = [];
  for (let at = countBefore(headings, heading => heading.line <= line) - 1; at >= 0; at--) {
    const heading = headings[at]!;
    if (path[0] && heading.level >= path[0].level) continue;
    path.unshift(heading);
    if (heading.level === 0) break;
  }
  if (isInTitle(source, path.at(-1), line, column)) path.pop();
  return path.map(({ title }) => title);
}

/** Number of headings with a stored title. */
export function sectionsCalled(source: Source, title: string): number {
  return headingsOf(source).filter(heading => sameSection(heading.title.slice(0, longestTitle), title))
    .length;
}

/** Whether two titles are equal, including their numbers. */
export function sameSection(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && (a === b || lettersOf(a) === lettersOf(b));
}

/** Whether two titles are equal apart from their numbers: headings are renumbered when one is added or removed. */
export function sameTitle(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && (a === b || plainTitle(a) === plainTitle(b));
}

const lettersOf = remembered(title => foldToLetters(title).text);
const plainTitle = remembered(title => withoutNumbers(lettersOf(title)));

/** Computes the value of a title once, as long as there are not too many: every passage is compared with the same headings. */
function remembered(make: (title: string) => string): (title: string) => string {
  const known = new Map<string, string>();
  return title => {
    const found = known.get(title) ?? make(title);
    if (known.size >= mostRemembered) known.clear();
    known.set(title, found);
    return found;
  };
}

const number = /[\p{Nd}\p{No}\p{Nl}一二三四五六七八九十百千零〇两]/gu;

/** A folded text in which all figures are equal. */
export function withoutNumbers(letters: string): string {
  return letters.replace(number, character => '#'.repeat(character.length));
}
