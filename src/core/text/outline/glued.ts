import { candidateAt, type HeadingCandidate } from './candidates';
import { type FormName, usualRank } from './headingForms';
import type { ReadLine } from './lines';
import { type Mark, readMark } from './marks';

/** Longest title that another heading is looked for behind, in UTF-16 code units. */
const longestTitle = 40;
/** Shortest title in front of it. */
const shortestTitle = 2;
/** What no title ends with: the mark behind it is part of the sentence. */
const goesOn = /[第和与及或至到按照依据根见对在由的、，：:；“‘《（([]$/;
/** Forms of marks that stand in a line as nothing else does; digits are figures. */
const glued: ReadonlySet<FormName> = new Set<FormName>(['han', 'hanInBrackets', 'section', 'chapter']);

/**
 * Takes apart two headings that extraction has set on one line without a gap, as in 第一章总体要求一、形势. Text may hold such a mark
 * as well, so it must be the first of its row, and a heading with the second number must follow within the first heading.
 */
export function splitGlued(
  lines: readonly ReadLine[],
  heads: readonly HeadingCandidate[],
): readonly HeadingCandidate[] {
  return heads.flatMap((head, i) => {
    const mark = markWithin(lines[head.at]!.text, head, secondRows(heads, i));
    if (!mark) return [head];
    const line = lines[head.at]!;
    const title = line.text.slice(head.start, mark.start).trim();
    const length = line.text.slice(head.titleStart, mark.start).trim().length;
    return [{ ...head, title, length, shape: 'alone' as const }, candidateAt(line, head.at, mark)];
  });
}

/** Forms that go on with 2 below a heading without having begun with 1. */
function secondRows(heads: readonly HeadingCandidate[], from: number): ReadonlySet<FormName> {
  const { form: above, at } = heads[from]!;
  const seen = new Set<FormName>();
  const second = new Set<FormName>();
  for (let i = from + 1; i < heads.length; i++) {
    const { form, value, prefix, at: below } = heads[i]!;
    if (usualRank[form] <= usualRank[above]) break;
    if (seen.has(form) || !glued.has(form)) continue;
    seen.add(form);
    if (value === 2 && prefix === '' && below > at) second.add(form);
  }
  return second;
}

function markWithin(text: string, head: HeadingCandidate, forms: ReadonlySet<FormName>): Mark | undefined {
  if (forms.size === 0 || head.isBare) return undefined;
  const end = Math.min(text.length - 1, head.titleStart + longestTitle);
  for (let place = head.titleStart + shortestTitle; place < end; place++) {
    const before = text.slice(head.titleStart, place);
    if (/[。！？；]$/.test(before)) return undefined;
    if (!/[第一壹（(]/.test(text[place]!) || goesOn.test(before)) continue;
    const mark = readMark(text, place);
    if (mark?.start === place && mark.value === 1 && mark.doubt !== 'likely' && forms.has(mark.form))
      return mark;
  }
  return undefined;
}
