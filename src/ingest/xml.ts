import { SaxesParser } from 'saxes';
import { DocumentProblem } from './problem';

/** An element of XML by its local name: programs disagree about the namespaces of OFD and EPUB. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly nodes: readonly Node[];
}

export type Node = string | Element;

/** Deeper than any document; those that are nested further are made to do harm. */
const mostDeep = 500;

/** Reads XML as a tree. Entities that a file declares are not expanded: they are an error. Throws a DocumentProblem with the place. */
export function readXml(xml: string): Element {
  const parser = new SaxesParser({ position: true });
  let root: Element | undefined;
  const open: { name: string; attributes: Map<string, string>; nodes: Node[] }[] = [];
  parser.on('error', error => {
    throw new DocumentProblem('damaged', error.message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= mostDeep) throw new DocumentProblem('too-large', 'nested too deeply');
    const values = Object.entries(attributes).map(([key, value]) => [localName(key), value] as const);
    open.push({ name: localName(name), attributes: new Map(values), nodes: [] });
  });
  const add = (node: Node) => void open.at(-1)?.nodes.push(node);
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const element = open.pop();
    if (!element) return;
    if (open.length > 0) add(element);
    else root = element;
  });
  parser.write(xml).close();
  if (!root) throw new DocumentProblem('damaged', 'no XML');
  return root;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function elementsOf(element: Element | undefined, name?: string): readonly Element[] {
  return (
    element?.nodes.filter(
      (node): node is Element => typeof node === 'object' && (name === undefined || node.name === name),
    ) ?? []
  );
}

/** The first element of a path of names below an element. */
export function find(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => elementsOf(at, name)[0], element);
}

/** All elements of a name below an element, in their order. */
export function findAll(element: Element, name: string): readonly Element[] {
  return elementsOf(element).flatMap(child => [
    ...(child.name === name ? [child] : []),
    ...findAll(child, name),
  ]);
}

export function textIn(element: Element | undefined): string {
  return element?.nodes.map(node => (typeof node === 'string' ? node : textIn(node))).join('') ?? '';
}

/** Text without blanks around it; `undefined` where there is none. */
export function valueIn(element: Element | undefined): string | undefined {
  const text = textIn(element).trim();
  return text === '' ? undefined : text;
}
