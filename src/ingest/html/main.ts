import { isBlock, isShown, linesOfPage } from './lines';
import { attributeOf, childrenOf, findElement, type HtmlElement, type HtmlNode, isElement } from './page';

/** Where programs for web sites of Chinese authorities put the text of a page. */
const known =
  /^(?:ucap-content|ucapcontent|zoom|zoomcon|trs_editor|trs_ueditor|trs_editor_view|pages_content|artibody|article-content|article_content|articlecontent|fulltext|divfulltext|txt|news_content|xl_con|view-content)$/i;
/** Parts of a page that frame its text, whatever they say. */
const frame = new Set(['nav', 'footer', 'aside', 'header']);
/** Shares of the prose that a part holds when what is around it is not the text. */
const most = 0.9;

/**
 * The part of a page that holds its text: the one that is named so, else the smallest one with nearly all of its prose. Prose is
 * what stands outside of links in lines that are long enough for a sentence and have its marks, so menus, lists of other pages, titles in
 * tables and footers are none.
 */
export function mainPart(page: HtmlNode): HtmlNode {
  const body = findElement(page, ({ tagName }) => tagName === 'body') ?? page;
  const total = proseIn(body);
  const named = partsNamed(body).sort((one, other) => other.prose - one.prose)[0];
  if (named && named.prose > 0 && named.prose >= total * 0.5) return named.part;
  let part: HtmlNode = body;
  for (;;) {
    const inner: HtmlNode | undefined = childrenOf(part).find(
      child => isBlock(child) && isShown(child) && proseIn(child) >= total * most,
    );
    // A paragraph is not the whole text, even where it is nearly all of it.
    if (total === 0 || !inner || linesOfPage(inner).split('\n').length < 3) return part;
    part = inner;
  }
}

function partsNamed(node: HtmlNode): { readonly part: HtmlElement; readonly prose: number }[] {
  const below = childrenOf(node).flatMap(partsNamed);
  if (!isElement(node)) return below;
  const names = [attributeOf(node, 'id') ?? '', ...(attributeOf(node, 'class') ?? '').split(/\s+/)];
  const isNamed = node.tagName === 'ucapcontent' || names.some(name => known.test(name));
  return isNamed ? [{ part: node, prose: proseIn(node) }, ...below] : below;
}

/** Marks within and at the end of sentences. */
const marks = /[。，；！？：、,;.!?:]/;

/** How many characters of prose a part holds. */
function proseIn(node: HtmlNode): number {
  const cached = counts.get(node);
  if (cached !== undefined) return cached;
  let sum = 0;
  let line = '';
  const end = () => {
    if (line.length >= 20 && marks.test(line)) sum += line.length;
    line = '';
  };
  const walk = (each: HtmlNode): void => {
    if (each.nodeName === '#text' && 'value' in each) line += each.value.replace(/\s+/g, '');
    if (isElement(each) && (!isShown(each) || frame.has(each.tagName) || each.tagName === 'a')) return;
    if (isBlock(each)) {
      end();
      sum += proseOfChildren(each);
      return;
    }
    for (const child of childrenOf(each)) walk(child);
  };
  const proseOfChildren = (each: HtmlNode) => (each === node ? 0 : proseIn(each));
  for (const child of childrenOf(node)) walk(child);
  end();
  counts.set(node, sum);
  return sum;
}

const counts = new WeakMap<HtmlNode, number>();
