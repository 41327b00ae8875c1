import { compareText } from '../../base/order';
import type { HeadingCandidate } from './candidates';
import { type FormName, formNames, usualRank } from './headingForms';

/** A number that does not continue the previous one. */
export interface NumberGap {
  /** Indexes of headings; `before` is `undefined` if the numbers of a form do not begin with 1. */
  readonly before: number | undefined;
  readonly after: number;
}

export interface Levels {
  /** Depth of each heading. */
  readonly levels: readonly number[];
  readonly gaps: readonly NumberGap[];
}

/** Computes the depth of each heading from the order in which this document nests the forms. */
export function findLevels(heads: readonly HeadingCandidate[]): Levels {
  const ranks = ranksOf(heads);
  const levels: number[] = [];
  const gaps: NumberGap[] = [];
  /** Indexes of the headings above the current one. */
  let open: number[] = [];
  const seen = new Set<FormName>();
  heads.forEach((head, i) => {
    const place = placeAmong(open, head, heads, ranks);
    const before = open[place];
    const isBroken = before !== undefined && isGap(heads[before]!, head);
    if (isBroken) gaps.push({ before, after: i });
    else if (!seen.has(head.form) && beginsLate(head, heads[before ?? -1]))
      gaps.push({ before: undefined, after: i });
    seen.add(head.form);
    open = [...open.slice(0, place), i];
    levels.push(place);
  });
  return { levels, gaps };
}

/** Number of open headings that stay open because they contain this one. */
function placeAmong(
  open: readonly number[],
  head: HeadingCandidate,
  heads: readonly HeadingCandidate[],
  ranks: ReadonlyMap<string, number>,
): number {
  const likes = open.flatMap((each, place) => (isAlike(heads[each]!, head) ? [place] : []));
  const follows = likes.findLast(place => {
    const value = heads[open[place]!]!.value;
    return value !== undefined && head.value === value + 1;
  });
  if (follows !== undefined) return follows;
  // Boxes have separate numbers, which begin with 1.
  const box = open.findLastIndex(each => heads[each]!.form === 'column');
  if (head.form === 'column') return box === -1 ? open.length : box;
  const like = likes.at(-1);
  if (box !== -1 && head.value === 1 && (like === undefined || like < box) && isBoxed(head)) {
    return open.length > box + 1 && like === undefined
      ? rankPlace(open, head, heads, ranks, box + 1)
      : box + 1;
  }
  return like ?? rankPlace(open, head, heads, ranks, 0);
}

function isBoxed({ form }: HeadingCandidate): boolean {
  return usualRank[form] > usualRank.han;
}

function rankPlace(
  open: readonly number[],
  head: HeadingCandidate,
  heads: readonly HeadingCandidate[],
  ranks: ReadonlyMap<string, number>,
  from: number,
): number {
  const rank = ranks.get(kindOf(head))!;
  const place = open.findIndex((each, i) => i >= from && ranks.get(kindOf(heads[each]!))! >= rank);
  return place === -1 ? open.length : place;
}

function isAlike(a: HeadingCandidate, b: HeadingCandidate): boolean {
  return a.form === b.form && (a.prefix === b.prefix || a.form.startsWith('decimal'));
}

function isGap(before: HeadingCandidate, head: HeadingCandidate): boolean {
  if (before.form !== head.form || before.prefix !== head.prefix) return false;
  if (before.value === undefined || head.value === undefined) return false;
  return head.value !== before.value + 1 && head.value !== 1;
}

/** Allows for one or two lost headings before it. An excerpt begins with its heading, or further on; 第二章 may follow 第一部分. */
function beginsLate({ form, value, at }: HeadingCandidate, before: HeadingCandidate | undefined): boolean {
  if (at === 0 || value === undefined || before?.value === value - 1) return false;
  const isDivision = usualRank[form] >= usualRank.book && usualRank[form] <= usualRank.hanInBrackets;
  return isDivision && (value === 2 || value === 3);
}

/** What has a level of its own: a form, in one way of writing it. （一） may stand below ［一］; 1.1 and 2.1 are of one kind. */
function kindOf({ form, prefix }: HeadingCandidate): string {
  return /^\d/.test(prefix) ? form : `${form}${prefix}`;
}

/** Rank of each kind of heading in this document; smaller is higher. */
function ranksOf(heads: readonly HeadingCandidate[]): ReadonlyMap<string, number> {
  const holds = nestings(heads);
  const net = (a: string, b: string) => (holds.get(`${a} ${b}`) ?? 0) - (holds.get(`${b} ${a}`) ?? 0);
  const forms = new Map(heads.map(head => [kindOf(head), head.form] as const));
  const used = [...forms.keys()].sort(
    (a, b) => usualRank[forms.get(a)!] - usualRank[forms.get(b)!] || compareText(a, b),
  );
  let rest = used.filter(kind => !isUnnumbered(forms.get(kind)!));
  const order: string[] = [];
  while (rest.length > 0) {
    // The usual order, except for a kind found inside another one.
    const next = rest.find(kind => !rest.some(other => net(other, kind) > 0)) ?? rest[0]!;
    order.push(next);
    rest = rest.filter(kind => kind !== next);
  }
  const ranks = new Map(order.map((kind, rank) => [kind, rank] as const));
  for (const name of formNames) {
    if (!isUnnumbered(name) || !forms.has(name)) continue;
    const around = crossed(heads, name);
    const inner = order.findLastIndex(kind => around.has(kind));
    // Attachments rank as high as the highest number; Markdown keeps its own order.
    const top = order[0] === 'annex' ? 0.5 : -0.5;
    ranks.set(name, inner === -1 ? top + usualRank[name] / 100 : inner + 0.5 + usualRank[name] / 100);
  }
  return ranks;
}

function isUnnumbered(name: FormName): boolean {
  return name === 'unnumbered' || name.startsWith('hash');
}

/**
 * Counts how often a heading of one kind contains some of another (key `one other`): they begin with 1 right below it, and
 * its own form continues counting after them.
 */
function nestings(heads: readonly HeadingCandidate[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const last = new Map<string, { readonly value: number | undefined; readonly child: string | undefined }>();
  heads.forEach((head, i) => {
    const kind = kindOf(head);
    const before = last.get(kind);
    if (before?.child && before.value !== undefined && head.value === before.value + 1) {
      const key = `${kind} ${before.child}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const next = heads[i + 1];
    const child = next && kindOf(next) !== kind && next.value === 1 ? kindOf(next) : undefined;
    last.set(kind, { value: head.value, child });
  });
  return counts;
}

/** Divisions that continue counting across unnumbered headings, and so contain them. */
function crossed(heads: readonly HeadingCandidate[], name: FormName): ReadonlySet<string> {
  const balance = new Map<string, number>();
  const last = new Map<string, number | undefined>();
  const since = new Set<string>();
  for (const head of heads) {
    if (head.form === name) {
      for (const kind of last.keys()) since.add(kind);
      continue;
    }
    const kind = kindOf(head);
    if (since.delete(kind)) {
      const goesOn = head.value !== undefined && head.value === (last.get(kind) ?? 0) + 1;
      balance.set(kind, (balance.get(kind) ?? 0) + (goesOn ? 1 : -1));
    }
    if (usualRank[head.form] >= usualRank.book && usualRank[head.form] <= usualRank.han)
      last.set(kind, head.value);
  }
  return new Set([...balance].filter(([, each]) => each > 0).map(([kind]) => kind));
}
