import { ExchangeError } from './foreign';

/** An element of an XML file. Prefixes are left out: programs disagree about the namespace of REFI-QDA. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text in it, without that of its elements. */
  readonly text: string;
}

/** Codes in codes, and what else programs nest; nothing real comes near. */
const mostDeep = 400;

/**
 * Reads XML as a tree. A DOCTYPE is refused, whatever it says: no format of ours has one, and entities come with it. Throws
 * an ExchangeError with the place where it is not well-formed.
 */
export async function readXml(xml: string): Promise<XmlElement> {
  const { SaxesParser } = await import('./saxes');
  const parser = new SaxesParser({ position: true });
  let root: XmlElement | undefined;
  const open: { name: string; attributes: Map<string, string>; children: XmlElement[]; text: string }[] = [];
  parser.on('error', error => {
    throw new ExchangeError('not-xml', error.message);
  });
  parser.on('doctype', () => {
    throw new ExchangeError('doctype');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= mostDeep) throw new ExchangeError('too-deep');
    const values = Object.entries(attributes).map(([key, value]) => [localName(key), value] as const);
    open.push({ name: localName(name), attributes: new Map(values), children: [], text: '' });
  });
  const addText = (text: string) => {
    const top = open.at(-1);
    if (top) top.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (!element) return;
    const above = open.at(-1);
    if (above) above.children.push(element);
    else root = element;
  });
  parser.write(xml.replace(/^\ufeff/, '')).close();
  if (!root) throw new ExchangeError('not-xml', 'no element');
  return root;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The elements of that name right in an element. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter(child => child.name === name) ?? [];
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(child => child.name === name);
}

/** The text of the first element of that name; `undefined` where there is none, or nothing in it. */
export function textOf(element: XmlElement | undefined, name: string): string | undefined {
  const text = childOf(element, name)?.text.replace(/\r\n?/g, '\n').trim();
  return text === '' ? undefined : text;
}

/** All text in an element, that of its elements too. */
export function wholeText(element: XmlElement): string {
  return element.text + element.children.map(wholeText).join('');
}
