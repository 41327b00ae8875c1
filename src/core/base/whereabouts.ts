import type { Translate } from './l10n';

/** Where a passage stands, as one cites it. What the text does not tell is not there. */
export interface Whereabouts {
  /** `12`, or `12–13`: pages from 1. */
  readonly page?: string;
  /** Titles of the headings above it, the highest first. */
  readonly headings?: readonly string[];
}

/** A heading may be a whole sentence: of longer ones, this many characters tell which one it is. */
const longestHeading = 24;

/** `第二章 总则 > 第三节 目标`, long headings shortened; empty above the first heading. */
export function headingPath({ headings = [] }: Whereabouts): string {
  return headings
    .map(heading => {
      const characters = [...heading];
      return characters.length > longestHeading
        ? `${characters.slice(0, longestHeading - 1).join('')}…`
        : heading;
    })
    .join(' > ');
}

/** `p. 12 · 第二章 总则 > 第三节 目标`; empty where nothing is known. */
export function describeWhereabouts(where: Whereabouts, t: Translate): string {
  return [where.page === undefined ? '' : t('p. {0}', where.page), headingPath(where)]
    .filter(part => part !== '')
    .join(' · ');
}
