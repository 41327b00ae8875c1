import { type Steps, stepSize } from '../base/steps';
import { PairMap } from '../keywords/pairMap';
import { characters, isContentWord, isNotATopic, isPlanVerb } from './stopWords';

/** Words of the longest term. Segmenters without a technical dictionary split terms into up to four words. */
const mostWords = 4;
/** A word is a term from its second occurrence on; a row of words, from its third. */
const fewest = (length: number) => (length === 1 ? 2 : 3);
/** Cohesion, in bits, that a row of words needs: it occurs eight times as often as expected by chance. */
const leastCohesion = 3;
const none = -1;

/** Rows of one length: which one begins at each place, and how often each occurs. */
interface Grams {
  readonly at: Int32Array;
  readonly counts: readonly number[];
}

/**
 * The terms of units in text order: words, and rows of words that form one term (数字|档案|馆). Of several that begin at one
 * place, the longest is taken, so that no occurrence counts twice.
 *
 * A term has at least two characters. It contains only content words (no punctuation, numbers, function words or `''`) and
 * neither begins nor ends with a plan's verb. A row of words is a term if it occurs three times and min over splits ab of
 * log₂ (p(ab) / (p(a) · p(b))) is at least 3 bits, p(x) = count(x) / words. Rows of n words are counted only if both of
 * their rows of n - 1 words are frequent enough (a priori pruning).
 */
export function* findTerms(units: readonly (readonly string[])[]): Steps<readonly (readonly string[])[]> {
  const words: string[] = [];
  const first = yield* numberWords(units, words);
  const levels = [first];
  for (let length = 2; length <= mostWords; length++) {
    levels.push(yield* lengthen(levels.at(-1)!, fewest(length)));
  }
  const total = first.counts.reduce((sum, count) => sum + count, 0);
  /** The term of a row, by length and number; empty if the row is no term. */
  const names = levels.map(() => new Map<number, string>());
  const nameAt = (place: number, length: number): string => {
    const { at, counts } = levels[length - 1]!;
    const gram = at[place]!;
    if (gram === none || counts[gram]! < fewest(length)) return '';
    let name = names[length - 1]!.get(gram);
    if (name === undefined) {
      const own = Array.from({ length }, (_, i) => words[first.at[place + i]!]!);
      name = isTerm(own) && isCohesive(levels, place, length, total) ? own.join('') : '';
      names[length - 1]!.set(gram, name);
    }
    return name;
  };
  const found: (readonly string[])[] = [];
  let place = 0;
  let work = 0;
  for (const unit of units) {
    const terms: string[] = [];
    for (const end = place + unit.length; place < end; ) {
      if (++work % stepSize === 0) yield;
      let length = Math.min(mostWords, end - place);
      let name = '';
      while (length > 0 && name === '') name = nameAt(place, length--);
      if (name !== '') terms.push(name);
      place += name === '' ? 1 : length + 1;
    }
    // The gap between two units.
    place++;
    found.push(terms);
  }
  return found;
}

/** Numbers the content words. All units are laid end to end, each followed by a gap. */
function* numberWords(units: readonly (readonly string[])[], words: string[]): Steps<Grams> {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const at = new Int32Array(units.reduce((sum, unit) => sum + unit.length + 1, 0)).fill(none);
  let place = 0;
  for (const unit of units) {
    for (const word of unit) {
      let number = numbers.get(word);
      if (number === undefined) {
        number = isContentWord(word) ? words.push(word) - 1 : none;
        numbers.set(word, number);
      }
      at[place++] = number;
      if (number !== none) counts[number] = (counts[number] ?? 0) + 1;
      if (place % stepSize === 0) yield;
    }
    place++;
  }
  return { at, counts };
}

/** Rows of one more word: two frequent rows that overlap. */
function* lengthen({ at, counts }: Grams, least: number): Steps<Grams> {
  const numbers = new PairMap();
  const longer: number[] = [];
  const next = new Int32Array(at.length).fill(none);
  for (let place = 0; place + 1 < at.length; place++) {
    if (place % stepSize === 0) yield;
    const [left, right] = [at[place]!, at[place + 1]!];
    if (left === none || right === none || counts[left]! < least || counts[right]! < least) continue;
    let number = numbers.get(left, right);
    if (number === undefined) {
      number = longer.push(0) - 1;
      numbers.set(left, right, number);
    }
    longer[number]!++;
    next[place] = number;
  }
  return { at: next, counts: longer };
}

function isCohesive(levels: readonly Grams[], place: number, length: number, total: number): boolean {
  const count = (start: number, size: number) => {
    const { at, counts } = levels[size - 1]!;
    return counts[at[start]!]!;
  };
  for (let split = 1; split < length; split++) {
    const chance = (count(place, split) * count(place + split, length - split)) / total;
    if (Math.log2(count(place, length) / chance) < leastCohesion) return false;
  }
  return true;
}

function isTerm(words: readonly string[]): boolean {
  if (isPlanVerb(words[0]!) || isPlanVerb(words.at(-1)!)) return false;
  const term = words.join('');
  return characters(term) >= 2 && !isNotATopic(term);
}
