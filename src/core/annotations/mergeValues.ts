import { compareText } from '../base/order';
import { asTexts, canonical } from '../base/values';
import { mergedLines } from '../text/mergeLines';

/** What two values merge to: a value (`undefined`: none), or nothing that both sides could agree to. */
export type MergedValue = { readonly value: unknown } | 'rivals';

/** Hints. Where both sides have changed them, nobody has confirmed them for the merged text. */
const hints: readonly string[] = ['at', 'hash'];

/** The fields that say together where a passage is: at odds in one, the sides are at odds in all. */
const target: readonly string[] = ['quote', 'at', 'before', 'after', 'section', 'nth', 'orphan'];

/**
 * Merges the values of one field. What only one side has changed, or both alike, is taken; codes are merged as a set,
 * memos by lines; of two days the earlier is taken; hints that both have changed are left out, to be found again; all
 * else is for people to settle.
 */
export function mergeValues(key: string, base: unknown, ours: unknown, theirs: unknown): MergedValue {
  if (same(ours, theirs) || same(theirs, base)) return { value: ours };
  if (same(ours, base)) return { value: theirs };
  if (hints.includes(key)) {
    // Left out once, it would come back with the next merge where there was none before; so one is taken then.
    const lesser = compareText(String(ours), String(theirs)) < 0 ? ours : theirs;
    return { value: base === undefined ? lesser : undefined };
  }
  // Either says that there are twins; the place among them is for the text to confirm.
  if (key === 'nth') return { value: compareText(String(ours), String(theirs)) < 0 ? ours : theirs };
  if (key === 'created') return { value: compareText(String(ours), String(theirs)) < 0 ? ours : theirs };
  if (key === 'codes' && Array.isArray(ours) && Array.isArray(theirs)) {
    return mergeCodes(asTexts(base), asTexts(ours), asTexts(theirs));
  }
  if (key === 'memo' && typeof ours === 'string' && typeof theirs === 'string') {
    const value = mergedLines(typeof base === 'string' ? base : '', ours, theirs);
    return value === undefined ? 'rivals' : { value };
  }
  return 'rivals';
}

/**
 * The fields of two versions of an annotation that only people can settle, as they belong together: both have chosen
 * another passage, or one says that it is gone and the other where it is.
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

/** Whether what a side has changed is a person's work, not only a hint that follows the text. */
export function isWork(before: Readonly<Record<string, unknown>>, after: typeof before): boolean {
  const follows = ['at', 'before', 'after', 'section', 'nth'];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].some(key => !follows.includes(key) && !same(before[key], after[key]));
}

/** Whether two values say the same; the order of keys says nothing. */
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
  // Both have put something else in the place of one code: a dispute, which a set would hide.
  const disputed = removed(ours).some(code => !theirs.includes(code));
  if (disputed && added(ours, theirs).length > 0 && added(theirs, ours).length > 0) return 'rivals';
  const kept = base.filter(code => ours.includes(code) && theirs.includes(code));
  const news = [...new Set([...ours, ...theirs])].filter(code => !base.includes(code)).sort(compareText);
  const value = [...new Set([...kept, ...news])];
  return value.length === 0 ? 'rivals' : { value };
}
