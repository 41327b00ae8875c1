import { escapeXml } from '../../network/picture';

/** An element as it is written. Attributes and children that are `undefined` are left out. */
export interface Written {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly children?: readonly (Written | undefined)[];
  readonly text?: string;
}

/** An XML file: UTF-8 without a byte-order mark, line ends LF, two blanks a level. */
export function writeXml(root: Written): string {
  const lines = ['<?xml version="1.0" encoding="utf-8"?>'];
  const write = ({ name, attributes = {}, children = [], text }: Written, indent: string): void => {
    const given = Object.entries(attributes).flatMap(([key, value]) =>
      value === undefined ? [] : [` ${key}="${inAttribute(String(value))}"`],
    );
    const open = `${indent}<${name}${given.join('')}`;
    const inside = children.filter(child => child !== undefined);
    if (text !== undefined) lines.push(`${open}>${sound(text)}</${name}>`);
    else if (inside.length === 0) lines.push(`${open}/>`);
    else {
      lines.push(`${open}>`);
      for (const child of inside) write(child, `${indent}  `);
      lines.push(`${indent}</${name}>`);
    }
  };
  write(root, '');
  return `${lines.join('\n')}\n`;
}

/** The list in an element; none where the list is empty, because the schema wants one entry at least. */
export function listOf(name: string, children: readonly Written[]): Written | undefined {
  return children.length === 0 ? undefined : { name, children };
}

function inAttribute(text: string): string {
  return sound(text).replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');
}

/** XML has no way to write control characters and halves of characters. */
function sound(text: string): string {
  const plain = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, ' ')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  return escapeXml(plain);
}
