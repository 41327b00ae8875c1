import { dateLine, dayOf } from './dates';
import { issuerOf } from './issuer';
import { readLabelled } from './labelled';
import { type HeadLine, isOrganisation, isSentence, linesOf, numberIn, orderIn } from './lines';
import { type HeadName, type HeadValue, headNames } from './names';
import { type FoundTitle, findTitle } from './title';

export { type HeadName, type HeadValue, headNames } from './names';

/** Who signs orders: an office and a name. */
const office =
  /^(?:国务院)?(?:总理|主席|省长|市长|州长|县长|区长|部长|主任|局长|署长|行长|会长|委员长|院长|检察长)[\s\u3000]*\p{Script=Han}[\p{Script=Han}\s\u3000·]{1,8}$/u;

/** How far into a text its head reaches at most, in lines. */
const mostHead = 60;

/**
 * Title, number, issuer and dates of an official document: out of its table or the labels of a database, and out of the text by the
 * layout of GB/T 9704-2012. A value is certain if the document names it in its place and nothing else in it disagrees.
 */
export function readHead(text: string, around = ''): readonly HeadValue[] {
  const labelled = readLabelled(text, around);
  const read = readText(linesOf(text));
  return headNames.flatMap(name => {
    const given = labelled.get(name) ?? [];
    const own = read.get(name);
    const [first, ...more] = given;
    if (first === undefined) return own ? [own] : [];
    // Only dates are checked against the text: tables shorten titles and numbers.
    const isDate = name === '成文日期';
    const differs = isDate && own !== undefined && dayOf(own.value) !== dayOf(first);
    const others = [...more, ...(differs ? [own.value] : [])];
    return [{ name, value: first, isCertain: others.length === 0, others }];
  });
}

function readText(lines: readonly HeadLine[]): ReadonlyMap<HeadName, HeadValue> {
  const found = new Map<HeadName, HeadValue>();
  const put = (name: HeadName, value: string, isCertain: boolean, others: readonly string[] = []) =>
    void found.set(name, { name, value, isCertain, others });
  const bodyStart = startOfBody(lines);
  const head = lines.slice(0, bodyStart);
  const numbers = head.flatMap((line, i) => {
    const value = numberIn(line);
    return value === undefined ? [] : [{ value, end: i + 1 }];
  });
  const orders = head.flatMap((line, i) => {
    const value = orderIn(line, lines[i + 1]);
    return value ? [{ ...value, end: i + value.lines }] : [];
  });
  const [number] = numbers;
  const [order] = orders;
  if (number) {
    const others = [...new Set(numbers.map(({ value }) => value))].slice(1);
    put('发文字号', number.value, others.length === 0, others);
  } else if (order) put('发文字号', order.number, true);

  const title = order ? titleOfOrder(lines, order.end) : findTitle(lines, bodyStart);
  const headEnd = Math.max(title?.end ?? 0, number?.end ?? 0, order?.end ?? 0);
  const addressee = addresseeAt(lines, headEnd);
  if (addressee) put('主送机关', addressee.value, true);

  const signed = findSignature(lines, Math.max(headEnd, addressee?.end ?? 0));
  if (signed) put('成文日期', signed.date, signed.others.length === 0, signed.others);
  const signature = signed?.bodies.join('') ?? '';
  // Somebody else signs than the line above the title names: that is a letterhead.
  const isLetterhead = title?.lead !== undefined && signature !== '' && signature !== title.lead;
  const name = isLetterhead ? title.value.slice(title.lead!.length) : title?.value;
  if (title && name !== undefined) {
    put('标题', name, title.isCertain && !isLetterhead, isLetterhead ? [title.value] : []);
  }
  const letterhead = isLetterhead
    ? title.lead
    : head.map(({ packed }) => /^(.{2,30}?)(?:下发)?文件$/.exec(packed)?.[1]).find(Boolean);
  const issuer = issuerOf({
    signature: signed?.bodies ?? [],
    title: name,
    letterhead: letterhead !== undefined && isOrganisation(letterhead) ? letterhead : undefined,
    order: order?.issuer,
    speaker: speakerIn(lines),
  });
  if (issuer) put('发文机关', issuer.value, issuer.isCertain, issuer.others);
  return found;
}

