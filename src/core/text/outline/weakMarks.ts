import type { FormName } from './headingForms';
import { numberOf } from './markNumbers';
import { romanNumber } from './numerals';

/** A mark that text and tables begin with as often as headings do; only a whole row of titles confirms it. */
export interface WeakMark {
  readonly form: FormName;
  readonly value: number | undefined;
  /** Tells rows of the same form apart: 1 甲 and 1：甲 do not continue each other. */
  readonly prefix: string;
  readonly doubt: 'weak';
}

const han = '[一二三四五六七八九十百廿〇]';
const hanRun = `${han}(?: {0,3}${han}){0,4}`;
const roman = '[Ⅰ-Ⅻ]|[IVX]{1,6}|[ⅰ-ⅻ]|[ivx]{1,6}';
const dash = '[-—–―ー─]{1,2}';
const stems = '甲乙丙丁戊己庚辛壬癸';

interface Pattern {
  readonly form: FormName;
  readonly prefix: string;
  readonly pattern: RegExp;
  readonly numberIn: (number: string) => number | undefined;
}

const letterNumber = (letter: string): number => letter.toUpperCase().charCodeAt(0) - 64;
const stemNumber = (stem: string): number => stems.indexOf(stem) + 1;

function pattern(form: FormName, prefix: string, source: string, numberIn = numberOf): Pattern {
  return { form, prefix, pattern: new RegExp(`^${source}`), numberIn };
}

/** In the characters that `plainHead` gives: half-width, blanks as spaces, 〔【 as round brackets. */
const patterns: readonly Pattern[] = [
  pattern('han', '', `(${hanRun}) {0,2}(?:[,·•]|${dash}) {0,2}(?=[^ ,.])`),
  pattern('hanInBrackets', '[', `[[<《「『«] {0,2}(${hanRun}) {0,2}[\\]>》」』»]`),
  pattern('arabicInBrackets', '[', '[[<《«] {0,2}([0-9]{1,2}) {0,2}[\\]>》»]'),
  pattern('ordinal', '', `第 {0,2}(${han}{1,3}|[0-9]{1,2})(?: {0,2}[,、.:] {0,2}| {1,4})(?=[^ ])`),
  pattern('ordinal', '其', `其 {0,2}(${han}{1,2})(?: {0,2}[,、.:] {0,2}| {1,4})(?=[^ ])`),
  pattern('han', '甲', `([${stems}]) {0,2}[、.,:]`, stemNumber),
  pattern('hanInBrackets', '甲', `\\( {0,2}([${stems}]) {0,2}\\)`, stemNumber),
  pattern('decimal2', '', `([0-9]{1,2}${dash}[0-9]{1,2})(?: {1,4}|(?=[一-龥]))(?![年月日])`),
  pattern('arabic', ':', '([1-9][0-9]?) {0,2}[,:·] {0,2}(?=[^ 0-9])'),
  pattern('arabic', '-', `([1-9][0-9]?) {0,2}${dash} {0,2}(?=[^ 0-9])`),
  pattern('arabic', 'joined', '(0[1-9]|[1-9][0-9]?)(?=[一-龥])'),
  pattern('roman', ' ', `([Ⅰ-Ⅻ]|[IVX]{1,6})(?: {0,2}[,:] {0,2}| {1,4}|(?=[一-龥]))(?=[^ ])`, romanNumber),
  pattern('roman', '(', '\\( {0,2}([Ⅰ-Ⅻ]|[IVX]{1,6}) {0,2}\\)', romanNumber),
  pattern('roman', ')', '([Ⅰ-Ⅻ]|[IVX]{1,6}) {0,2}\\)', romanNumber),
  pattern('roman', 'i', `(${roman}) {0,2}[.、:]`, romanNumber),
  pattern('roman', 'i(', `\\(? {0,2}(${roman}) {0,2}\\)`, romanNumber),
  pattern('letter', '', '([A-Z]) {0,2}[.、,:] {0,2}(?=[^ ])', letterNumber),
  pattern('letter', '(', '\\(? {0,2}([A-Z]) {0,2}\\)', letterNumber),
  pattern('letter', ' ', '([A-Z]) {1,4}(?=[^ ])', letterNumber),
  pattern('smallLetter', '', '([a-z]) {0,2}[.、:] {0,2}(?=[^ ])', letterNumber),
  pattern('smallLetter', '(', '\\(? {0,2}([a-z]) {0,2}\\)', letterNumber),
];

/** Reads a mark that only its row can confirm. */
export function matchWeak(head: string): { readonly mark: WeakMark; readonly length: number } | undefined {
  for (const { form, prefix, pattern, numberIn } of patterns) {
    const found = pattern.exec(head);
    if (!found) continue;
    const number = found[1]!;
    const length = found[0].length;
    if (form === 'decimal2') {
      const [section = '', value = ''] = number.split(/\D+/);
      return { mark: { form, value: Number(value), prefix: `${section}-`, doubt: 'weak' }, length };
    }
    return { mark: { form, value: numberIn(number), prefix, doubt: 'weak' }, length };
  }
  return undefined;
}

/** The letter that a single Roman number may be instead: I, V and X follow H, U and W in a row of letters. */
export function asLetter(form: FormName, mark: string, prefix: string): WeakMark | undefined {
  const letter = /^[(]?\s*([IVXivx])(?![IVXivx])/.exec(mark)?.[1];
  if (form !== 'roman' || letter === undefined) return undefined;
  const row = prefix.includes('(') || prefix === ')' ? '(' : prefix === ' ' ? ' ' : '';
  return {
    form: letter < 'a' ? 'letter' : 'smallLetter',
    value: letterNumber(letter),
    prefix: row,
    doubt: 'weak',
  };
}
