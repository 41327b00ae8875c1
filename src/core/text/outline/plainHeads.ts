import { indentOf } from '../wrapping';
import type { HeadingCandidate } from './candidates';
import type { ReadLine } from './lines';

/** Unnumbered headings known by name. */
const named =
  /^(?:前言|引言|引子|序|序言|导言|导论|绪论|绪言|总论|结语|结束语|尾声|后记|总则|附则|摘要|编制说明)[:：]?$/;
/** Longest unnumbered heading, in characters; one with a comma may be longer. */
const longest = 24;
const longestWithComma = 36;
/** Characters of an unnumbered heading. */
const title = /^[\p{Script=Han}\d０-９A-Za-z“”‘’"《》〈〉（）()、·—\-+＋%\s\u3000]+$/u;
const titleWithComma = /^[\p{Script=Han}\d０-９A-Za-z“”‘’"《》〈〉（）()、，·—\-+＋%\s\u3000]+$/u;
/** Lines that stand alone but are no headings: captions, dates, signatures, forms of address, notes. */
const other =
  /^(?:[图表（(《〈【“"—\-·\d０-９A-Za-z]|附图|附表|注|各位|同志|谢谢|来源|时间|责任|牵头|以上|特此|此件|编辑|打印|关闭|上一|下一|相关|分享)|[\d０-９年月日〇○一二三四五六七八九十\s]{6,}$|\d{4}\s*年\s*\d|(?:号|省长|市长|主席|州长|县长|区长|局长|厅长|主任|政府|办公厅|办公室|委员会|局|厅|部|公司|大学|研究院|中心|院|处|社)$/;
/** Prefix of one of a series: 应用一：…. */
const series = /^[\p{Script=Han}]{2,3}[一二三四五六七八九十\d]{1,3}[：:]/u;
/** A leading year is the exception: 2023年工作回顾. */
const yearly = /^(?:19|20)\d{2}\s*年(?:度|[\p{Script=Han}]{2,})/u;
const endings = /(?:[。！？!?；;：:…”』」）)]|[\p{L}\d][.．])$/u;
/** A line that the next one continues, and a line that continues the one above it. */
const unfinished = /[，、：,:；;]\s*$/;
const continues = /^[和与及或暨并的]/;
/** Minimum share of text lines that end with a full stop, so that a line without one means something. */
const mostlyEnded = 0.9;
const longLine = 40;
/** A line of words without a mark that ends or divides a sentence. */
const alphabeticTitle = /^\p{Lu}[\p{Script=Latin}\p{Script=Cyrillic}\d\s'’“”"«»&/()\-–—,]+[\p{L}\d)’”»]$/u;
const longestAlphabetic = 70;
const mostWords = 9;
/** Number of blanks by which no paragraph is indented. */
const deepIndent = 8;

/** Finds unnumbered headings: lines that are headings by their place and form alone. `listed`: lines of tables of contents. */
export function plainHeads(
  lines: readonly ReadLine[],
  marked: ReadonlySet<number>,
  listed: ReadonlySet<number>,
): readonly HeadingCandidate[] {
  const texts = lines.map(({ text }) => text.trim());
  const known = texts.flatMap((text, at) =>
    text.length <= 12 && !marked.has(at) && named.test(text.replace(/\s+/g, '')) ? [at] : [],
  );
  const plain = tellsEnds(texts)
    ? texts.flatMap((_, at) => (isHead(lines, texts, marked, listed, at) ? [at] : []))
    : [];
  // The first line is the document's title, unless similar lines divide the text.
  const isLikeOthers = plain.length > 1 && (marked.size === 0 || plain.every(at => yearly.test(texts[at]!)));
  const heads = plain[0] === 0 && !isLikeOthers ? plain.slice(1) : plain;
  return [...new Set([...known, ...heads])]
    .sort((a, b) => a - b)
    .map(at => {
      const text = texts[at]!.replace(/[:：]$/, '');
      const start = lines[at]!.start;
      return {
        ...{ form: 'unnumbered', value: undefined, prefix: '', doubt: 'none', shape: 'alone' },
        ...{ start: 0, titleStart: 0, at, offset: start, title: text, length: text.length, isBare: false },
      } satisfies HeadingCandidate;
    });
}

/** Whether a trimmed line ends like a sentence. Only its end is looked at: an expression that must end there is tried at every character. */
function isEnded(text: string): boolean {
  return endings.test(text.slice(-3));
}

/** Whether lines of text end with a full stop in this document. Extraction may have lost them. */
function tellsEnds(texts: readonly string[]): boolean {
  const lines = texts.filter(text => text.length >= longLine || /[。！？]/.test(text));
  return lines.length > 0 && lines.filter(isEnded).length >= lines.length * mostlyEnded;
}

function isHead(
  lines: readonly ReadLine[],
  texts: readonly string[],
  marked: ReadonlySet<number>,
  listed: ReadonlySet<number>,
  at: number,
): boolean {
  const text = texts[at]!;
  const longestHere = alphabeticTitle.test(text) ? longestAlphabetic : longestWithComma;
  if (text.length < 2 || text.length > longestHere || marked.has(at)) return false;
  if (/[，、]$/.test(text)) return false;
  if (alphabeticTitle.test(text))
    return isAlphabeticHead(text, at === 1 ? '.' : texts[at - 1], texts[at + 1]);
  const isTitle = text.includes('，')
    ? titleWithComma.test(text)
    : text.length <= longest && title.test(text.replace(series, ''));
  if (!isTitle || (other.test(text) && !yearly.test(text)) || !/\p{Script=Han}{2}/u.test(text)) return false;
  const above = texts[at - 1];
  if (continues.test(text) && marked.has(at - 1)) return false;
  const below = texts[at + 1];
  const isCentred =
    indentOf(lines[at]!.text) >= deepIndent && indentOf(lines[at + 1]?.text ?? '') < deepIndent;
  // The first line is the document's title.
  const isBelowText =
    isCentred ||
    above === undefined ||
    (at === 1 && !unfinished.test(above)) ||
    listed.has(at - 1) ||
    (isEnded(above) && /[。！？!?.．]/.test(above.slice(-3)));
  return isBelowText && below !== undefined && (isText(below) || (marked.has(at + 1) && below.length < 80));
}

/** A title in an alphabetic script: between sentences, and itself none. */
function isAlphabeticHead(text: string, above: string | undefined, below: string | undefined): boolean {
  const isBetween = above !== undefined && /[.!?。！？]["”’»)]*$/.test(above);
  const words = text.split(/\s+/);
  return (
    isBetween &&
    words.length <= mostWords &&
    !/^\p{Ll}{1,4}$/u.test(words.at(-1)!) &&
    below !== undefined &&
    /^["“„«(]?\p{Lu}/u.test(below) &&
    below.length > text.length &&
    /[.!?]["”’»)]*$/.test(below)
  );
}

/** Whether a line is a paragraph: it ends with a full stop, or is long. */
function isText(text: string): boolean {
  return /[。！？]|；$/.test(text) || text.length >= longLine * 2;
}
