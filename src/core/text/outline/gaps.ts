import { candidateAt, type HeadingCandidate } from './candidates';
import type { ReadLine } from './lines';
import { readMark } from './marks';

/** A heading within a line follows the end of a sentence. */
const behindSentence = /[。！？]["”’』」）)]?[\s\u3000]*(?=[第一二三四五六七八九十（(0-9０-９])/g;

/**
 * Finds headings within a line, after a sentence, as extraction leaves them. Only a number missing between two headings is
 * searched for, because text may contain marks of its own.
 */
export function fillGaps(
  lines: readonly ReadLine[],
  heads: readonly HeadingCandidate[],
): readonly HeadingCandidate[] {
  const found: HeadingCandidate[] = [];
  const last = new Map<string, HeadingCandidate>();
  for (const head of heads) {
    const row = `${head.form} ${head.prefix}`;
    const before = last.get(row);
    last.set(row, head);
    if (!before || before.value === undefined || head.value === undefined) continue;
    if (head.value > before.value + 1) found.push(...between(lines, before, head));
  }
  return found.length === 0 ? heads : [...heads, ...found].sort((a, b) => a.offset - b.offset);
}

function* between(
  lines: readonly ReadLine[],
  before: HeadingCandidate,
  after: HeadingCandidate,
): Iterable<HeadingCandidate> {
  let wanted = before.value! + 1;
  for (let at = before.at; at < after.at; at++) {
    const line = lines[at]!;
    for (const { 0: gap, index } of line.text.matchAll(behindSentence)) {
      const mark = readMark(line.text, index + gap.length);
      if (mark?.form !== before.form || mark.prefix !== before.prefix || mark.value !== wanted) continue;
      if (mark.doubt === 'likely' || mark.doubt === 'weak') continue;
      yield candidateAt(line, at, mark);
      if (++wanted === after.value) return;
    }
  }
}
