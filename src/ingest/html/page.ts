import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5';
import { DocumentProblem } from '../problem';

export type HtmlNode = DefaultTreeAdapterMap['node'];
export type HtmlElement = DefaultTreeAdapterMap['element'];

/** Deeper than any page; those that are nested further are made to do harm. */
const mostDeep = 1000;

/** Reads a page as browsers do: it repairs what is not well-formed. Nothing is fetched or run. */
export function parsePage(html: string): HtmlNode {
  // The parser takes hours for a hundred thousand nested elements, so their depth is watched while it works.
  const depths = new WeakMap<object, number>();
  const appendChild: typeof defaultTreeAdapter.appendChild = (parent, child) => {
    const depth = (depths.get(parent) ?? 0) + 1;
    if (depth > mostDeep) throw new DocumentProblem('too-large', 'nested too deeply');
    depths.set(child, depth);
    defaultTreeAdapter.appendChild(parent, child);
  };
  return parse(html, { treeAdapter: { ...defaultTreeAdapter, appendChild } });
}

export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find(each => each.name === name)?.value;
}

/** The first element in a tree that is asked for, in the order of the page. */
export function findElement(
  node: HtmlNode,
  isIt: (element: HtmlElement) => boolean,
): HtmlElement | undefined {
  if (isElement(node) && isIt(node)) return node;
  for (const child of childrenOf(node)) {
    const found = findElement(child, isIt);
    if (found) return found;
  }
  return undefined;
}
