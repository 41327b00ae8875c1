import { isInvisible } from '../foldCharacters';
import { foldingFor } from '../folding';
import { defaultFoldingRules } from '../foldingRules';

/** Variants of characters, and the form they are read as. */
const written = new Map<string, string>([
  ...[...'﹙〔【〈〖'].map(each => [each, '('] as const),
  ...[...'）﹚〕】〉〗'].map(each => [each, ')'] as const),
  ...[...'﹒．。｡'].map(each => [each, '.'] as const),
  ...[...'○◯Ｏ〇零'].map(each => [each, '〇'] as const),
  ...([...'壹贰貳叁叄肆伍陆陸柒捌玖拾'].map((each, i) => [each, '一二二三三四五六六七八九十'[i]!]) as [
    string,
    string,
  ][]),
  ['兩', '两'],
  ['編', '编'],
  ['節', '节'],
  ['條', '条'],
  ['專', '专'],
  ['欄', '栏'],
  ['﹑', '、'],
  ['､', '、'],
  ['，', ','],
  ['（', '('],
]);

/** The form of all blanks. */
export const blank = 0x20;
/** Computed on first use. One code unit gives one, so that places stay the same. */
const plain = new Uint16Array(0x10000);

/** The form of a code unit in marks. */
export function plainCodeUnit(codeUnit: number): number {
  const known = plain[codeUnit]!;
  if (known !== 0) return known;
  const character = String.fromCharCode(codeUnit);
  const form = isInvisible(character) ? ' ' : (written.get(character) ?? foldOne(character));
  const value = /^\s$/.test(form) ? blank : form.charCodeAt(0);
  plain[codeUnit] = value;
  return value;
}

function foldOne(character: string): string {
  if (/^[①-⒛㉑-㉟㊱-㊿㈠-㈩㊀-㊉Ⅰ-ⅻ]$/.test(character)) return character;
  const folded = foldingFor({ ...defaultFoldingRules, case: false }).foldTerm(character);
  return folded.length === 1 ? (written.get(folded) ?? folded) : character;
}

/** Text from a place on, in the form of marks. */
export function plainHead(text: string, from: number, length: number): string {
  const end = Math.min(text.length, from + length);
  const codeUnits: number[] = [];
  for (let i = from; i < end; i++) codeUnits.push(plainCodeUnit(text.charCodeAt(i)));
  return String.fromCharCode(...codeUnits);
}

/** Whether a code unit is a blank, colon or comma between a mark and its title. */
export function isBetween(codeUnit: number): boolean {
  return codeUnit === blank || codeUnit === 0x3a || codeUnit === 0x2c || codeUnit === 0x3001;
}
