/** A piece of XML: text and marks as they stand, or an element. */
export type XmlNode = string | XmlElement;

export interface XmlElement {
  /** With the usual prefix of its namespace, whatever the file calls it. */
  readonly name: string;
  /** The begin tag, as it stands; a tag that contains nothing ends with `/>`. */
  readonly open: string;
  children: XmlNode[];
}

/** Prefixes as everybody writes about them, by what namespaces end with. */
const usual: readonly (readonly [end: string, prefix: string])[] = [
  ['wordprocessingml/2006/main', 'w'],
  ['wordprocessingml/main', 'w'],
  ['officeDocument/2006/math', 'm'],
  ['officeDocument/math', 'm'],
  ['markup-compatibility/2006', 'mc'],
];

/** Cuts XML into elements. What is not well-formed stays where it is, to be found by whoever reads it next. */
export function parseXml(xml: string): XmlElement {
  const prefixes = new Map<string, string>();
  for (const [, prefix = '', uri = ''] of xml.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']/g)) {
    const known = usual.find(([end]) => uri.endsWith(end));
    if (known) prefixes.set(prefix, known[1]);
  }
  const root: XmlElement = { name: '', open: '', children: [] };
  const stack = [root];
  for (const [token] of xml.matchAll(
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+|</g,
  )) {
    const top = stack.at(-1)!;
    if (token.startsWith('</')) {
      if (stack.length > 1) stack.pop();
      continue;
    }
    const tag = /^<(?:([\w.-]+):)?([\w.-]+)/.exec(token);
    if (!tag) {
      top.children.push(token);
      continue;
    }
    const [, prefix = '', local = ''] = tag;
    const shown = prefixes.get(prefix) ?? prefix;
    const element = { name: shown === '' ? local : `${shown}:${local}`, open: token, children: [] };
    top.children.push(element);
    if (!token.endsWith('/>')) stack.push(element);
  }
  return root;
}

/** The XML of a node and all in it. */
export function renderXml(root: XmlElement): string {
  const out: string[] = [];
  const write = (node: XmlNode): void => {
    if (typeof node === 'string') {
      out.push(node);
      return;
    }
    const name = /^<([^\s/>]+)/.exec(node.open)?.[1];
    const isEmpty = node.open.endsWith('/>');
    out.push(isEmpty && node.children.length > 0 ? `${node.open.slice(0, -2)}>` : node.open);
    for (const child of node.children) write(child);
    if (name !== undefined && !(isEmpty && node.children.length === 0)) out.push(`</${name}>`);
  };
  write(root);
  return out.join('');
}

export function isElement(node: XmlNode | undefined): node is XmlElement {
  return typeof node === 'object';
}

/** The first child of that name. */
export function childOf(node: XmlElement | undefined, name: string): XmlElement | undefined {
  return node?.children.find((child): child is XmlElement => isElement(child) && child.name === name);
}

/** All elements of that name below a node, in their order; none within another of them. */
export function below(node: XmlElement, name: string): readonly XmlElement[] {
  return node.children.flatMap(child => {
    if (!isElement(child)) return [];
    return child.name === name ? [child] : below(child, name);
  });
}

/** The value of an attribute, whatever its prefix. */
export function xmlAttribute({ open }: XmlElement, name: string): string | undefined {
  const found = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(open);
  return found?.[1] ?? found?.[2];
}

/** The text in a node, its entities as they stand. */
export function textIn(node: XmlElement): string {
  return node.children.map(child => (isElement(child) ? textIn(child) : child)).join('');
}
