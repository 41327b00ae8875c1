import type { Keyword } from '../codebook/codebook';
import { unfold } from '../text/folding';
import { scanAll } from './automaton';
import type { Form, Matcher } from './matcher';
import { cutsWord } from './wordBoundary';

/** A form that stands at a place of the reading, before it is said whether it counts. */
export interface Hit {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
}

/** Every hit of every form, overlapping ones too, by start; of those that begin together the longest comes first. */
export function findHits(matcher: Matcher, text: string): readonly Hit[] {
  return allForms(matcher, text).filter(({ cut }) => !cut);
}

/** As `findHits`, with those that would cut a word of an alphabetic script. */
export function allForms(matcher: Matcher, text: string): readonly (Hit & { readonly cut: boolean })[] {
  const found: (Hit & { cut: boolean })[] = [];
  const folded = matcher.folding.fold(text);
  scanAll(matcher.automaton, folded.units, folded.length, (start, end, form) => {
    const place = unfold(folded, start, end);
    const cut = cutsWord(folded.units, folded.length, start, end);
    if (place) found.push({ form: matcher.forms[form]!, ...place, cut });
  });
  for (const { form, regex } of matcher.regexes) {
    // A line end that is left in a reading is a boundary.
    regex.each(text, (start, end) => found.push({ form, start, end, cut: false }));
  }
  // The sort is stable: of equals, the codebook's first comes first.
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Of candidates in that order, those that are taken: leftmost-longest without overlap, or all of them. */
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
 * Where overlapping hits count, those of one keyword still do so once for each place: 长三角地区 is one mention of 长三角, though
 * both are its forms. Hits come by start, the longest first.
 */
export class OncePerKeyword {
  private readonly ends = new Map<Keyword, number>();

  /** Whether a hit is another mention than the one before. */
  takes(keyword: Keyword, start: number, end: number): boolean {
    if (start < (this.ends.get(keyword) ?? 0)) return false;
    this.ends.set(keyword, end);
    return true;
  }
}
