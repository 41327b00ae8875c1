import { type Steps, stepSize } from '../base/steps';
import { isContentWord, isNotATopic, isPlanVerb } from '../terms/stopWords';
import type { SourceWords } from '../terms/words';
import type { IndexedSource } from './indexed';

/**
 * The terms of each sentence of a source: its words of two characters or more that name a topic (`words` are those of
 * the source, by whatever unit); without words, its pairs of letters.
 */
export function* termsOfSentences(
  { sentences }: IndexedSource,
  words: SourceWords | undefined,
): Steps<readonly (readonly string[])[]> {
  if (!words) return sentences.map(({ letters }) => pairsOf(letters.text));
  const terms: string[][] = sentences.map(() => []);
  let sentence = 0;
  let work = 0;
  let unitStart = 0;
  for (const unit of words) {
    for (const [i, word] of unit.words.entries()) {
      if (++work % stepSize === 0) yield;
      const at = unitStart + unit.starts[i]!;
      while (sentence < sentences.length && sentences[sentence]!.end <= at) sentence++;
      const isInside = sentence < sentences.length && sentences[sentence]!.start <= at;
      if (isInside && namesTopic(word)) terms[sentence]!.push(word);
    }
    unitStart += unit.length;
  }
  return terms;
}

function namesTopic(word: string): boolean {
  return word.length > 1 && isContentWord(word) && !isPlanVerb(word) && !isNotATopic(word);
}

function pairsOf(letters: string): readonly string[] {
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2));
}
