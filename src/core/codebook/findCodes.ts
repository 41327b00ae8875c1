import type { Span } from '../text/lines';
import type { Code, Codebook } from './codebook';
import { findByPinyin, type Readings } from './pinyin';

/** A code that matches the typed text. */
export interface FoundCode {
  readonly code: Code;
  /** The part of its name that matched by pinyin, if any. */
  readonly pinyin?: Span;
}

/**
 * Codes that match the typed text, best first: by the beginning of the name, the name, the short heading or the path,
 * pinyin or its initials (from the first character, then anywhere), the definition; then in codebook order. Of several
 * words, each must match. Without input, all codes. Without `readings` (not loaded yet), pinyin is not considered.
 */
export function findCodes(codebook: Codebook, typed: string, readings?: Readings): readonly FoundCode[] {
  const words = typed.trim().toLowerCase().split(/\s+/);
  const found: { readonly code: FoundCode; readonly rank: number }[] = [];
  for (const code of codebook.codes.values()) {
    const fits = words.map(word => fitOf(code, word, readings));
    if (fits.includes(undefined)) continue;
    const pinyin = fits.find(fit => fit?.pinyin)?.pinyin;
    const rank = Math.max(...fits.map(fit => fit!.rank));
    found.push({ code: { code, ...(pinyin && { pinyin }) }, rank });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ code }) => code);
}

interface Fit {
  readonly rank: number;
  readonly pinyin?: Span;
}

function fitOf(code: Code, word: string, readings: Readings | undefined): Fit | undefined {
  const name = code.name.toLowerCase();
  if (name.startsWith(word)) return { rank: 0 };
  if (name.includes(word)) return { rank: 1 };
  if (code.path.toLowerCase().includes(word)) return { rank: 2 };
  if ('short' in code && String(code.short).toLowerCase().includes(word)) return { rank: 2 };
  const isPinyin = readings && /^[a-zü]+$/.test(word);
  const pinyin = isPinyin ? findByPinyin(code.name, word.replace(/ü/g, 'v'), readings) : undefined;
  if (pinyin) return { rank: pinyin.start === 0 ? 3 : 4, pinyin };
  return code.definition?.toLowerCase().includes(word) ? { rank: 5 } : undefined;
}
