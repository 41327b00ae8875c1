import { isContentsEntry } from '../blocks';
import type { HeadingCandidate } from './candidates';
import { usualRank } from './headingForms';
import type { ReadLine } from './lines';

/** `目录` alone on a line, at most with its first entry; or the like in an alphabetic language. */
const contentsHead =
  /^\s*(?:目\s*[录錄次]\s*(?:序言|前言)?|(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|indice|sumário|содержание|оглавление)\s*[:：]?\s*$/i;
/** A page number at the end of an entry, with its leader. */
const pageNumber = /[\s.…·．‥•\t]*[（(〈]?\d{1,4}[)）〉]?\s*$/;
/** Minimum length, in characters, of a line of running text. No entry is one. */
const shortestText = 40;

/**
 * Finds the lines of tables of contents: lines between the title and the first heading it lists, entries with leaders and
 * page numbers, and adjacent headings that all recur further down.
 */
export function contentsLines(
  lines: readonly ReadLine[],
  candidates: readonly HeadingCandidate[],
): ReadonlySet<number> {
  const found = new Set<number>();
  lines.forEach(({ text }, at) => {
    if (isContentsEntry(text)) found.add(at);
  });
  lines.forEach(({ text }, at) => {
    if (text.length > 20 || !contentsHead.test(text)) return;
    const end = endOfContents(lines, candidates, at, found);
    if (end > at + 1) for (let line = at; line < end; line++) found.add(line);
  });
  for (const at of aboveNumbers(lines, candidates)) found.add(at);
  for (const at of besideEntries(lines, candidates, found)) found.add(at);
  for (const block of repeatedBlocks(candidates.filter(({ at }) => !found.has(at)))) {
    for (const { at } of block) found.add(at);
  }
  return found;
}

const bareNumber = /^\s*\d{1,3}\s*$/;
/** Fewest entries that show a table of contents whose page numbers stand on lines of their own. */
const fewestEntries = 3;

/** Entries whose page numbers stand on the lines below them: headings that recur below, and page numbers that ascend. */
function aboveNumbers(
  lines: readonly ReadLine[],
  candidates: readonly HeadingCandidate[],
): readonly number[] {
  const pageOf = (at: number) => {
    const text = lines[at + 1]?.text ?? '';
    return bareNumber.test(text) ? Number(text) : undefined;
  };
  const entries: number[] = [];
  let page = 0;
  for (const [i, each] of candidates.entries()) {
    const own = pageOf(each.at);
    if (own === undefined || own < page) continue;
    if (!candidates.slice(i + 1).some(other => isSame(other, each) && isLike(other, each))) continue;
    entries.push(each.at, each.at + 1);
    page = own;
  }
  return entries.length < 2 * fewestEntries ? [] : entries;
}

/** Most lines between two entries of one table of contents. */
const farthestEntry = 10;

/** Entries without a page number beside those with one: headings that recur below. */
function besideEntries(
  lines: readonly ReadLine[],
  candidates: readonly HeadingCandidate[],
  led: ReadonlySet<number>,
): readonly number[] {
  if (led.size === 0) return [];
  const comesAgain = (each: HeadingCandidate, i: number) =>
    candidates.slice(i + 1).some(other => isSame(other, each) && isLike(other, each));
  const isNear = (from: number, to: number) =>
    to - from <= farthestEntry && lines.slice(from + 1, to).every(({ text }) => !isRunningText(text));
  const found: number[] = [];
  let above: number | undefined;
  let entries = 0;
  const known = [...led].sort((a, b) => a - b);
  for (const [i, each] of candidates.entries()) {
    while (entries < known.length && known[entries]! < each.at)
      above = Math.max(above ?? 0, known[entries++]!);
    if (above === undefined || led.has(each.at) || !isNear(above, each.at) || !comesAgain(each, i)) continue;
    found.push(each.at);
    above = each.at;
  }
  return found;
}

/** Line after the table of contents whose title is on a line; the title's own line if it has no entries. */
function endOfContents(
  lines: readonly ReadLine[],
  candidates: readonly HeadingCandidate[],
  head: number,
  led: ReadonlySet<number>,
): number {
  const divided = candidates.filter(
    each => each.at > head && (each.doubt === 'none' || each.doubt === 'weak') && each.value !== undefined,
  );
  const firstText = (isText: (text: string) => boolean) =>
    lines.findIndex(({ text }, at) => at > head && !led.has(at) && isText(text));
  // A short text has sentences all the same.
  const long = firstText(isRunningText);
  const text = long === -1 ? firstText(each => /[。！？.!?]\s*$/.test(each)) : long;
  const first = divided[0];
  if (first && (text === -1 || first.at < text)) {
    const again = divided.find(each => each.at > first.at && isSame(each, first) && isLike(each, first));
    if (again) return behindEntries(lines, divided, head, again.at, led);
  }
  const end = text === -1 ? lines.length : text;
  // The first headings of the text itself follow right after it.
  let behind = end;
  const before = (at: number) => new Set(lines.slice(head + 1, at).map(({ text }) => keyOf(text)));
  while (behind - 1 > head && isEntryOf(before(behind - 1), lines[behind - 1]!.text)) behind--;
  if (behind < end) return behind;
  let last = head;
  for (const at of led) if (at > head && at < end) last = Math.max(last, at);
  return last === head ? head : last + 1;
}

/**
 * Line after the last entry before the heading that the first entry names. Entries recur after it. A preface may come in
 * between.
 */
function behindEntries(
  lines: readonly ReadLine[],
  divided: readonly HeadingCandidate[],
  head: number,
  again: number,
  led: ReadonlySet<number>,
): number {
  const below = new Set(divided.filter(({ at }) => at >= again).map(rowOf));
  const entries = divided.filter(each => each.at < again && below.has(rowOf(each))).map(({ at }) => at);
  let last = head;
  let texts = 0;
  const isEntry = new Set([...entries, ...led]);
  for (let at = head + 1; at < again; at++) {
    if (isEntry.has(at)) last = at;
    else if (isRunningText(lines[at]!.text) && ++texts > (at - head) / 10) break;
  }
  return last + 1;
}

function rowOf({ form, value }: HeadingCandidate): string {
  return `${form} ${value}`;
}

/** Whether a heading is the one that an entry names. The entry may have a page number or be followed by another. */
function isLike(heading: HeadingCandidate, entry: HeadingCandidate): boolean {
  const [a, b] = [keyOf(heading.title), keyOf(entry.title)];
  return a.startsWith(b) || b.startsWith(a.slice(0, 12));
}

function isEntryOf(keys: ReadonlySet<string>, text: string): boolean {
  const key = keyOf(text);
  return key !== '' && [...keys].some(each => each === key || (key.length <= 3 && each.startsWith(key)));
}

/** Text that cannot be in a table of contents: a long line with a comma or full stop, unless it holds several headings. */
function isRunningText(text: string): boolean {
  return (
    text.trim().length >= shortestText &&
    /[，。,]/.test(text) &&
    (text.match(/第\s?[一二三四五六七八九十百\d]{1,4}\s?[编篇章节]/g)?.length ?? 0) < 2
  );
}

function isSame(a: HeadingCandidate, b: HeadingCandidate): boolean {
  return a.form === b.form && a.value === b.value && a.prefix === b.prefix;
}

/** Normal form shared by an entry and its heading: without white space, leaders and page number. */
export function keyOf(text: string): string {
  return text.replace(pageNumber, '').replace(/\s+/g, '').toLowerCase();
}

/** Adjacent headings that all recur further down. */
function* repeatedBlocks(candidates: readonly HeadingCandidate[]): Iterable<readonly HeadingCandidate[]> {
  const keyed = candidates.map(each => `${each.form} ${each.value} ${keyOf(each.title)}`);
  const last = new Map<string, number>();
  keyed.forEach((key, i) => {
    last.set(key, i);
  });
  for (let start = 0; start < candidates.length; ) {
    const keys = new Set<string>();
    let end = start;
    for (; end < candidates.length && !keys.has(keyed[end]!); end++) {
      const isNext = end === start || candidates[end]!.at - candidates[end - 1]!.at <= 1;
      const comesAgain = last.get(keyed[end]!)! > end && candidates[end]!.shape === 'alone';
      if (!isNext || !comesAgain) break;
      keys.add(keyed[end]!);
    }
    // They must recur below the block: two alternating lines are no table of contents.
    const block = candidates.slice(start, end);
    const inRow = block.some((each, i) =>
      block.slice(i + 1).some(({ form, value }) => form === each.form && value === (each.value ?? 0) + 1),
    );
    const isTable =
      inRow &&
      usualRank[block[0]!.form] <= usualRank.han &&
      usualRank[block[0]!.form] > usualRank.unnumbered &&
      [...keys].every(key => last.get(key)! >= end) &&
      keys.size === end - start;
    if (isTable) yield block;
    start = Math.max(end, start + 1);
  }
}
