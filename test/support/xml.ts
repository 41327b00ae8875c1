/** An element of an XML document, with what it holds in order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/**
 * Reads an XML document strictly: elements, attributes in quotes, texts, character references. Throws at anything
 * that an XML parser would refuse, so that markup in a name that was not escaped is found out.
 */
export function parseXml(xml: string): XmlElement {
  const token = /<\/([\w:-]+)>|<([\w:-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
  const root: { name: string; attributes: Record<string, string>; children: (XmlElement | string)[] } = {
    name: '',
    attributes: {},
    children: [],
  };
  const open = [root];
  token.lastIndex = xml.startsWith('<?xml') ? xml.indexOf('?>') + 2 : 0;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const found = token.exec(xml);
    if (!found) throw new Error(`Not well-formed at ${at}: ${xml.slice(at, at + 60)}`);
    const [, closed, opened, attributes = '', empty, text] = found;
    const parent = open.at(-1)!;
    if (text !== undefined) parent.children.push(resolve(text));
    else if (closed !== undefined) {
      if (open.pop()!.name !== closed) throw new Error(`</${closed}> closes nothing at ${at}`);
    } else if (opened !== undefined) {
      const element = { name: opened, attributes: attributesOf(attributes), children: [] };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [document, ...others] = root.children.filter(child => typeof child !== 'string');
  if (open.length > 1 || !document || others.length > 0) throw new Error('Not one whole document');
  return document;
}

/** The element and all below it. */
export function allElements(element: XmlElement): readonly XmlElement[] {
  return [
    element,
    ...element.children.flatMap(child => (typeof child === 'string' ? [] : allElements(child))),
  ];
}

/** All text in an element. */
export function textOf(element: XmlElement): string {
  return element.children.map(child => (typeof child === 'string' ? child : textOf(child))).join('');
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (name! in found) throw new Error(`Attribute ${name} twice: ${text}`);
    found[name!] = resolve(value!);
  }
  return found;
}

function resolve(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text))
    throw new Error('Forbidden character');
  return text.replace(/&(?:#(\d+);)?/g, (reference, code) => {
    if (code === undefined) throw new Error(`Bare & in ${text}`);
    return reference === '' ? '' : String.fromCharCode(Number(code));
  });
}
