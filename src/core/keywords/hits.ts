import type { Keyword } from '../codebook/codebook';
import { unfold } from '../text/foldedText';
import { scanAll } from './automaton';
import type { Form, Matcher } from './matcher';
import { cutsWord } from './wordBoundary';

/** A form found at a place of the reading, before it is decided whether it counts. */
export interface Hit {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a reading, with the places in it where a hyphen may be part of a word. */
export interface Searched {
  readonly text: string;
  readonly hyphens: readonly number[];
}

/** A stretch of a reading from one place to another. */
export function stretchOf({ text, hyphens }: Searched, start: number, end: number): Searched {
  const within = hyphens.filter(place => place > start && place < end).map(place => place - start);
  return { text: text.slice(start, end), hyphens: within };
}

/** All hits of all forms, including overlaps, by start; of those with the same start, the longest first. */
export function findHits(matcher: Matcher, searched: Searched): readonly Hit[] {
  return allForms(matcher, searched).filter(({ cut }) => !cut);
}

/** Like `findHits`, but including those that would cut a word of an alphabetic script. */
export function allForms(matcher: Matcher, searched: Searched): readonly (Hit & { readonly cut: boolean })[] {
  // The sort is stable: of equals, the codebook's first comes first.
  return inBothReadings(searched, text => formsIn(matcher, text)).sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}

/** Hits in a text, together with those that contain one of its removed hyphens, at their place in the text without them. */
export function inBothReadings<T extends { readonly start: number; readonly end: number }>(
  { text, hyphens }: Searched,
  find: (text: string) => readonly T[],
): T[] {
  const found = [...find(text)];
  if (hyphens.length === 0) return found;
  const pieces = [0, ...hyphens].map((place, i) => text.slice(place, hyphens[i]));
  // The hyphens stand at these places of the other text.
  const places = hyphens.map((place, i) => place + i);
  for (const hit of find(pieces.join('-'))) {
    const before = places.filter(place => place < hit.start).length;
    const upTo = places.filter(place => place < hit.end).length;
    if (upTo > before) found.push({ ...hit, start: hit.start - before, end: hit.end - upTo });
  }
  return found;
}

function formsIn(matcher: Matcher, text: string): readonly (Hit & { readonly cut: boolean })[] {
  const found: (Hit & { cut: boolean })[] = [];
  const folded = matcher.folding.fold(text);
  scanAll(matcher.automaton, folded.codeUnits, folded.length, (start, end, form) => {
    const place = unfold(folded, start, end);
    const cut = cutsWord(folded.codeUnits, folded.length, start, end);
    if (place) found.push({ form: matcher.forms[form]!, ...place, cut });
  });
  for (const { form, regex } of matcher.regexes) {
    // A line end that is left in a reading is a boundary.
    regex.each(text, (start, end) => found.push({ form, start, end, cut: false }));
  }
  return found;
}

/** Selects among sorted candidates: leftmost-longest without overlap, or all. */
export function chooseHits<T extends Hit>(candidates: readonly T[], overlaps: boolean): readonly T[] {
  if (overlaps) return candidates;
  const chosen: T[] = [];
  let end = 0;
  for (const candidate of candidates) {
    if (candidate.start < end) continue;
    chosen.push(candidate);
    end = candidate.end;
  }
  return chosen;
}

/**
 * Removes repeated mentions: even with overlaps enabled, hits of one keyword count once per place. 长三角地区 is one mention of
 * 长三角, though both are its forms. Hits are sorted by start, the longest first.
 */
export class OncePerKeyword {
  private readonly ends = new Map<Keyword, number>();

  /** Whether a hit is a different mention from the one before. */
  takes(keyword: Keyword, start: number, end: number): boolean {
    if (start < (this.ends.get(keyword) ?? 0)) return false;
    this.ends.set(keyword, end);
    return true;
  }
}
