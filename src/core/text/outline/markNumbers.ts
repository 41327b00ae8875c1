import type { FormName } from './headingForms';
import { hanNumber, romanNumber } from './numerals';

const enclosed: readonly (readonly [from: number, to: number, first: number, form: FormName])[] = [
  [0x2460, 0x2473, 1, 'circled'],
  [0x3251, 0x325f, 21, 'circled'],
  [0x32b1, 0x32bf, 36, 'circled'],
  [0x24eb, 0x24f4, 11, 'circled'],
  [0x24f5, 0x24fe, 1, 'circled'],
  [0x2776, 0x277f, 1, 'circled'],
  [0x2780, 0x2789, 1, 'circled'],
  [0x278a, 0x2793, 1, 'circled'],
  [0x3280, 0x3289, 1, 'circled'],
  [0x2474, 0x2487, 1, 'arabicInBrackets'],
  [0x2488, 0x249b, 1, 'arabic'],
  [0x3220, 0x3229, 1, 'hanInBrackets'],
];

/** Value of a single character that is a number in a circle, in brackets or with a full stop. */
export function enclosedNumber(
  character: string,
): { readonly form: FormName; readonly value: number } | undefined {
  const code = character.charCodeAt(0);
  const range = enclosed.find(([from, to]) => code >= from && code <= to);
  return range && { form: range[3], value: code - range[0] + range[2] };
}

/** Number of a mark, in any notation; `undefined` if it is none. */
export function numberOf(text: string): number | undefined {
  const compact = text.replaceAll(' ', '');
  if (/^[0-9]+$/.test(compact)) return Number(compact);
  // A dash that stands for 一.
  if (/^[-—–―ー─]$/.test(compact)) return 1;
  return enclosedNumber(compact)?.value ?? romanNumber(compact) ?? hanNumber(compact);
}
