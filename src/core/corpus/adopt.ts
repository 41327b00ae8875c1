import { recordedHash } from '../annotations/recorded';
import type { SideFile } from '../annotations/sideFile';
import { hashSource, type Source } from '../text/source';
import { isPlanText } from './store';

/** If all quotes together are shorter than this, they may occur in any text by chance. */
const sureLength = 24;

/**
 * The source that a side file was made on, when none has the name that its own name says (a plan that was renamed
 * outside the editor): the one of the same text, else the one that has all of its quotes. `undefined` where that is
 * none, or more than one.
 */
export function findOwner(side: SideFile, sources: readonly Source[]): Source | undefined {
  const hash = recordedHash(side);
  const same = hash === undefined ? [] : sources.filter(source => hashSource(source) === hash);
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  const quotes = side.annotations.map(({ quote }) => quote);
  if (quotes.join('').length < sureLength) return undefined;
  const holding = sources.filter(({ text }) => quotes.every(quote => text.includes(quote)));
  return holding.length === 1 ? holding[0] : undefined;
}

/** The coder that the name of a side file without source says: `plan.txt.<coder>.codes.yaml`. */
export function coderInName(path: string): string | undefined {
  const stem = path.replace(/\.codes\.yaml$/, '');
  const dot = stem.lastIndexOf('.');
  return !isPlanText(stem) && dot > 0 && isPlanText(stem.slice(0, dot)) ? stem.slice(dot + 1) : undefined;
}
