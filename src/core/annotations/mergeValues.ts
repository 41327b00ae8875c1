import { compareText } from '../base/order';
import { asTexts, canonical } from '../base/values';
import { mergedLines } from '../text/mergeLines';

/** Result of merging two values: a value (`undefined` for none), or a conflict. */
export type MergedValue = { readonly value: unknown } | 'rivals';

/** Hints. If both sides have changed one, nobody has confirmed it for the merged text. */
const hints: readonly string[] = ['at', 'hash'];

/** Fields that together say where a passage is: a conflict in one is a conflict in all. */
const target: readonly string[] = ['quote', 'at', 'before', 'after', 'section', 'nth', 'orphan'];

/**
 * Merges the values of one field. A change by one side, or the same by both, is taken. Codes are merged as a set, memos by
 * lines. Of two days the earlier is taken. A hint that both have changed is left out and found again. Anything else is a
 * conflict.
 */
export function mergeValues(key: string, base: unknown, ours: unknown, theirs: unknown): MergedValue {
  if (same(ours, theirs) || same(theirs, base)) return { value: ours };
  if (same(ours, base)) return { value: theirs };
  if (hints.includes(key)) {
    // If it were left out, the next merge would bring it back where there was none before. So one is taken.
    const lesser = compareText(String(ours), String(theirs)) < 0 ? ours : theirs;
    return { value: base === undefined ? lesser : undefined };
  }
  // Both say that there are twins; which one it is must be confirmed by the text.
  if (key === 'nth') return { value: compareText(String(ours), String(theirs)) < 0 ? ours : theirs };
  if (key === 'created') return { value: compareText(String(ours), String(theirs)) < 0 ? ours : theirs };
  // Two people who settled the same have both settled it.
  if ((key === 'codes' || key === 'by') && Array.isArray(ours) && Array.isArray(theirs)) {
    return mergeCodes(asTexts(base), asTexts(ours), asTexts(theirs));
  }
  if (key === 'memo' && typeof ours === 'string' && typeof theirs === 'string') {
    const value = mergedLines(typeof base === 'string' ? base : '', ours, theirs);
    return value === undefined ? 'rivals' : { value };
  }
  return 'rivals';
}

/**
 * Fields of two versions of an annotation that only people can settle, grouped: both have chosen another passage, or one
 * says that it is gone and the other where it is.
 */
export function rivalTarget(
  base: Readonly<Record<string, unknown>>,
  ours: Readonly<Record<string, unknown>>,
  theirs: Readonly<Record<string, unknown>>,
): readonly string[] {
  const isRival = (key: string) => mergeValues(key, base[key], ours[key], theirs[key]) === 'rivals';
  const crossed = (a: typeof ours, b: typeof ours) =>
    !same(a.quote, base.quote) && !same(b.orphan, base.orphan) && !same(a.orphan, b.orphan);
  const atOdds = target.some(isRival) || crossed(ours, theirs) || crossed(theirs, ours);
  return atOdds ? target : [];
}

/** Whether a side's change is a person's work and not only a hint that follows the text. */
export function isWork(before: Readonly<Record<string, unknown>>, after: typeof before): boolean {
  const follows = ['at', 'before', 'after', 'section', 'nth'];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].some(key => !follows.includes(key) && !same(before[key], after[key]));
}

/** Whether two values are equal; the order of keys does not matter. */
export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function mergeCodes(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): MergedValue {
  const removed = (side: readonly string[]) => base.filter(code => !side.includes(code));
  const added = (side: readonly string[], other: readonly string[]) =>
    side.filter(code => !base.includes(code) && !other.includes(code));
  // Both sides have replaced the same code differently. A set would hide that conflict.
  const disputed = removed(ours).some(code => !theirs.includes(code));
  if (disputed && added(ours, theirs).length > 0 && added(theirs, ours).length > 0) return 'rivals';
  const kept = base.filter(code => ours.includes(code) && theirs.includes(code));
  const news = [...new Set([...ours, ...theirs])].filter(code => !base.includes(code)).sort(compareText);
  const value = [...new Set([...kept, ...news])];
  return value.length === 0 ? 'rivals' : { value };
}
