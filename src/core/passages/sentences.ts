import { foldToLetters, type Letters, withoutPunctuation } from '../annotations/letters';
import type { Steps } from '../base/steps';
import type { Analysis, CodedSource } from '../corpus/corpus';
import { fromSource } from '../text/reading';
import { fullMarks, stops } from '../text/sentenceEnds';
import { cutUnits, unitSpan } from '../text/units';

/** A sentence of a source that says something: what is compared, and what may be an own task. */
export interface Sentence {
  /** Its stretch of the reading, without blanks at either end. */
  readonly start: number;
  readonly end: number;
  /** Its letters without punctuation; their places count from `start`. */
  readonly letters: Letters;
}

/** The sentences of a source, and how many letters of it are in none of them. */
export interface Sentences {
  readonly sentences: readonly Sentence[];
  /** Letters of headings and of what is too short to tell anything. */
  readonly leftOut: number;
}

/** Letters of the shortest sentence, and of the shortest line without a full stop: others are titles, dates, page debris. */
const shortest = 10;
const shortestUnended = 24;
/** A row of a table of figures has more of them than words. */
const mostDigits = 0.4;

/** What ends with a mark, or a stop. */
const ended = new RegExp(`[${fullMarks}!?;${stops}]["”’』」）)]*$`);

const known = new WeakMap<Analysis, Sentences>();

/**
 * The sentences of a source in order, whatever unit the project counts by. Left out are headings (also the head of a
 * run-in one), what is shorter than 10 letters, lines shorter than 24 that no mark ends, and rows of figures.
 */
export function* sentencesOf({ analysis }: CodedSource): Steps<Sentences> {
  const before = known.get(analysis);
  if (before) return before;
  const { reading, headings } = analysis;
  const heads = new Set(headings.map(({ start }) => fromSource(reading, start)));
  const units = cutUnits('sentence', reading, headings);
  const sentences: Sentence[] = [];
  let leftOut = 0;
  for (let i = 0; i < units.ends.length; i++) {
    if (i % 64 === 63) yield;
    const unit = unitSpan(units, i);
    const raw = reading.text.slice(unit.start, unit.end);
    const text = raw.trim();
    if (text === '') continue;
    const start = unit.start + raw.indexOf(text);
    const letters = withoutPunctuation(foldToLetters(text));
    if (!heads.has(unit.start) && saysSomething(text, letters.text))
      sentences.push({ start, end: start + text.length, letters });
    else leftOut += letters.text.length;
  }
  const value = { sentences, leftOut };
  known.set(analysis, value);
  return value;
}

function saysSomething(text: string, letters: string): boolean {
  const isEnded = ended.test(text);
  if (letters.length < (isEnded ? shortest : shortestUnended)) return false;
  return letters.replace(/\D/g, '').length <= mostDigits * letters.length;
}
