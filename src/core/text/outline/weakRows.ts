import { displayWidth } from '../wrapping';
import type { HeadingCandidate } from './candidates';
import { keyOf } from './contents';
import { usualRank } from './headingForms';
import type { ReadLine } from './lines';
import { asLetter } from './weakMarks';

/** Widest title of a weak mark, in columns: 40 Han characters. */
const widestTitle = 80;
/** Least share of a row that text must follow. Rows of a table or of a list follow one another. */
const mostlyFollowed = 0.75;
/** Most numbers that a row may lack in a place; the gap is reported. */
export const widestGap = 2;
/** Lines from the start of an excerpt in which a row may begin with another number than 1. */
export const nearStart = 3;
/** Line of running text: it holds the end of a sentence, or is long and has a comma. */
const sentence = /[。！？；｡!?;]|[.．]["”’)）\]]*\s*$|\.\s+\p{Lu}|^(?=.*[，,]).{40}/u;
/** An unfinished line; what follows is no heading. */
const unfinished = /(?:[，、,（(《“‘和与及至或的]|[\p{Ll}\d] ?-)\s*$/u;
/** Longest title without its number, and longest line above it that may be a heading, in characters. */
const longestLost = 15;
const longestAbove = 20;
/** Shortest unfinished line of alphabetic text, in characters. A shorter one may be a title. */
const shortestAlphabetic = 50;

/**
 * Settles weak marks: confirms those of a row of titles that counts from 1 and has text between its lines. What the row repeats
 * stays weak, for tables of contents. The others are rows of tables, items of lists, quantities.
 */
export function confirmWeakRows(
  lines: readonly ReadLine[],
  candidates: readonly HeadingCandidate[],
): readonly HeadingCandidate[] {
  const read = settleLost(
    lines,
    settleLetters(candidates).map(each => settleLatin(lines, each)),
  );
  if (!read.some(({ doubt }) => doubt === 'weak')) return read;
  const confirmed = new Map<HeadingCandidate, HeadingCandidate>();
  const followed = followedByText(lines, read);
  for (const row of rowsOf(lines, read)) {
    const weak = row.filter(({ doubt }) => doubt === 'weak');
    const isRow = row.length > 1 && row.some((each, i) => each.value === (row[i - 1]?.value ?? -9) + 1);
    if (!isRow || weak.filter(each => followed.has(each)).length < weak.length * mostlyFollowed) continue;
    // 一，二， of their own do not continue 一、二、.
    const prefix =
      row[0]!.form === 'han' && row[0]!.prefix === '' && weak.length === row.length ? ',' : row[0]!.prefix;
    for (const each of weak) confirmed.set(each, { ...each, prefix, doubt: 'none' });
  }
  const hasParents = read.some(({ form }) => form === 'decimal2');
  const numbered = new Set(read.filter(({ doubt }) => doubt === 'none' || doubt === 'bare').map(rowOf));
  const titles = new Set([...confirmed.keys()].map(titleKey));
  return read.flatMap(each => {
    if (each.doubt !== 'weak') return [each];
    const settled = confirmed.get(each);
    if (settled) return [settled];
    // An entry of a table of contents, if it stands in one.
    if (titles.has(titleKey(each))) return [each];
    // 1 of 1.1, and a number that would otherwise be missing among 一、 and 三、.
    const mayFit = each.prefix === 'bare' ? hasParents : each.prefix === '' && numbered.has(rowOf(each));
    return mayFit ? [{ ...each, doubt: 'likely' }] : [];
  });
}

/** Reads a single I, V or X as a letter where it follows H, U or W and no Roman number. */
function settleLetters(candidates: readonly HeadingCandidate[]): readonly HeadingCandidate[] {
  const last = new Map<string, number | undefined>();
  return candidates.map(each => {
    const letter = asLetter(each.form, each.title, each.prefix);
    const follows = (other: Pick<HeadingCandidate, 'form' | 'prefix' | 'value'>) =>
      other.value !== undefined && last.get(rowOf(other)) === other.value - 1;
    const settled = letter && follows(letter) && !follows(each) ? { ...each, ...letter } : each;
    last.set(rowOf(settled), settled.value);
    return settled;
  });
}

/** Gives marks that have lost their number the one that is missing before the next: 、甲 、乙 三、丙 are 一、 and 二、. */
function settleLost(
  lines: readonly ReadLine[],
  candidates: readonly HeadingCandidate[],
): readonly HeadingCandidate[] {
  const settled = [...candidates];
  let lost: number[] = [];
  candidates.forEach((each, i) => {
    if (hasLostNumber(lines, each)) {
      settled[i] = { ...each, value: undefined, doubt: 'none' };
      lost.push(i);
    } else if (each.form === 'han' && each.value !== undefined && each.doubt !== 'likely') {
      const first = each.value - lost.length;
      if (first >= 1)
        for (const [k, at] of lost.entries()) settled[at] = { ...settled[at]!, value: first + k };
      lost = [];
    } else if (usualRank[each.form] < usualRank.han) lost = [];
  });
  return settled;
}

/** No line begins with 、 but one that has lost its number. */
function hasLostNumber(
  lines: readonly ReadLine[],
  { form, title, at, shape, length }: HeadingCandidate,
): boolean {
  if (form !== 'han' || !title.startsWith('、')) return false;
  const above = lines[at - 1]?.text.trim() ?? '';
  const isHead = shape === 'alone' || shape === 'sentence' || shape === 'runIn';
  const isBelowEnd = /[。！？：]$/.test(above) || (above.length <= longestAbove && !/[，、；]$/.test(above));
  return isHead && isBelowEnd && length > 0 && length <= longestLost;
}

/** Chapter 2 Main tasks is a heading alone on its line, below a line that ended. */
function settleLatin(lines: readonly ReadLine[], each: HeadingCandidate): HeadingCandidate {
  const isDivision = usualRank[each.form] >= usualRank.annex && usualRank[each.form] <= usualRank.clause;
  if (!isDivision || each.doubt === 'likely' || !/^[\p{Script=Latin}\p{Script=Cyrillic}§]/u.test(each.title))
    return each;
  const above = lines[each.at - 1]?.text.trim() ?? '';
  const runsOn =
    unfinished.test(above) ||
    (above.length >= shortestAlphabetic && /[\p{Ll}\d]$/u.test(above) && each.title.length > 12);
  if (runsOn) return { ...each, doubt: 'likely' };
  return each.doubt === 'bare' && each.shape === 'alone' ? { ...each, doubt: 'none' } : each;
}

/** Rows of titles with weak marks, in ascending order; marks that need no confirmation may stand among them. */
function rowsOf(
  lines: readonly ReadLine[],
  candidates: readonly HeadingCandidate[],
): readonly (readonly HeadingCandidate[])[] {
  const rows: HeadingCandidate[][] = [];
  const open = new Map<string, HeadingCandidate[]>();
  for (const each of candidates) {
    const { value, doubt } = each;
    if (value === undefined || doubt === 'likely' || (doubt === 'weak' && !isTitle(lines, each))) continue;
    const row = open.get(rowOf(each));
    const last = row?.at(-1)?.value;
    if (row && last !== undefined && value >= last && value <= last + 1 + widestGap && value > 1) {
      row.push(each);
    } else if (value === 1 || each.at < nearStart) {
      const fresh = [each];
      rows.push(fresh);
      open.set(rowOf(each), fresh);
    }
  }
  return rows;
}

function isTitle(lines: readonly ReadLine[], each: HeadingCandidate): boolean {
  if (each.shape !== 'alone' || each.isBare || displayWidth(each.title) > widestTitle) return false;
  const above = lines[each.at - 1]?.text;
  return each.at === 0 || above === undefined || !unfinished.test(above);
}

/** Candidates that text follows, before the next one of their row. */
function followedByText(
  lines: readonly ReadLine[],
  candidates: readonly HeadingCandidate[],
): ReadonlySet<HeadingCandidate> {
  const nextSentence = new Uint32Array(lines.length + 1).fill(lines.length);
  for (let at = lines.length - 1; at >= 0; at--) {
    nextSentence[at] = sentence.test(lines[at]!.text) ? at : nextSentence[at + 1]!;
  }
  const found = new Set<HeadingCandidate>();
  const nextInRow = new Map<string, number>();
  for (const each of candidates.toReversed()) {
    const end = nextInRow.get(rowOf(each)) ?? lines.length;
    if (nextSentence[each.at + 1]! < end) found.add(each);
    if (each.shape === 'alone') nextInRow.set(rowOf(each), each.at);
  }
  return found;
}

function titleKey({ form, prefix, value, title }: HeadingCandidate): string {
  return `${form} ${prefix} ${value} ${keyOf(title)}`;
}

/** Key of the row of numbers that a candidate belongs to. */
export function rowOf({ form, prefix }: Pick<HeadingCandidate, 'form' | 'prefix'>): string {
  return `${form} ${prefix}`;
}
