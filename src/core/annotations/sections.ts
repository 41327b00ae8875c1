import { countBefore } from '../base/count';
import { oncePer } from '../base/oncePer';
import { findHeadings, type Heading } from '../text/headings';
import type { Source } from '../text/source';
import { foldToLetters } from './letters';

const headingsOf = oncePer((source: Source): readonly Heading[] => findHeadings(source));

/** So much of a title is stored: a heading may be a whole sentence. */
const longestTitle = 40;

/** The title of the heading that a place stands below; `undefined` above the first one. A heading stands below the one before it. */
export function sectionAt(source: Source, offset: number): string | undefined {
  const headings = headingsOf(source);
  const { line, column } = source.lines.position(offset);
  const before = countBefore(headings, heading => heading.line <= line);
  const above = headings[before - 1];
  // A heading that runs into the text governs what stands after it in its line.
  const isInTitle =
    above?.line === line && column <= source.lines.line(line).indexOf(above.title) + above.title.length;
  const heading = isInTitle ? headings[before - 2] : above;
  return heading?.title.slice(0, longestTitle);
}

/** How many headings have a title, as it is stored. */
export function sectionsCalled(source: Source, title: string): number {
  return headingsOf(source).filter(heading => sameSection(heading.title.slice(0, longestTitle), title))
    .length;
}

/** Whether two titles say the same, number and all. */
export function sameSection(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && foldToLetters(a).text === foldToLetters(b).text;
}

/** Whether two titles say the same but for numbers: headings are renumbered when one of them comes or goes. */
export function sameTitle(a: string | undefined, b: string | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    withoutNumbers(foldToLetters(a).text) === withoutNumbers(foldToLetters(b).text)
  );
}

const number = /[\p{Nd}\p{No}\p{Nl}一二三四五六七八九十百千零〇两]/gu;

/** A text of letters in which every figure is the same. */
export function withoutNumbers(letters: string): string {
  return letters.replace(number, character => '#'.repeat(character.length));
}
