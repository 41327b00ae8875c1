import { candidateAt, type HeadingCandidate } from './candidates';
import type { ReadLine } from './lines';

/** A title that begins with digits of its own: 5G网络, 3D打印, 5G+, 15号线; not 5%, 5万, 5 MHz. */
const digitTitle =
  /^[0-9０-９]{1,4}(?:[A-Za-zＡ-Ｚ]{1,2}(?=\p{Script=Han}|[+＋、和与])|[/／\\][0-9]|[+＋](?=\p{L})|(?![万亿倍个元吨公里米年月日时分秒度人次项家户亩升克千瓦点岁天])\p{Script=Han}|(?:19|20)?[0-9]{2}年)/u;

/**
 * Reads 2.5G网络建设 as number 2 with the title 5G网络建设, if its neighbours' numbers require a 2 and there is no 2.4 or 2.6 in
 * its row.
 */
export function readDigitTitles(
  lines: readonly ReadLine[],
  candidates: readonly HeadingCandidate[],
): readonly HeadingCandidate[] {
  const read = candidates.map(each => asDigitTitle(lines, each));
  if (read.every(each => each === undefined)) return candidates;
  const decimals = new Set(candidates.flatMap(each => (each.form === 'decimal2' ? [pathOf(each)] : [])));
  const isNumber = ({ form, prefix }: HeadingCandidate) => form === 'arabic' && prefix === '';
  let last: number | undefined;
  return candidates.map((each, i) => {
    if (isNumber(each)) last = each.value;
    const title = read[i];
    if (!title || each.value === undefined) return each;
    const { prefix, value } = each;
    const isInRow = [value - 1, value + 1].some(other => decimals.has(`${prefix}.${other}`));
    const wanted = Number(prefix);
    const next = candidates.slice(i + 1).find((other, k) => isNumber(other) || read[i + 1 + k] !== undefined);
    const nextValue = next && (isNumber(next) ? next.value : Number(next.prefix));
    const follows = wanted === 1 ? nextValue === 2 : last === wanted - 1;
    if (isInRow || !follows) return each;
    last = wanted;
    return title;
  });
}

function asDigitTitle(lines: readonly ReadLine[], each: HeadingCandidate): HeadingCandidate | undefined {
  if (each.form !== 'decimal2' || !/^\d{1,2}$/.test(each.prefix)) return undefined;
  const line = lines[each.at]!;
  const dot = /^\s*[0-9０-９]{1,2}\s*[.．]/.exec(line.text.slice(each.start));
  if (!dot) return undefined;
  const titleStart = each.start + dot[0].length;
  if (!digitTitle.test(line.text.slice(titleStart, titleStart + 16))) return undefined;
  const mark = { form: 'arabic', value: Number(each.prefix), prefix: '', doubt: 'none' } as const;
  return { ...candidateAt(line, each.at, { ...mark, start: each.start, titleStart }), offset: each.offset };
}

function pathOf({ prefix, value }: HeadingCandidate): string {
  return `${prefix}.${value}`;
}
