import type { HeadingCandidate } from './candidates';
import type { ReadLine } from './lines';

/** `附件：` or `附：`, optionally with the first of several attachments. */
const listHead = /^\s*附\s*[件录錄表]?\s*[:：]\s*(?:[1１一][.．、\s].*)?$/;

/** Removes the list of attachments at the end of a document: 附件：1.…, and 2.… below it, or both below 附件：. */
export function withoutAttachments(
  lines: readonly ReadLine[],
  candidates: readonly HeadingCandidate[],
): readonly HeadingCandidate[] {
  const listed = new Set<HeadingCandidate>();
  candidates.forEach((head, i) => {
    if (head.form !== 'annex' || !listHead.test(lines[head.at]!.text)) return;
    let wanted = /[:：]\s*$/.test(lines[head.at]!.text) ? 1 : 2;
    let last = head.at;
    for (const each of candidates.slice(i + 1)) {
      const isNext =
        (each.form === 'arabic' || each.form === 'han') && each.value === wanted && each.at <= last + 2;
      if (!isNext || each.shape === 'runIn') break;
      listed.add(head).add(each);
      last = each.at;
      wanted++;
    }
  });
  return listed.size === 0 ? candidates : candidates.filter(each => !listed.has(each));
}
