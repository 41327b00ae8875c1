import { type HeadingCandidate, isLow } from './candidates';
import { type FormName, usualRank } from './headingForms';
import type { ReadLine } from './lines';
import { nearStart, rowOf, widestGap } from './weakRows';

/** Headings of these forms count whatever follows them. */
const divisions: ReadonlySet<FormName> = new Set<FormName>([
  ...(['hash1', 'hash2', 'hash3', 'hash4', 'hash5', 'hash6', 'book', 'volume', 'part', 'chapter'] as const),
  ...(['section', 'article'] as const),
]);
/** Forms in which one title alone confirms the others of its row. In other forms, half of the row must look like titles. */
const sections: ReadonlySet<FormName> = new Set<FormName>([
  'roman',
  'han',
  'hanInBrackets',
  'clause',
  'column',
  'letter',
  'smallLetter',
]);
/** Longest sentence, in characters, that can be a heading because text follows. */
const longestSentence = 45;

/** Longest first sentence that can be a title after a colon. */
const longestLedTitle = 36;

/** An unfinished line: the beginning of the next one is no heading. */
const goesOn = /[，、,（(《“‘第和与及至或]\s*$/;

/** Selects the headings among the candidates, by form, number and neighbours. */
export function sift(
  lines: readonly ReadLine[],
  candidates: readonly HeadingCandidate[],
): readonly HeadingCandidate[] {
  const settled = settleDoubts(doubtMidSentence(lines, candidates));
  const bodies = settled.map((_, i) => hasBody(settled, i, lines.length));
  const kept = new Set<HeadingCandidate>();
  for (const run of runsOf(settled)) {
    for (const each of acceptedOf(run, settled, bodies, lines)) kept.add(settled[each]!);
  }
  return withoutRivals(settled.filter(each => kept.has(each)));
}

/** Doubts candidates after an unfinished line. */
function doubtMidSentence(
  lines: readonly ReadLine[],
  candidates: readonly HeadingCandidate[],
): readonly HeadingCandidate[] {
  const titles = new Set(candidates.filter(({ shape }) => shape === 'alone').map(({ at }) => at));
  return candidates.map(each => {
    const above = lines[each.at - 1]?.text;
    const isFirst = each.offset === lines[each.at]!.start;
    if (each.doubt === 'likely' || above === undefined || !isFirst || each.value === 1) return each;
    const runsOn = above.trim().length >= 4 && goesOn.test(above) && !titles.has(each.at - 1);
    if (!runsOn) return each;
    // For a title of its own after an unfinished line, its neighbours decide.
    return { ...each, doubt: each.shape === 'alone' && each.doubt === 'none' ? 'bare' : 'likely' };
  });
}

/** Removes doubtful candidates without neighbours of matching numbers. */
function settleDoubts(candidates: readonly HeadingCandidate[]): readonly HeadingCandidate[] {
  // Nearest neighbours of each candidate in its row of numbers.
  const before = new Map<HeadingCandidate, Neighbour>();
  const after = new Map<HeadingCandidate, Neighbour>();
  const nearest = (from: readonly HeadingCandidate[], into: Map<HeadingCandidate, Neighbour>) => {
    const last = new Map<string, HeadingCandidate>();
    for (const each of from) {
      into.set(each, last.get(rowOf(each)));
      if (each.doubt !== 'likely') last.set(rowOf(each), each);
    }
  };
  nearest(candidates, before);
  nearest(candidates.toReversed(), after);
  const prefixes = new Set<string>();
  // Single numbers are marks if 1.1 follows them.
  const parents = new Map<string, HeadingCandidate>();
  for (const each of candidates) {
    if (each.form === 'decimal2' && !parents.has(each.prefix)) parents.set(each.prefix, each);
  }
  const isAbove = ({ value, offset }: HeadingCandidate) =>
    (parents.get(String(value))?.offset ?? -1) > offset;
  let counted = 0;
  return candidates.filter(each => {
    const isParent = (path: string) => prefixes.has(path);
    if (each.prefix === 'bare' && each.doubt !== 'none' && parents.size > 0) {
      const isNext = each.value === counted + 1 && (counted > 0 || isAbove(each));
      const isHead = isNext || (counted === 0 && isAbove(each));
      if (isHead) counted = each.value ?? 0;
      return isHead;
    }
    const kept =
      each.doubt === 'none' ||
      (each.doubt === 'likely'
        ? fitsBetween(each, before.get(each), after.get(each))
        : isConfirmed(each, before.get(each), after.get(each), isParent));
    if (kept && each.prefix !== 'bare') prefixes.add(`${each.prefix}${each.prefix ? '.' : ''}${each.value}`);
    return kept;
  });
}

/** Of two candidates with the same matching number, the sentence is text. */
function withoutRivals(candidates: readonly HeadingCandidate[]): readonly HeadingCandidate[] {
  const rivals = new Set<HeadingCandidate>();
  const last = new Map<string, readonly [before: number | undefined, each: HeadingCandidate]>();
  for (const each of candidates) {
    const row = rowOf(each);
    const [before, rival] = last.get(row) ?? [];
    const isRival =
      rival && each.value === rival.value && each.value !== 1 && before === (each.value ?? 0) - 1;
    if (isRival && rival.shape === 'sentence' && each.shape !== 'sentence') rivals.add(rival);
    if (isRival && rival.shape !== 'sentence' && each.shape === 'sentence') rivals.add(each);
    else last.set(row, [isRival ? before : rival?.value, each]);
  }
  return rivals.size === 0 ? candidates : candidates.filter(each => !rivals.has(each));
}

type Neighbour = HeadingCandidate | undefined;

/** A candidate that looks like text is a heading only if its number would otherwise be missing. */
function fitsBetween(
  { form, value, shape, prefix }: HeadingCandidate,
  before: Neighbour,
  after: Neighbour,
): boolean {
  if (value === undefined || form.startsWith('decimal') || prefix !== '') return false;
  const follows = value === 1 ? before?.value !== 1 : before?.value === value - 1;
  const precedes = after?.value === value + 1;
  return follows && (precedes || (after === undefined && shape === 'alone' && value > 1));
}

function isConfirmed(
  { form, value, shape, prefix }: HeadingCandidate,
  before: Neighbour,
  after: Neighbour,
  isParent: (path: string) => boolean,
): boolean {
  if (value === undefined) return true;
  const fits = (isMatch: (other: HeadingCandidate) => boolean = () => true) =>
    (before?.value === value - 1 && isMatch(before)) || (after?.value === value + 1 && isMatch(after));
  // If one or two numbers are missing, a title of its own still counts, and the gap is reported.
  const skips = before?.value !== undefined && value > before.value + 1 && value <= before.value + 3;
  switch (form) {
    case 'part':
      return fits() || shape === 'alone';
    case 'decimal2':
    case 'decimal3':
      if (skips && shape === 'alone') return true;
      return before?.value === value - 1 || (value === 1 && (after?.value === 2 || isParent(prefix)));
    case 'article':
      return fits() || (skips && shape !== 'item' && shape !== 'open');
    case 'ordinal':
      return shape === 'alone' && (fits(other => other.shape === 'alone') || skips);
    default:
      return fits() || (skips && shape === 'alone');
  }
}

/** Whether text follows that a heading can govern. */
function hasBody(candidates: readonly HeadingCandidate[], i: number, lines: number): boolean {
  const { at, form, shape } = candidates[i]!;
  if (shape === 'runIn') return true;
  const next = candidates[i + 1];
  if (!next) return at < lines - 1;
  if (next.at > at + 1) return true;
  return usualRank[next.form] > usualRank[form];
}

/** Rows of candidates of one form with ascending numbers, not separated by one of a higher form. */
function runsOf(candidates: readonly HeadingCandidate[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  const open = new Map<FormName, number[]>();
  candidates.forEach(({ form, value, prefix }, i) => {
    for (const other of [...open.keys()]) if (usualRank[other] > usualRank[form]) open.delete(other);
    const run = open.get(form);
    const last = run && candidates[run.at(-1)!]!;
    if (run && last && value !== undefined && last.value === value - 1 && last.prefix === prefix) run.push(i);
    else {
      const fresh = [i];
      runs.push(fresh);
      open.set(form, fresh);
    }
  });
  return runs;
}

function acceptedOf(
  run: readonly number[],
  candidates: readonly HeadingCandidate[],
  bodies: readonly boolean[],
  lines: readonly ReadLine[],
): readonly number[] {
  const { form, at } = candidates[run[0]!]!;
  const isPart = (i: number) => candidates[i]!.shape !== 'item' && candidates[i]!.shape !== 'open';
  if (divisions.has(form)) return run.filter(i => isPart(i) || candidates[i]!.length > 0);
  if (form === 'annex') return run.filter(i => isAnnex(i, candidates, bodies));
  const strong = run.filter((i, place) => {
    const { shape, length } = candidates[i]!;
    // A numbered paragraph without a title, as in a law.
    if (length === 0 && isLow(form)) return false;
    if (shape === 'runIn') return length <= longestSentence;
    if (shape === 'alone') return bodies[i] || run.length === 1 || sections.has(form);
    // The text continues after the last item of a list.
    const isEndOfList = place === run.length - 1 && run.length > 2;
    return shape === 'sentence' && bodies[i] && length <= longestSentence && !isEndOfList;
  });
  const items = run.filter(i => !isPart(i)).length;
  // After a list, a title may continue its numbers.
  if (items > 0 && items >= strong.length) {
    return strong.filter(i => sections.has(form) && candidates[i]!.shape === 'alone' && bodies[i]);
  }
  if (sections.has(form) && strong.some(i => candidates[i]!.shape === 'alone')) return run.filter(isPart);
  // A list after a colon consists of sentences, unless they begin like titles.
  const isLed = run.length > 1 && /[：:]\s*$/.test(lines[at - 1]?.text ?? '');
  const titled = isLed
    ? strong.filter(i => candidates[i]!.shape === 'sentence' || candidates[i]!.length <= longestLedTitle)
    : strong;
  const isDoubtful = isLed || isRest(run, candidates);
  return titled.length * 2 >= run.length + (isDoubtful ? 1 : 0) ? run.filter(isPart) : [];
}

/** 附件1 and the following ones; not the list of attachments below a notice. */
function isAnnex(i: number, candidates: readonly HeadingCandidate[], bodies: readonly boolean[]): boolean {
  const { shape, title, value, length, at, isBare } = candidates[i]!;
  const later = candidates.slice(i + 1).filter(each => each.form === 'annex');
  const next = candidates[i + 1];
  if (/^附\s*[表图\d一二三四五六七八九十:：]/.test(title) && isWithinText(i, candidates)) return false;
  const isLed = /^附\s*[件录表]?\s*[:：]/.test(title);
  if (isBare) return !isLed || !(later.length > 0 || (next?.form === 'arabic' && next.at === at + 1));
  // 附件3 with a gap or a colon after it.
  const isNumbered =
    value !== undefined && /^附\s*[件录表图]?\s*[^\s:：]{1,3}[\s:：]/.test(title) && shape !== 'item';
  if (isNumbered && (later.length === 0 || bodies[i])) return !later.some(each => each.value === value);
  if (shape !== 'alone' || length > 45 || /^附\s*[件录表]?\s*[:：]\s*[\d１-９]/.test(title)) return false;
  const isListed = later.some(each => each.isBare || each.value === value);
  if (isLed) {
    return !isListed && !(next?.form === 'arabic' && next.at === at + 1) && bodies[i]!;
  }
  return !(isListed && length > 0 && (next?.form === 'annex' || next?.at === at + 1));
}

/** Whether the numbers of the text go on behind a table or a note, which then is part of it. */
function isWithinText(i: number, candidates: readonly HeadingCandidate[]): boolean {
  const last = new Map<string, number | undefined>();
  for (const each of candidates.slice(0, i)) last.set(rowOf(each), each.value);
  const begun = new Set<string>();
  return candidates.slice(i + 1).some(each => {
    if (usualRank[each.form] < usualRank.book || usualRank[each.form] > usualRank.hanInBrackets) return false;
    if (each.value === 1) begun.add(rowOf(each));
    const before = last.get(rowOf(each));
    return before !== undefined && each.value === before + 1 && !begun.has(rowOf(each));
  });
}

/** Whether a row of sentences begins in mid-count, as notes do whose first stands elsewhere: no title shows a heading. */
function isRest(run: readonly number[], candidates: readonly HeadingCandidate[]): boolean {
  const [first = 0] = run;
  const { form, value = 1, at, prefix } = candidates[first]!;
  if (value === 1 || at < nearStart || !isLow(form)) return false;
  if (run.some(i => candidates[i]!.shape === 'alone')) return false;
  const before = candidates.slice(0, first).findLast(each => each.form === form && each.prefix === prefix);
  return before?.value === undefined || before.value < value - 1 - widestGap || before.value >= value;
}
