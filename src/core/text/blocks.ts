import { isDecimalMark, isHeadingMark, isLatinMark, isRomanMark } from './outline/marks';

/** What a line shows about the page: whether a block begins on it, or a page ends. */

/** Longest heading on one line, in characters; a longer line that begins like a heading is text. */
const longestTitle = 40;

/** Ends of a sentence, or of a clause that a list may follow, with closing quotes, brackets and citations after them. */
const sentenceEnd =
  /(?:[。！？；｡︒﹖﹗﹔‼⁇⁈⁉．!?;：:…]|[\p{L})\d%]\.)[”’"』」）)》〕\]]*(?:\s*[[［][\d,，\-–]+[\]］])*$/u;
/** Characters at the end of a line that tell whether a sentence ends there: a stop, closing marks, citations. */
const longestEnd = 24;
const sentence = /[。！？｡︒﹖﹗‼⁇⁈⁉!?]|\p{Script=Latin}\.(?:\s|$)/u;

/** After a dot or one dash stands a blank, else it may be in a name: `·卡德尔`, `—中亚`. */
const listItem = /^(?:[•●○■□◆◇▪★☆※➢|]|——|--|[·*–—-][\s\u3000]|[*-]\p{Script=Han})/u;
/** `表1 …`, `图 2-3 …`, `附件1：`, `注：`, `资料来源：`, `【摘要】`: what stands beside the running text. */
const aside =
  /^(?:[表图][\s\u3000]*\d[\d.．—–-]*(?:[\s\u3000]+|$)|附[件录表][\s\u3000]*[\d一二三四五六七八九十]*[：:]|注[\d\s]*[：:]|(?:资料)?来源[：:]|【[^】]{1,10}】)/;
/** `2.1 档案资源`, `3 展望`: a heading, or a number that a line happens to begin with. */
const decimal = /^\d{1,2}(?:[.．]\d{1,2})*[\s\u3000]+\p{Script=Han}/u;
/** `[12]张三.…`: an entry of the references, or a citation that a line happens to begin with. */
const reference = /^[[［]\d{1,3}[\]］]/;

/** A row of a table: cells apart by a bar, a tab, or a wide gap. */
const row = /\S(?:\t| {3,}|\u3000{2,})[\s\u3000]*\S/;

const pageNumber =
  /^(?:[-—–－·\s]*\d{1,4}[-—–－·\s]*|[-—–－\s]*[ivxlc]{1,6}[-—–－\s]*|第\s*\d{1,4}\s*页(?:\s*[（(/／,，]?\s*共\s*\d{1,4}\s*页\s*[）)]?)?|\d{1,4}\s*[/／]\s*\d{1,4}|[Pp]age\s+\d{1,4}(?:\s+of\s+\d{1,4})?)$/;
const imprint = /https?:\/\/|\bwww\.|[Aa]ll rights reserved|版权所有|\bISSN\b/;

/** Whether the text of a line ends a sentence, or a clause after which a list may begin. */
export function endsSentence(text: string): boolean {
  // A Han character or a comma ends most lines of hard-wrapped text.
  return !/[\p{Script=Han}，、]$/u.test(text.slice(-1)) && sentenceEnd.test(text.slice(-longestEnd));
}

/** Whether there is an end of a sentence in a text: running text has them, cells and titles do not. */
export function holdsSentence(text: string): boolean {
  return sentence.test(text);
}

/** Whether a line begins a block by its own mark: a heading, a list item, an aside. */
export function hasBlockMark(text: string): boolean {
  return (
    isHeadingMark(text) || listItem.test(text) || aside.test(text) || isNumbered(text) || isLatinMark(text)
  );
}

/** Whether a line begins with a number that may be a heading's: `2.1 档案资源`, `3 展望`. */
function isNumbered(text: string): boolean {
  return decimal.test(text) || isDecimalMark(text);
}

/** Whether a line may be a whole block, though it ends without a sentence: a heading, a caption, a short item. */
export function isTitle(text: string): boolean {
  return text.length <= longestTitle && hasBlockMark(text) && !holdsSentence(text);
}

/** Whether a line may be a heading of alphabetic text, which takes more characters than one of Chinese. */
export function isAlphabeticTitle(text: string): boolean {
  return (
    text.length <= 2 * longestTitle && /^(?:\d|\p{Lu})/u.test(text) && !han.test(text) && hasBlockMark(text)
  );
}

const han = /\p{Script=Han}/u;

/** Whether a line begins a block below a line of text; marks that a sentence may hold count only after a sentence. */
export function beginsBlock(text: string, above: string): boolean {
  if (reference.test(text)) return !/\p{Script=Han}$/u.test(above);
  if (isLatinMark(text)) return endsSentence(above) || hasBlockMark(above);
  if (!isHeadingMark(text) && (isNumbered(text) || isRomanMark(text))) return endsSentence(above);
  return hasBlockMark(text);
}

/** Whether a line is a row of a table. */
export function isRow(text: string): boolean {
  // Looking for a cell separator first spares most lines the pattern.
  return text.includes('|') || (/\t| {3}|\u3000{2}/.test(text) && row.test(text));
}

/** Dots that lead to a page number, as entries of a table of contents end. */
const leader = /\p{L}.*?(?:(?:[.…·．‥•﹒]\s?){4,}|…\s?…)\s*[（(〈]?\d{1,4}[)）〉]?\s*$/u;

/** Whether a line is an entry of a table of contents, with dots in front of its page number. */
export function isContentsEntry(text: string): boolean {
  // Checking length and end first spares most lines the pattern.
  return (
    text.length <= 200 &&
    /[\d)）〉\s]$/.test(text) &&
    /[.…·．‥•﹒]\s?[.…·．‥•﹒]/.test(text) &&
    leader.test(text)
  );
}

/** Whether a line is nothing but a page number, or an imprint at the foot of a page. */
export function isPageLine(text: string): boolean {
  return pageNumber.test(text) || imprint.test(text);
}
