/// <reference path="./pinyinMatch.d.ts" />

import type { Span } from '../text/lines';
import { simplified } from '../text/simplified';

/** All readings of Han characters, without tones; ü is v. */
export type Readings = ReadonlyMap<string, readonly string[]>;

/** Loads the readings of the 7,000 common characters. Loaded lazily: it takes time, and few users need it at once. */
export async function loadReadings(): Promise<Readings> {
  const { dict } = await import('pinyin-match/src/simplified_dict.js');
  const readings = new Map<string, string[]>();
  for (const [syllable, characters] of Object.entries(dict)) {
    for (const character of characters) {
      const known = readings.get(character);
      if (known) known.push(syllable);
      else readings.set(character, [syllable]);
    }
  }
  return readings;
}

/**
 * The first part of a text that typed letters match. A Han character matches its initial (`zh`, `ch`, `sh` too) or the
 * whole syllable of any reading; the last one, any beginning of it. Other characters match themselves, and whatever is
 * neither letter nor digit may be left out. `letters` are in lower case. The library's own matching is not used: it tries
 * all divisions into syllables, and takes half a minute for two dozen letters.
 */
export function findByPinyin(text: string, letters: string, readings: Readings): Span | undefined {
  if (letters === '') return undefined;
  const characters = [...text];
  for (let first = 0, start = 0; first < characters.length; first++) {
    const end = isSkipped(characters[first]!) ? undefined : endOf(characters, first, letters, readings);
    if (end !== undefined) return { start, end: start + characters.slice(first, end).join('').length };
    start += characters[first]!.length;
  }
  return undefined;
}

/** Index of the character after a match that begins at a place. Every pair of places in text and letters is tried once. */
function endOf(
  characters: readonly string[],
  first: number,
  letters: string,
  readings: Readings,
): number | undefined {
  const tried = new Set<number>();
  const from = (character: number, typed: number): number | undefined => {
    if (typed === letters.length) return character;
    const here = characters[character];
    const place = character * (letters.length + 1) + typed;
    if (here === undefined || tried.has(place)) return undefined;
    tried.add(place);
    const rest = letters.slice(typed);
    for (const way of waysOf(here, readings)) {
      // The last syllable may still be incomplete.
      if (way.length > 1 && way.startsWith(rest)) return character + 1;
      const end = rest.startsWith(way) ? from(character + 1, typed + way.length) : undefined;
      if (end !== undefined) return end;
    }
    return isSkipped(here) ? from(character + 1, typed) : undefined;
  };
  return from(first, 0);
}

/** Inputs for a character, the shortest first: most people type initials. */
function waysOf(character: string, readings: Readings): readonly string[] {
  const syllables = readings.get(character) ?? readings.get(simplified(character));
  if (!syllables) return [character.toLowerCase()];
  const ways = syllables.flatMap(syllable => [syllable, /^[zcs]h/.exec(syllable)?.[0] ?? '', syllable[0]!]);
  return [...new Set(ways)].filter(way => way !== '').sort((a, b) => a.length - b.length);
}

function isSkipped(character: string): boolean {
  return !/[\p{L}\p{N}]/u.test(character);
}
