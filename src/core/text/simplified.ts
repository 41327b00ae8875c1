/// <reference path="./opencc.d.ts" />
import characters from 'opencc-js/dict/TSCharacters';

let table: ReadonlyMap<string, string> | undefined;

/** The simplified form of a traditional character, by OpenCC's table; other text comes back as it is. */
export function simplified(character: string): string {
  table ??= new Map(
    characters.split('|').map(entry => {
      const [traditional = '', simple = ''] = entry.split(' ');
      return [traditional, simple];
    }),
  );
  return table.get(character) ?? character;
}

/**
 * Characters whose simplified form OpenCC chooses by phrase or region: 著作 but 着力 for 著, 瞭望 but 了解 for 瞭. No two words
 * differ by them alone, so they count as one. Pairs: the form that `simplified` returns, and the form it counts as.
 */
const pairs =
  '著着瞭了帐账逕径迳径鍊链炼链藉借覆复锺钟鍾钟沈沉彷仿甦苏钜巨哩里画划衹只衞卫敍叙枱台粧妆糭粽簷檐痺痹睪睾鲶鲇';
const either: ReadonlyMap<string, string> = new Map(
  Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[2 * i]!, pairs[2 * i + 1]!]),
);

/** Like `simplified`, but unifies the characters that regions and phrases write differently. */
export function simplifiedEither(character: string): string {
  const simple = simplified(character);
  return either.get(simple) ?? simple;
}

/** Places where such a character takes its other form; lengths stay the same. 著 marks an aspect except in these words. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/(?<![巨昭名显顯编編专專原论論遗遺译譯合土卓撰拙])著(?![作名述者书書称稱录錄有])/g, '着'],
  [/瞭(?=[解如])|(?<=明|目)瞭/g, '了'],
  [/(?<=[計计籌筹规規策])[畫画]/g, '划'],
  [/(?<=憑|凭)藉|藉(?=[口此由助以])/g, '借'],
  [/(?<=[答回反批函平])覆/g, '复'],
  [/甦(?=[醒生])|(?<=[復复])甦/g, '苏'],
  [/(?<=[傢家])俱/g, '具'],
  [/(?<=[供应應产產业業价價项項拉条條])鍊/g, '链'],
];

/** A text with these characters in their present form, for word segmenters. */
export function withPhrases(text: string): string {
  let told = text;
  for (const [found, put] of phrases) told = told.replace(found, put);
  return told;
}
