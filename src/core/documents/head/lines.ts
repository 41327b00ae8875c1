/** A line of the text without blanks around it, and the same without any, as it is compared. */
export interface HeadLine {
  readonly text: string;
  readonly packed: string;
  /** Whether an empty line stands before it. */
  readonly isApart: boolean;
}

/** The lines of a text that say something. */
export function linesOf(text: string): readonly HeadLine[] {
  const lines: HeadLine[] = [];
  let isApart = true;
  for (const raw of text.split(/[\n\f]+|\t/)) {
    const line = raw.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
    if (line !== '') lines.push({ text: line, packed: line.replace(/[\s\u3000]+/g, ''), isApart });
    isApart = line === '';
  }
  return lines;
}

const bracketed = String.raw`[〔\[［（(【]\s*(?:19|20)\d{2}\s*[〕\]］）)】]`;
const number = new RegExp(
  String.raw`^[（(]?(\p{Script=Han}[\p{Script=Han}A-Za-z、]{0,23}${bracketed}第?[\dXx×]+号|[A-Z]{2,8}${bracketed}第?[\dXx×]+号)[）)]?(?:签发人[:：]?.*)?$`,
  'u',
);
const order = /^(\p{Script=Han}{2,30}(?:令|公告))([（(]?第[\d〇一二三四五六七八九十百]+号[）)]?)$/u;
const orderHead = /^(?:中华人民共和国)?(\p{Script=Han}{2,30}?)(?:令|公告)$/u;
const orderNumber = /^[（(]?(第\d+号)[）)]?$/;

/** The number of a document that a line is: 国发〔2018〕43号, (皖政办秘〔2021〕82号). */
export function numberIn({ packed }: HeadLine): string | undefined {
  return number.exec(packed)?.[1];
}

/** The number of an order: 中华人民共和国国务院令 and 第707号, in one line or two. Gives who issued it, too. */
export function orderIn(
  line: HeadLine,
  next: HeadLine | undefined,
): { readonly number: string; readonly issuer: string; readonly lines: 1 | 2 } | undefined {
  const alone = order.exec(line.packed);
  if (alone) {
    const issuer = orderHead.exec(alone[1]!)?.[1] ?? alone[1]!;
    return { number: line.packed.replace(/[（()）]/g, ''), issuer, lines: 1 };
  }
  const issuer = orderHead.exec(line.packed)?.[1];
  const below = orderNumber.exec(next?.packed ?? '')?.[1];
  return issuer !== undefined && below !== undefined ? { number: below, issuer, lines: 2 } : undefined;
}

/** Marks above the head: number of the copy, secrecy, urgency; and what databases put there. */
const mark =
  /^(?:\d{4,8}|(?:绝密|机密|秘密)(?:[★☆].*)?|特急|加急|平急|特提|密级[:：].*|[-—–―\s]*\d{1,4}[-—–―\s]*|【.*|原文链接.*|https?:.*|附件\d*[:：]?.*|签发人.*)$/u;

export function isMark({ packed }: HeadLine): boolean {
  return mark.test(packed);
}

/** Whether a line ends or contains a sentence, so it is no heading. */
export function isSentence({ packed }: HeadLine): boolean {
  return /[。；！？;]|[，,：:]$/.test(packed) || /[，,：:].*[，,：:]/.test(packed) || packed.length > 120;
}

const organisation =
  /(?:政府|委员会|部|委|局|厅|办|办公室|院|公司|单位|机构|大学|学院|学校|银行|党组|党委|军区|组织|中心|集团|处|社|会|署|所|站|队|组|海关|法院|检察院|管委会|开发区|区|县|市|省|旗|州|盟|镇|乡|街道|部门)$/u;

/** Whether words can be the name of a body. */
export function isOrganisation(words: string): boolean {
  const packed = words.replace(/[\s\u3000]/g, '');
  return (
    packed.length >= 2 &&
    packed.length <= 60 &&
    /^[\p{Script=Han}A-Za-z、（）()]+$/u.test(packed) &&
    organisation.test(packed)
  );
}
