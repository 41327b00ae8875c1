import { oncePer } from '../base/oncePer';
import type { Span } from '../text/lines';
import type { Reading } from '../text/reading';
import type { Target } from './annotation';
import { beginsLine, contextLength, endsLine, isBare } from './context';
import {
  foldToLetters,
  fromLetters,
  isPunctuation,
  type Letters,
  toLetters,
  withoutPunctuation,
} from './letters';

/** A form of the text in which quotes are searched for. It has offsets of its own. */
export interface Haystack {
  readonly text: string;
  /** Converts a stretch to the reading; `undefined` if it cuts a character. */
  readonly toReading: (start: number, end: number) => Span | undefined;
  readonly fromReading: (offset: number) => number;
  /** Whether a line begins (ends) at an offset, ignoring white space. */
  readonly begins: (start: number) => boolean;
  readonly ends: (end: number) => boolean;
}

/** A target in the form of a haystack. */
export interface Needle {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  /** Whether the stored context was cut off there, so that its line went on. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  /** Neither context nor position is stored, so no place can be ruled out by its surroundings. */
  readonly bare: boolean;
}

/** What is compared: the whole text, its letters with punctuation, or its letters without punctuation. */
export type TextForm = 'text' | 'letters' | 'unpunctuated';

/** Both forms are derived from it. */
const lettersOf = oncePer(({ text }: Reading) => foldToLetters(text));

const haystacks = {
  letters: oncePer((reading: Reading) => asHaystack(reading.text, lettersOf(reading), 'letters')),
  unpunctuated: oncePer((reading: Reading) =>
    asHaystack(reading.text, withoutPunctuation(lettersOf(reading)), 'unpunctuated'),
  ),
};

/** The reading in a form. Made once, when something is searched for in it. */
export function haystackOf(reading: Reading, form: TextForm): Haystack {
  return form === 'text' ? asHaystack(reading.text) : haystacks[form](reading);
}

/** Converts a target to a form. */
export function needleOf(target: Target, form: TextForm): Needle {
  const { quote, before = '', after = '' } = target;
  const read = (text: string) => {
    if (form === 'text') return text;
    const letters = foldToLetters(text);
    return (form === 'letters' ? letters : withoutPunctuation(letters)).text;
  };
  return {
    quote: read(quote),
    before: read(before),
    after: read(after),
    cutBefore: isCut(before),
    cutAfter: isCut(after),
    bare: isBare(target),
  };
}

/** A text as it is, or reduced to some of its letters. */
function asHaystack(text: string, letters?: Letters, form: TextForm = 'text'): Haystack {
  if (!letters) {
    return {
      text,
      toReading: (start, end) => ({ start, end }),
      fromReading: offset => offset,
      begins: start => beginsLine(text, start),
      ends: end => endsLine(text, end),
    };
  }
  // Without punctuation, a line begins and ends with its letters.
  const isUnread = (at: number) => form === 'unpunctuated' && isPunctuation(text.charCodeAt(at));
  const toLineStart = (at: number) => {
    while (at > 0 && isUnread(at - 1)) at--;
    return at;
  };
  const toLineEnd = (at: number) => {
    while (at < text.length && isUnread(at)) at++;
    return at;
  };
  return {
    text: letters.text,
    toReading: (start, end) => fromLetters(letters, start, end),
    fromReading: offset => toLetters(letters, offset),
    begins: start => beginsLine(text, toLineStart(letters.starts[start] ?? text.length)),
    ends: end => endsLine(text, toLineEnd(letters.ends[end - 1] ?? 0)),
  };
}

/** White space at the outer end of a context is not stored, nor is half a character, so a few code units may be missing. */
function isCut(context: string): boolean {
  return context.length >= contextLength - 4;
}