/** Number of the first line with a sentence; a line that names whom the document goes to is one, too. */
function startOfBody(lines: readonly HeadLine[]): number {
  const most = Math.min(lines.length, mostHead);
  const at = lines.slice(0, most).findIndex(line => isSentence(line) && !/^[【（(]|链接/.test(line.packed));
  return at === -1 ? most : at;
}

/** The law that an order brings into force: named in its first sentence, and on a line of its own below. */
function titleOfOrder(lines: readonly HeadLine[], start: number): FoundTitle | undefined {
  const sentence = lines
    .slice(start, start + 6)
    .map(({ packed }) => packed)
    .join('');
  const named = /《([^《》]{4,60})》/.exec(sentence)?.[1];
  if (named === undefined) return undefined;
  const isThere = lines.some(({ packed }) => packed === named);
  return { value: named, isCertain: isThere, lead: undefined, end: start };
}

/** Whom the document goes to: the lines after its head up to the first colon, which may be broken. */
function addresseeAt(
  lines: readonly HeadLine[],
  start: number,
): { readonly value: string; readonly end: number } | undefined {
  let value = '';
  for (let at = start; at < Math.min(lines.length, start + 8); at++) {
    const { packed } = lines[at]!;
    value += packed;
    if (/[。；！？]/.test(packed) || value.length > 300) return undefined;
    if (!/[：:]$/.test(packed)) continue;
    const name = value.slice(0, -1);
    const isPlural = /[，、]/.test(name);
    const last = name.split(/[，、,]/).at(-1)!;
    const isBody = isOrganisation(last) || /^(?:各|有关)/.test(last);
    const isOther = /如下|以下|下列|代表|同志|委员们|朋友|[一二三四五六七八九十\d][、.．]/.test(name);
    return isBody && !isOther && (isPlural || name.length <= 40) ? { value: name, end: at + 1 } : undefined;
  }
  return undefined;
}

/** The first date on a line of its own behind the body, and who signs above it. */
function findSignature(lines: readonly HeadLine[], start: number) {
  const dates = lines.flatMap(({ packed }, i) => {
    const found = i < start ? undefined : dateLine(packed);
    return found ? [{ ...found, at: i }] : [];
  });
  const [first] = dates;
  if (!first) return undefined;
  const bodies: string[] = [];
  if (first.before !== '' && isOrganisation(first.before)) bodies.push(first.before);
  for (let at = first.at - 1; at >= Math.max(start, first.at - 4); at--) {
    const { text, packed } = lines[at]!;
    // A remark on the seal.
    if (/^[（(].*[）)]$/.test(packed)) continue;
    if (isSentence(lines[at]!) || !isOrganisation(packed)) break;
    bodies.unshift(...text.split(/[\s\u3000]{1,}/).filter(part => part !== ''));
  }
  const whole = bodies.every(isOrganisation) ? bodies : [bodies.join('')];
  const above = lines[first.at - 1];
  const isSigned = bodies.length > 0 || (above !== undefined && office.test(above.text));
  const others = isSigned ? [] : dates.slice(1).map(({ date }) => date);
  const day = dayOf(first.date);
  return {
    date: first.date,
    bodies: bodies.length > 0 ? whole : [],
    others: [...new Set(others)].filter(date => dayOf(date) !== day),
  };
}

/** For whom a report is given: 我代表市人民政府，向大会报告工作. */
function speakerIn(lines: readonly HeadLine[]): string | undefined {
  const beginning = lines
    .slice(0, mostHead)
    .map(({ packed }) => packed)
    .join('');
  return /我(?:受.{2,20}委托，?)?代表(\p{Script=Han}{2,20}?(?:政府|委员会|法院|检察院))/u.exec(
    beginning,
  )?.[1];
}
