import type { FoldingRules } from './foldingRules';
import { isIgnorable } from './ignorable';
import { lookAlikes } from './lookAlikes';
import { simplified, simplifiedEither } from './simplified';

/** The folded form of one character (with its marks), by definition; the table only remembers it. */
export function normalize(character: string, rules: FoldingRules): string {
  let form = character;
  if (rules.compatibility) form = form.normalize('NFKC');
  else if (rules.width)
    form = form.replace(/[\uff01-\uff5e\uff61-\uffdc\u3000]/g, each => each.normalize('NFKC'));
  // NFKC folds width, too; without that rule it must not.
  if (!rules.width && isWidthForm(character)) form = character;
  if (rules.compatibility) form = lookAlikes.get(form) ?? form;
  if (rules.traditional) form = simplifiedEither(form);
  if (rules.punctuation) {
    form = form.replace(quotes, '"').replace(apostrophes, "'").replace(dashes, '-');
    form = form.replace(dots, '·').replace(tildes, '~');
    form = form
      .replace(colons, ':')
      .replace(slashes, '/')
      .replace(ellipses, rules.compatibility ? '...' : '…');
  }
  if (rules.blanks) form = visible(form.replace(blanks, ' '));
  return rules.case ? form.toLowerCase() : form;
}

/** The same for words: only what is the same letter, or no letter, is folded. */
export function forWords(character: string, rules: FoldingRules): string {
  let form = character.normalize('NFC');
  if (rules.compatibility && hanForm.test(form)) form = form.normalize('NFKC');
  if (rules.width && letterForm.test(form)) form = form.normalize('NFKC');
  if (rules.compatibility) form = radicalForm.test(character) ? (lookAlikes.get(form) ?? form) : form;
  if (rules.traditional) form = simplified(form);
  return rules.blanks ? visible(form.replace(blanks, ' ')) : form;
}

const quotes = /[“”„‟«»「」『』〝〞〟＂]/g;
const apostrophes = /[‘’‚‛‹›＇]/g;
const dashes = /[‐‑‒–—―−─━⸺⸻﹘﹣－]/g;
const dots = /[•‧∙⋅・･᛫⸱⸳ꞏ⦁ㆍᆞ·]/g;
const tildes = /[〜∼～˜]/g;
const colons = /[∶꞉]/g;
const slashes = /[∕⁄⧸]/g;
const ellipses = /[⋯]/g;
const blanks = /[\t\v\f\u00a0\u1680\u2000-\u200a\u2028\u202f\u205f\u2800\u3000]/g;
/** Radicals, and Han characters of compatibility. */
const hanForm = /^[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;
const radicalForm = /^[\u2e80-\u2fdf\u31c0-\u31ef戶戸靑]/;
const letterForm = /^[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]$/;

/** Chinese numerals that are written one by one, as in years. */
export const numerals = new Set([...'〇一二三四五六七八九'].map(each => each.charCodeAt(0)));
/** Signs that some write with blanks around them. */
const joining = new Set([...'·+-/×&~%°¥'].map(each => each.charCodeAt(0)));

/** Whether a blank beside a folded code unit is nothing. */
export function joinsBlank(codeUnit: number): boolean {
  return isHan(codeUnit) || joining.has(codeUnit);
}

export function isZero(codeUnit: number): boolean {
  return codeUnit === 0x30 || codeUnit === 0xff10 || codeUnit === 0x4f || codeUnit === 0xff2f;
}

/** A text without invisible characters. */
function visible(text: string): string {
  // Hardly any character has an expansion that holds one.
  return Array.from(text)
    .filter(each => !isIgnorable(each.codePointAt(0)!))
    .join('');
}

/** Whether a character is invisible. */
export function isInvisible(character: string): boolean {
  return visible(character) === '';
}

function isWidthForm(character: string): boolean {
  return /^[\uff01-\uffee\u3000]$/.test(character);
}

export function isMark(character: string): boolean {
  return /^\p{M}$/u.test(character);
}

export function isVariationSelector(code: number): boolean {
  return (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);
}

/** Whether a UTF-16 code unit is (half of) a Han character. */
export function isHan(codeUnit: number): boolean {
  return (
    (codeUnit >= 0x4e00 && codeUnit <= 0x9fff) ||
    (codeUnit >= 0x3400 && codeUnit <= 0x4dbf) ||
    (codeUnit >= 0xf900 && codeUnit <= 0xfaff) ||
    // Ideographs beyond the first plane: their leading and trailing surrogates.
    (codeUnit >= 0xd840 && codeUnit <= 0xd88d) ||
    (codeUnit >= 0xdc00 && codeUnit <= 0xdfff) ||
    codeUnit === 0x3007
  );
}
