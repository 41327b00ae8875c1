import { attributeOf, childrenOf, findElement, type HtmlElement, type HtmlNode, isElement } from './page';

/** What begins and ends a line. */
const blocks = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ucapcontent ucaptitle ul'.split(
    ' ',
  ),
);
/** What is not text, or not shown as text. */
const leftOut = new Set(
  'audio button canvas datalist embed head iframe input noscript object option rp rt script select style svg template textarea title video'.split(
    ' ',
  ),
);

const han = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u3000-\\u303f]';
/** Line ends of the file within a Chinese sentence, which nobody sees as a blank. */
const brokenHan = new RegExp(`(${han})[ \\t]*[\\r\\n][ \\t\\r\\n]*(?=${han})`, 'g');

/** Whether a browser shows an element, as far as the page itself tells. */
export function isShown(element: HtmlElement): boolean {
  if (leftOut.has(element.tagName) || attributeOf(element, 'hidden') !== undefined) return false;
  return !/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributeOf(element, 'style') ?? '');
}

export function isBlock(node: HtmlNode): node is HtmlElement {
  return isElement(node) && blocks.has(node.tagName);
}

/** The text of a part of a page as lines: one for each paragraph and each row of a table, its cells apart by tabs; `except` is left out. */
export function linesOfPage(root: HtmlNode, except?: HtmlNode): string {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    const clean = line.replace(/ *([\t\n]) */g, '$1').replace(/^[ \n]+|[ \n]+$/g, '');
    if (clean !== '') lines.push(...clean.split('\n'));
    line = '';
  };
  const walk = (node: HtmlNode, isPreformatted: boolean): void => {
    if (node === except) return;
    if (node.nodeName === '#text' && 'value' in node) {
      line += isPreformatted ? node.value : collapse(node.value, line);
      return;
    }
    if (isElement(node)) {
      if (!isShown(node)) return;
      if (node.tagName === 'br') {
        line = `${line.trimEnd()}\n`;
        return;
      }
      if (node.tagName === 'tr' && isRow(node)) {
        end();
        const cells = cellsOf(node).map(cell => linesOfPage(cell, except).replace(/\s*\n\s*/g, ' '));
        const row = cells.join('\t').trimEnd();
        if (row !== '') lines.push(row);
        return;
      }
    }
    const isLine = isBlock(node);
    if (isLine) end();
    const pre = isPreformatted || (isElement(node) && node.tagName === 'pre');
    for (const child of childrenOf(node)) walk(child, pre);
    if (isLine) end();
  };
  walk(root, false);
  end();
  return lines.join('\n');
}

/** All text of a page. */
export function textOfBody(page: HtmlNode): string {
  return linesOfPage(findElement(page, ({ tagName }) => tagName === 'body') ?? page);
}

/** Blanks as browsers show them: one, and none where there is one before. */
function collapse(text: string, before: string): string {
  const shown = text
    .replace(brokenHan, '$1')
    .replaceAll('\u00a0', ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/[ \t\r\n\f]+/g, ' ');
  return shown.startsWith(' ') && (before === '' || /[\s]$/.test(before)) ? shown.slice(1) : shown;
}

function cellsOf(row: HtmlElement): readonly HtmlElement[] {
  return row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

/** Whether a row is one of data: tables also set out pages, whose cells contain other tables or whole texts. */
function isRow(row: HtmlElement): boolean {
  const cells = cellsOf(row);
  return cells.length > 1 && !cells.some(cell => contains(cell, 'table') || linesIn(cell) > 12);
}

function contains(node: HtmlNode, name: string): boolean {
  return childrenOf(node).some(
    child => (isElement(child) && child.tagName === name) || contains(child, name),
  );
}

function linesIn(node: HtmlNode): number {
  return childrenOf(node).reduce((sum, child) => sum + (isBlock(child) ? 1 : 0) + linesIn(child), 0);
}
