import { type FormName, usualRank } from './headingForms';
import { matchLatinDivision } from './latinDivisions';
import { enclosedNumber, numberOf } from './markNumbers';
import { romanNumber } from './numerals';
import { blank, isBetween, plainCodeUnit, plainHead } from './plainCodeUnits';
import { matchWeak } from './weakMarks';

/** The mark at the start of a line. */
export interface Mark {
  readonly form: FormName;
  /** Its number; `undefined` for none. */
  readonly value: number | undefined;
  /** Prefix of a decimal number: `2.3` of 2.3.1. */
  readonly prefix: string;
  /** Start of the mark and of the title in the line. */
  readonly start: number;
  readonly titleStart: number;
  /**
   * Why it may be no mark: `likely` text that begins the same way (二、三产业), a `bare` mark that only its neighbours can
   * confirm (1.1, 01), or a `weak` one that takes a whole row of titles (1 总则, 一，总则, A. 总则).
   */
  readonly doubt: 'none' | 'bare' | 'weak' | 'likely';
}

/** Longest mark, with blanks inside, and the characters after it that decide whether it is one. */
const longestMark = 24;
const behindMark = 16;

/** The first character rules out most lines without running the patterns. */
const first =
  /[#、第一二三四五六七八九十百廿两零〇○◯Ｏ壹贰叁肆伍陆柒捌玖拾貳叄陸（(﹙〔【〈〖［[<《「『«0-9０-９①-⒛㉑-㉟㊱-㊿㈠-㈩㊀-㊉⓫-⓾❶-➓Ⅰ-ⅻA-Za-zＡ-Ｚａ-ｚÀ-ÝА-Я§附其甲乙丙丁戊己庚辛壬癸专專⺀-⿕—ー─]/;

/** What some put in front of a heading: ■ 第一章, ●一、, **一、. A list has dots and dashes, which are not among them. */
const ornament = /^(?:[■●◆★▲▶►◎◇□▪☆△❖]|\*\*|__){1,2}/;
const longestOrnament = 4;

const han = '[一二三四五六七八九十百千廿两〇]';
const hanRun = `${han}(?: {0,3}${han}){0,6}`;
const digits = '[0-9](?: ?[0-9]){0,2}';
const romanRun = '[Ⅰ-ⅻ]|[IVX]{1,5}';

const division = new RegExp(`^第 {0,4}(${hanRun}|${digits}|${romanRun}) {0,4}(编|篇|部 {0,2}分|章|节|条|款)`);
const divisions: Readonly<Record<string, FormName>> = {
  编: 'book',
  篇: 'volume',
  部分: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'clause',
};
const ordinal = new RegExp(`^第 {0,2}(${han}{1,3}) {0,2}, {0,2}(?=\\S)`);
const hanPoint = new RegExp(`^(${hanRun}|[-—ー─](?=、)) {0,4}([、.:])`);
const lostOne = /^、 {0,2}(?=[一-龥])/;
const hanBlank = new RegExp(`^(${hanRun}) {1,4}(?=[^ 、.:,)）])`);
const hanBrackets = new RegExp(`^\\(? {0,2}(${hanRun}|(?<=\\( {0,2})[-—–―ー─]) {0,2}\\)`);
const romanPoint = new RegExp(`^(${romanRun}) {0,2}[、.]`);
const decimals = /^([0-9]{1,2}(?: ?\. ?[0-9]{1,2}){1,4})\.?(?![0-9])/;
const arabicPoint = new RegExp(`^(${digits}) {0,3}(?:([、])|\\.(?![0-9])|\\.(?=(?:19|20)[0-9]{2}年))`);
const arabicBrackets = /^\(? {0,2}([0-9](?: ?[0-9])?) {0,2}\)/;
const bareNumber = /^(0[1-9]|[1-9][0-9]?) {1,4}(?=[^ 0-9])/;
const column = new RegExp(`^专 {0,2}栏 {0,4}(?:(${hanRun}|${digits}|[①-⑳])|(?=[ :：]))`);
const annex = new RegExp(
  `^附 {0,4}[件录表] {0,4}(?:(${hanRun}|${digits}|[A-Z](?![A-Za-z])|[①-⑳])|(?![件一-龥]))`,
);
const shortAnnex = new RegExp(
  `^附 {0,4}(?:图 {0,4})?(?:(${hanRun}|${digits})(?= {0,4}[:：]| |$)|(?= {0,2}[:：]))`,
);
const hash = /^(#{1,6}) +(?=[^ ])/;

/** Measure words behind a number, but not words that begin with one: 2.1 项目, 2.1 人才, 2.1 公共服务 are titles. */
const measure =
  '倍(?!增)|个(?![人体性别])|元(?![素器数宇])|吨|公(?=[里斤顷])|里(?!程)|米(?!袋)|年(?![度限报])|月(?![度报])|日(?![常程照])|时(?![间代空效政序])|分(?![类工级布析期区层步配享销散支解别公])|秒|度(?![假量汛])|人(?![才员口民工力文物居社事大机])|次(?![序要生])|项(?!目)|家(?![庭具电政校风国])|户(?![籍外型口])|亩(?!均)|升(?!级)|克(?!服)|千(?=[瓦克米万])|瓦|点(?![面位])|岁|天(?![然气地津文空])';
/** What follows a number that is a figure, no mark of a heading. */
const figure = new RegExp(`^(?: {0,2}[万亿%％‰℃~-]|[,、—]| {0,2}(?:${measure})| {0,2}[A-Za-z]{1,3}\\b)`);
/** Continuations of a sentence that mentions a chapter. */
const named =
  /^(?:第[^ ]{1,4}[章节条款项]| ?专栏|所(?!有制)|已|中(?![国央小部期医华西东原介药等间])|内(?![容需生外陆部河蒙])|以[及上下前后内外]|之|和(?![谐平美睦])|与(?!时)|及(?!时)|或|至|到(?![12])|等(?!级)|的|、|》|”|\)|\(|(?:规定|明确|提出|要求|指出|列|确定|提到)(?:了|的|，|,|中|应|要|外|之))/;
/** Things that these words count, so that they are no divisions: 第三条生产线, 第二部分资金, 第一节课, 第一篇论文. */
const counted = {
  条: /^(?:生产线|例|线|道|路|河|战线|途径|消息|标准|腿|款|第|跑道|通道|铁路|高速)/,
  款: /^(?:产品|车|软件|应用|游戏|第|项|规定)/,
  节: /^(?:课|车厢|能|约|点|奏|日|假|目|电池|第)/,
  篇: /^(?:论文|文章|报道|小说|章|幅|报告|作文)/,
  编: /^(?:队|号|辑|制|组|译|审|剧|委|导|外|入|排|码|写|程)/,
  部分: /^(?:资金|人|内容是|由|企业|地区|群众|居民|国家|为|是|的)/,
  章: /^(?:节|程)/,
} as const;

/** Reads the mark at the start of a line, whether or not it proves to be a heading; `undefined` if there is none. */
export function readMark(text: string, from = 0): Mark | undefined {
  let start = from;
  const skipBlanks = () => {
    while (start < text.length && plainCodeUnit(text.charCodeAt(start)) === blank) start++;
  };
  skipBlanks();
  const ornaments = ornament.exec(text.slice(start, start + longestOrnament))?.[0];
  if (ornaments) {
    start += ornaments.length;
    skipBlanks();
  }
  if (!first.test(text[start] ?? '')) return undefined;
  const head = plainHead(text, start, longestMark + behindMark);
  const found = match(head);
  if (!found) return undefined;
  let titleStart = start + found.length;
  while (titleStart < text.length && isBetween(plainCodeUnit(text.charCodeAt(titleStart)))) titleStart++;
  return { prefix: '', doubt: 'none', ...found.mark, start, titleStart };
}

interface Found {
  readonly mark: Pick<Mark, 'form' | 'value'> & Partial<Pick<Mark, 'prefix' | 'doubt'>>;
  readonly length: number;
}

function match(head: string): Found | undefined {
  switch (head[0]) {
    case '#':
      return matchHash(head);
    case '第':
      return matchDivision(head) ?? matchOrdinal(head) ?? matchWeak(head);
    case '附':
    case '专':
      return matchBeside(head);
  }
  return (
    matchEnclosed(head) ??
    matchBracketed(head) ??
    matchHan(head) ??
    matchArabic(head) ??
    matchRoman(head) ??
    matchLatin(head) ??
    matchUncertain(head)
  );
}

function matchUncertain(head: string): Found | undefined {
  const found = matchWeak(head);
  const isFigure = found?.mark.form === 'arabic' && figure.test(head.slice(found.length));
  return isFigure ? undefined : found;
}

function matchLatin(head: string): Found | undefined {
  const found = matchLatinDivision(head);
  return found && { mark: found, length: found.length };
}

function matchHash(head: string): Found | undefined {
  const found = hash.exec(head);
  return found
    ? {
        mark: { form: `hash${found[1]!.length as 1 | 2 | 3 | 4 | 5 | 6}`, value: undefined },
        length: found[0].length,
      }
    : undefined;
}

/** 【第一章】, （第一节）. */
function matchBracketed(head: string): Found | undefined {
  const inner = /^[([] {0,2}(?=第)/.exec(head)?.[0];
  const found = inner && division.exec(head.slice(inner.length));
  const close = found && /^ {0,2}[)\]]/.exec(head.slice(inner.length + found[0].length))?.[0];
  if (!found || !close) return undefined;
  const length = inner.length + found[0].length + close.length;
  const word = found[2]!.replaceAll(' ', '') as keyof typeof counted;
  const doubt = named.test(head.slice(length)) ? 'likely' : 'none';
  return { mark: { form: divisions[word]!, value: numberOf(found[1]!), doubt }, length };
}

function matchDivision(head: string): Found | undefined {
  const found = division.exec(head);
  if (!found) return undefined;
  const word = found[2]!.replaceAll(' ', '') as keyof typeof counted;
  const rest = head.slice(found[0].length);
  const spoken = named.test(rest) || counted[word].test(rest);
  const isOpen =
    word === '章' || word === '篇' || word === '编' || word === '节' || rest === '' || /^[ :：,]/.test(rest);
  return {
    mark: {
      form: divisions[word]!,
      value: numberOf(found[1]!),
      doubt: spoken ? 'likely' : isOpen ? 'none' : 'bare',
    },
    length: found[0].length,
  };
}

function matchOrdinal(head: string): Found | undefined {
  const found = ordinal.exec(head);
  return found
    ? { mark: { form: 'ordinal', value: numberOf(found[1]!), doubt: 'bare' }, length: found[0].length }
    : undefined;
}

function matchBeside(head: string): Found | undefined {
  const box = column.exec(head);
  if (box)
    return { mark: { form: 'column', value: box[1] ? numberOf(box[1]) : undefined }, length: box[0].length };
  const found = annex.exec(head) ?? shortAnnex.exec(head);
  if (!found) return undefined;
  const value = found[1] ? numberOf(found[1]) : undefined;
  return { mark: { form: 'annex', value }, length: found[0].length };
}

function matchEnclosed(head: string): Found | undefined {
  const found = enclosedNumber(head[0]!);
  return found && { mark: found, length: 1 };
}

function matchHan(head: string): Found | undefined {
  // Extraction loses 一 most often: it is one thin line.
  if (lostOne.test(head)) return { mark: { form: 'han', value: 1, doubt: 'likely' }, length: 1 };
  const brackets = hanBrackets.exec(head);
  if (brackets) {
    const value = numberOf(brackets[1]!);
    const spoken = /^ {0,2}(?:至|到|、|和|项|款|,)/.test(head.slice(brackets[0].length));
    return {
      mark: { form: 'hanInBrackets', value, doubt: spoken ? 'likely' : 'none' },
      length: brackets[0].length,
    };
  }
  const point = hanPoint.exec(head);
  if (point) {
    const value = numberOf(point[1]!);
    const doubt = goesOnCounting(head.slice(point[0].length), value)
      ? 'likely'
      : point[2] === ':'
        ? 'bare'
        : 'none';
    return { mark: { form: 'han', value, doubt }, length: point[0].length };
  }
  const blank = hanBlank.exec(head);
  return blank
    ? { mark: { form: 'han', value: numberOf(blank[1]!), doubt: 'bare' }, length: blank[0].length }
    : undefined;
}

const nextNumber = new RegExp(`^ {0,2}(${han}{1,3}|十?几)`);

/** Whether 二、 is followed by 三, as in 二、三产业, 三、四级, 一、二、三产业. */
function goesOnCounting(rest: string, value: number | undefined): boolean {
  const next = nextNumber.exec(rest)?.[1];
  if (next === undefined || value === undefined) return false;
  const behind = rest.slice(rest.indexOf(next) + next.length);
  // 一、二、三产业; 五、六年级: the next number, or one that a further one follows.
  return (
    new RegExp(`^ ?、 ?${han}`).test(behind) ||
    numberOf(next[0]!) === (value % 10) + 1 ||
    numberOf(next) === value + 1
  );
}

/** Continuation after the day in 13. Dezember 2024. */
const monthName =
  /^ {0,2}(?:Jan|Feb|M[aä]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])\p{L}*\.? {1,2}[0-9]{4}/u;

function matchArabic(head: string): Found | undefined {
  const brackets = arabicBrackets.exec(head);
  if (brackets) {
    const spoken = /^ {0,2}(?:至|到|、|和|项|款|,)/.test(head.slice(brackets[0].length));
    return {
      mark: { form: 'arabicInBrackets', value: numberOf(brackets[1]!), doubt: spoken ? 'likely' : 'none' },
      length: brackets[0].length,
    };
  }
  const point = arabicPoint.exec(head);
  if (point) {
    const rest = head.slice(point[0].length);
    // 2、3号楼, 80、90后; but 3、2024年.
    const counts = point[2] !== undefined && /^ ?[0-9]/.test(rest) && !/^ ?(?:19|20)[0-9]{2}年/.test(rest);
    const value = numberOf(point[1]!);
    if (value !== undefined && value > 199) return undefined;
    const doubt = counts || monthName.test(rest) ? 'likely' : 'none';
    return { mark: { form: 'arabic', value, doubt }, length: point[0].length };
  }
  return matchDecimal(head);
}

function matchDecimal(head: string): Found | undefined {
  const found = decimals.exec(head);
  if (found) {
    const numbers = found[1]!.replaceAll(' ', '').split('.');
    const rest = head.slice(found[0].length);
    const isFigure = figure.test(rest) || numbers.some(each => each.length > 1 && each.startsWith('0'));
    const value = Number(numbers.pop());
    const form = numbers.length === 1 ? 'decimal2' : 'decimal3';
    return {
      mark: { form, value, prefix: numbers.join('.'), doubt: isFigure ? 'likely' : 'bare' },
      length: found[0].length,
    };
  }
  const number = bareNumber.exec(head);
  if (!number) return undefined;
  if (figure.test(head.slice(number[0].length))) return undefined;
  const doubt = number[1]!.startsWith('0') ? 'bare' : 'weak';
  return {
    mark: { form: 'arabic', value: Number(number[1]), prefix: 'bare', doubt },
    length: number[0].length,
  };
}

function matchRoman(head: string): Found | undefined {
  const found = romanPoint.exec(head);
  if (!found) return undefined;
  const value = romanNumber(found[1]!);
  return {
    mark: { form: 'roman', value, doubt: /^[IVX]/.test(head) ? 'bare' : 'none' },
    length: found[0].length,
  };
}

/** A line that begins with a letter may be any text; its marks are told by `isLatinMark`. */
const latin = /^\s*[\p{Script=Latin}\p{Script=Cyrillic}§]/u;

/** Whether a line begins with a mark that needs no confirmation by neighbours. */
export function isHeadingMark(text: string): boolean {
  const mark = readMark(text);
  return (
    (mark?.doubt === 'none' && !isLatinMark(text)) ||
    (mark?.form === 'roman' && /^\s*[IVX]{2,}[.．]\s+\p{Lu}/u.test(text))
  );
}

/** Whether a line begins with the mark of a division in an alphabetic language, which a line of text may begin with, too. */
export function isLatinMark(text: string): boolean {
  if (!latin.test(text)) return false;
  const mark = readMark(text);
  return (mark?.doubt === 'none' || mark?.doubt === 'bare') && isDivision(mark.form);
}

/** Whether a mark names a division of the text: 第一章, Chapter 1, Annex A. */
function isDivision(form: FormName): boolean {
  return usualRank[form] >= usualRank.annex && usualRank[form] <= usualRank.clause;
}

/** Whether a line begins with a one-letter Roman number, which may be a heading or an initial: V. Ziele. */
export function isRomanMark(text: string): boolean {
  return /^\s*[IVX][.．]\s+\p{Lu}/u.test(text);
}

/** Whether a line begins with a decimal number that may be a heading: 2.1, but not 2.1万. */
export function isDecimalMark(text: string): boolean {
  if (!/^\s*[0-9０-９]/.test(text)) return false;
  const mark = readMark(text);
  return mark?.doubt === 'bare' && mark.form.startsWith('decimal');
}
