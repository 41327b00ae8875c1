import type { HeadingCandidate } from './candidates';
import { type FormName, usualRank } from './headingForms';
import type { ReadLine } from './lines';

/** Headings of these forms are ones whatever stands below them. */
const divisions: ReadonlySet<FormName> = new Set<FormName>([
  ...(['hash1', 'hash2', 'hash3', 'hash4', 'hash5', 'hash6', 'book', 'volume', 'part', 'chapter'] as const),
  ...(['section', 'article'] as const),
]);
/** Of these forms, one title that stands alone makes the others in its row headings, too; else half of them must look like ones. */
const sections: ReadonlySet<FormName> = new Set<FormName>([
  'roman',
  'han',
  'hanInBrackets',
  'clause',
  'column',
]);
/** Longest sentence, in characters, that is a heading because text stands below it. */
const longestSentence = 45;

/** Longest first sentence that is a title where a colon leads to it. */
const longestLedTitle = 36;

/** A line that a sentence runs on from: what begins the next one is no heading. */
const goesOn = /[，、,（(《“‘第和与及至或]\s*$/;

/** Of what begins like a heading, what is one: told by its shape, by its numbers, and by those beside it. */
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

/** Doubts what stands after a line that a sentence runs on from. */
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
    // A title of its own below a line that was cut off: its neighbours tell.
    return { ...each, doubt: each.shape === 'alone' && each.doubt === 'none' ? 'bare' : 'likely' };
  });
}

/** Leaves out what is doubtful and has no neighbours that its number fits in with. */
function settleDoubts(candidates: readonly HeadingCandidate[]): readonly HeadingCandidate[] {
  // The nearest before and after each one in its row of numbers.
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
  // 1 and 2 alone are marks where 1.1 stands below them.
  const parents = new Set(candidates.filter(({ form }) => form === 'decimal2').map(({ prefix }) => prefix));
  let counted = 0;
  return candidates.filter(each => {
    const isParent = (path: string) => prefixes.has(path);
    if (each.prefix === 'bare' && parents.size > 0) {
      const isNext = each.value === counted + 1 && (counted > 0 || parents.has(String(each.value)));
      const isHead = isNext || (counted === 0 && parents.has(String(each.value)));
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

/** Of two with one number, both of which follow on the one before, the sentence is text. */
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

/** What a candidate is numbered in one row with. */
function rowOf({ form, prefix }: HeadingCandidate): string {
  return `${form} ${prefix}`;
}

type Neighbour = HeadingCandidate | undefined;

/** What looks like text is a heading only where its number would be missing otherwise. */
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
  // One or two are missing: a title of its own still tells itself, and the break is told.
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
      return shape === 'alone' && fits(other => other.shape === 'alone');
    default:
      return fits() || (skips && shape === 'alone');
  }
}

/** Whether something stands below a heading that it is the heading of. */
function hasBody(candidates: readonly HeadingCandidate[], i: number, lines: number): boolean {
  const { at, form, shape } = candidates[i]!;
  if (shape === 'runIn') return true;
  const next = candidates[i + 1];
  if (!next) return at < lines - 1;
  if (next.at > at + 1) return true;
  return usualRank[next.form] > usualRank[form];
}

/** Rows of candidates with one form and numbers in order, not parted by one of a higher form. */
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
    if (shape === 'runIn') return true;
    if (shape === 'alone') return bodies[i] || run.length === 1 || sections.has(form);
    // After the last of a list, the text goes on.
    const isEndOfList = place === run.length - 1 && run.length > 2;
    return shape === 'sentence' && bodies[i] && length <= longestSentence && !isEndOfList;
  });
  const items = run.filter(i => !isPart(i)).length;
  // After a list, a title may go on with its numbers.
  if (items > 0 && items >= strong.length) {
    return strong.filter(i => sections.has(form) && candidates[i]!.shape === 'alone' && bodies[i]);
  }
  if (sections.has(form) && strong.some(i => candidates[i]!.shape === 'alone')) return run.filter(isPart);
  // A list that a colon leads to is one of sentences, unless they begin like titles.
  const isLed = run.length > 1 && /[：:]\s*$/.test(lines[at - 1]?.text ?? '');
  const titled = isLed
    ? strong.filter(i => candidates[i]!.shape === 'sentence' || candidates[i]!.length <= longestLedTitle)
    : strong;
  return titled.length * 2 >= run.length + (isLed ? 1 : 0) ? run.filter(isPart) : [];
}

/** 附件1 and what follows on it; not the list of attachments below a notice. */
function isAnnex(i: number, candidates: readonly HeadingCandidate[], bodies: readonly boolean[]): boolean {
  const { shape, title, value, length, at, isBare } = candidates[i]!;
  const later = candidates.slice(i + 1).filter(each => each.form === 'annex');
  const next = candidates[i + 1];
  const isLed = /^附\s*[件录]\s*[:：]/.test(title);
  if (isBare) return !isLed || !(later.length > 0 || (next?.form === 'arabic' && next.at === at + 1));
  // 附件3 with a gap or a colon after it, whatever follows on its line.
  const isNumbered =
    value !== undefined && /^附\s*[件录]\s*[^\s:：]{1,3}[\s:：]/.test(title) && shape !== 'item';
  if (isNumbered && (later.length === 0 || bodies[i])) return !later.some(each => each.value === value);
  if (shape !== 'alone' || length > 45 || /^附\s*[件录]\s*[:：]\s*[\d１-９]/.test(title)) return false;
  const isListed = later.some(each => each.isBare || each.value === value);
  if (isLed) {
    return !isListed && !(next?.form === 'arabic' && next.at === at + 1) && bodies[i]!;
  }
  return !(isListed && length > 0 && (next?.form === 'annex' || next?.at === at + 1));
}
