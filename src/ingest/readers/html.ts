import { dependencies } from '../../../package.json';
import type { DocumentContent } from '../../core';
import { decodeHtml } from '../html/encoding';
import { linesOfPage } from '../html/lines';
import { mainPart } from '../html/main';
import { attributeOf, findElement, type HtmlNode, parsePage } from '../html/page';
import { contentOf } from '../plain';

export const parser = { name: 'parse5', version: dependencies.parse5 };

/** What pages of Chinese authorities say of themselves in their head. */
const described: Readonly<Record<string, string>> = {
  ArticleTitle: '标题',
  PubDate: '发布日期',
};

/** Reads the text of a web page without its menus; its heading comes first where the text itself does not repeat it. */
export function readHtml(bytes: Uint8Array): DocumentContent {
  const page = parsePage(decodeHtml(bytes));
  const main = mainPart(page);
  const text = linesOfPage(main);
  const heading = headingOf(page);
  const isThere = heading === undefined || squeeze(text).includes(squeeze(heading));
  const body = findElement(page, ({ tagName }) => tagName === 'body') ?? page;
  return contentOf({
    format: 'html',
    pages: [isThere ? text : `${heading}\n${text}`],
    around: [...fieldsOf(page), main === body ? '' : linesOfPage(body, main)].join('\n').trim(),
    title: textOf(findElement(page, ({ tagName }) => tagName === 'title')),
    library: parser,
  });
}

function headingOf(page: HtmlNode): string | undefined {
  const meta = metaOf(page, 'ArticleTitle');
  return meta ?? textOf(findElement(page, ({ tagName }) => tagName === 'h1' || tagName === 'ucaptitle'));
}

function fieldsOf(page: HtmlNode): readonly string[] {
  return Object.entries(described).flatMap(([name, label]) => {
    const value = metaOf(page, name);
    return value === undefined ? [] : [`${label}：${value}`];
  });
}

function metaOf(page: HtmlNode, name: string): string | undefined {
  const meta = findElement(
    page,
    element =>
      element.tagName === 'meta' && attributeOf(element, 'name')?.toLowerCase() === name.toLowerCase(),
  );
  const content = meta && attributeOf(meta, 'content')?.trim();
  return content === '' ? undefined : content;
}

function textOf(node: HtmlNode | undefined): string | undefined {
  if (!node) return undefined;
  const text = 'tagName' in node && node.tagName === 'title' ? rawText(node) : linesOfPage(node);
  const plain = text.replace(/\s*\n\s*/g, '').trim();
  return plain === '' ? undefined : plain;
}

function rawText(node: HtmlNode): string {
  return 'childNodes' in node
    ? node.childNodes.map(child => ('value' in child ? child.value : '')).join('')
    : '';
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
