import type { Keyword } from '../codebook/codebook';
import { unfold } from '../text/foldedText';
import { scanAll } from './automaton';
import { inBothReadings, type Searched } from './hits';
import type { Form, Matcher } from './matcher';

/** An occurrence of a keyword's `except` context. */
export interface ContextPlace {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
}

export type Contexts = ReadonlyMap<Keyword, readonly ContextPlace[]>;

const none: Contexts = new Map();

/** All occurrences of all contexts in a part of a reading. */
export function findContexts({ contexts, folding }: Matcher, searched: Searched): Contexts {
  if (!contexts) return none;
  const places = inBothReadings(searched, text => {
    const all: ContextPlace[] = [];
    const folded = folding.fold(text);
    scanAll(contexts.automaton, folded.codeUnits, folded.length, (start, end, number) => {
      const place = unfold(folded, start, end);
      if (place) for (const form of contexts.forms[number]!) all.push({ form, ...place });
    });
    return all;
  });
  const found = new Map<Keyword, ContextPlace[]>();
  for (const place of places) {
    const own = found.get(place.form.keyword) ?? [];
    own.push(place);
    found.set(place.form.keyword, own);
  }
  return found;
}

/** The context that excludes a hit; `undefined` if the hit counts. */
export function isExcepted(
  contexts: Contexts,
  keyword: Keyword,
  start: number,
  end: number,
): ContextPlace | undefined {
  return contexts.get(keyword)?.find(place => place.start <= start && end <= place.end);
}
